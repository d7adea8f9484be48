# The fields of the format: renaming what has a key.

cmd-rename-key = rename
    .help = Gives the chosen entry another key; what names it in the file follows.
    .why = choose an entry with a key first
cmd-rename-module = rename the identifier
    .help = Gives the module another identifier; the prerequisites follow, and the old one is kept among the former identifiers.
    .why = choose a module first

fields-ask-rename = New key
