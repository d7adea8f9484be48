# The workspace line by line.

plain-path = Path: { $title }
plain-stage = Stage: { $title }
plain-module = Module: { $title }
plain-form = Form. { $what }
plain-field = { $name }: { $value }
plain-open = unfolded
plain-closed = folded
plain-on = ticked
plain-off = not ticked
plain-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
 }
plain-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
 }
plain-before = before: { $titles }
plain-after = after: { $titles }
plain-hint-prompt = Type the answer. Empty line: keep what is proposed. “esc”: give up.
plain-hint-field = Type the value. Empty line: change nothing. “-”: empty it. “esc”: give up.
plain-hint-lines = Type the text, then a full stop alone on a line. A full stop at once: change nothing. “-”: empty it. “esc”: give up.
plain-hint-picker = A number chooses, a few letters search. “esc”: give up.
plain-hint-checklist = A number ticks or unticks, a few letters search, “ok” ends. “esc”: give up.
plain-hint-question = Answer with a number. “esc”: give up.
plain-welcome = Mille Parcours, line by line. “help” says what is possible here. “list” reads the rows. A number chooses a row. An empty line says again where you are. A command is given by its name, its label or its key; what stands behind it answers it.
plain-here = { $title }, { $at } of { $count }. { $text }
plain-nothing = { $title }. Nothing.
plain-list = { $title }, { $from } to { $to } of { $count }.
plain-more = “more” reads on.
plain-done = Done: { $what }
plain-refused = No: { $what }
plain-found = Finding: { $what }
plain-unknown = I don’t know “{ $what }”. “help” says what is possible here.
plain-near = I don’t know “{ $what }”. Perhaps: { $names }
plain-elsewhere = “{ $what }” counts only there: { $where }.
plain-by = { $how } by: { $titles }
plain-no-row = There is no row { $number }.
plain-command = { $label }, “{ $id }”, { $keys }
plain-command-bare = { $label }, “{ $id }”
plain-help = Possible here:
plain-kept = The session ends without saving. What was done will be offered at the next opening.
plain-list-word = list
plain-more-word = more
plain-help-word = help
plain-choose = Type the number of a path, or “new” and a title. “quit” to end.
plain-new-word = new
plain-quit-word = quit
