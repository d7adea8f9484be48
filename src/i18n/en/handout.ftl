# Handing the path out: the export dialog.

cmd-export = export
    .help = Hands the path out in another form, with a preview: training programme or data.

handout-title = Export the path
handout-form = Form
handout-form-html = programme, web page
handout-form-md = programme, Markdown
handout-form-json = data, JSON
handout-language = Language
handout-lang-fr = French
handout-lang-en = English
handout-file = File
handout-write = write “{ $file }”
handout-preview = Preview
handout-preview-of = Preview · { $from } to { $to } of { $count } lines
handout-making = The preview is being made…
handout-unsaved = As it is on the screen, unsaved changes included.
handout-missing =
    { $count ->
        [one] { $count } obligatory part is missing: { $parts }
       *[other] { $count } obligatory parts are missing: { $parts }
    }
handout-part = { $what }
handout-part-in-module = { $what } (“{ $title }”)
handout-hint = ↑ ↓ line · ← → change · Pages preview · Enter write · Esc back
handout-plain-hint = A number chooses; a file name writes the document there; esc gives up.
handout-chosen = { $label }, chosen
handout-done = Exported to “{ $file }”.
handout-exists = “{ $file }” is there already.
handout-answer-name = choose another name
handout-answer-replace = replace this file
handout-source = “{ $file }” is the path itself: an export never replaces it. Choose another name.
