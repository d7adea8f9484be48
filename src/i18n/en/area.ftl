# The text area, and the editor outside.

cmd-edit-outside = open in the editor
    .help = Opens the text of the field in your own editor (VISUAL or EDITOR) and takes back what it leaves.
    .why = choose a field of long text first

area-line = line { $at } of { $count }
area-outside-same = The editor left the text as it was.
area-outside-failed = The text stays as it was: { $why }
area-no-editor = “{ $editor }” does not start ({ $why }). The variable VISUAL or EDITOR says which editor to open.
area-editor-failed = “{ $editor }” ended in error ({ $code }).
area-not-text = what the editor left is not UTF-8 text (byte { $at }).
area-too-long = what the editor left is longer than a field can hold.
area-no-file = the editor’s file can’t be read: { $why }.
area-no-screen = the editor outside does not open line by line.
