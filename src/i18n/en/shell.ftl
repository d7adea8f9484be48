# The frame of the workspace: views, tabs.

shell-tab-outline = Outline
shell-tab-graph = Graph
shell-tab-matrix = Matrix
shell-tab-timeline = Hours
shell-tab-findings = Findings
shell-tab-history = History
shell-tab-commons = Commons
shell-tab-changes = Changes
shell-tab-questions = Questions

shell-keys-title = Keys
shell-keys-intro = Keys count in the view or pane that has the cursor, and “everywhere” except while a text is typed. All of them can be changed: “parcours config keymap” gives the file to start from. A command without a key is found in the palette.
shell-keys-head = | Keys | Command | What it does | Name in keymap.ron |
shell-keys-mouse = The mouse
    .text = A click chooses, a click on what is chosen does what Enter does, the wheel scrolls. Tabs and the keys at the bottom are run by a click. In the outline a module or a stage is dragged to its new place. In the graph the picture is dragged, and a module dragged onto another offers to link the two. The command "mouse" leaves the mouse to the terminal, to select text with it; "mouse": "no" in config.ron always does.
shell-keys-plain = Line by line: parcours --plain
shell-man-keys = KEYS
shell-keymap-intro =
    The keys of each command. Copy this file to keymap.ron in the folder of the configuration
    (“parcours config path” says where it is), keep the lines that you change and take out the
    others: a command that is absent keeps its keys. The first key is the one the screen shows.
    A key is written a, K, é, F5, Enter, Esc, Tab, Space, Up, PageDown, with Ctrl- or Alt- in
    front. An empty list takes all keys from a command, which stays in the palette.

shell-help-graph = In the graph
shell-help-matrix = In the matrix
shell-help-timeline = In the timeline
shell-help-history = In the history
shell-help-commons = In the commons
shell-help-changes = In the changes
shell-help-questions = In the questions

shell-theme-intro =
    How the workspace looks. Copy this file to theme.ron in the folder of the configuration
    (“parcours config path” says where it is), keep the lines that you change and take out the
    others. A style is a colour (red, lightblue, a number from 0 to 255, or #5fd7ff), “on” and the
    colour of the ground, then bold, dim, italic, underlined, reversed. An empty text leaves the
    colours of the terminal. The option --theme takes a theme as it is, without this file.
shell-role-text = ordinary text, and the ground of the whole screen
shell-role-title = titles
shell-role-quiet = what matters less
shell-role-label = names of fields
shell-role-key = keys to press
shell-role-focus = what is chosen, where the keys go
shell-role-selected = what is chosen, while the keys go elsewhere
shell-role-frame-focus = the frame of the pane that has the keys
shell-role-frame = the other frames
shell-role-matched = letters that match
shell-role-typed = what is being typed
shell-role-good = what is right, or done
shell-role-bad = what is wrong, or refused
shell-role-warning = what should be looked at
shell-role-info = what is worth knowing
shell-role-added = what a change adds
shell-role-removed = what a change removes
shell-role-changed = what a change alters
shell-role-before = what must come before the chosen module
shell-role-after = what comes after the chosen module
shell-role-link-required = a prerequisite that must be met
shell-role-link-alternative = a prerequisite of which one of several is enough
shell-role-link-recommended = a prerequisite that is advice
shell-role-link-together = a module to be taken along with another

shell-expected-command = a name of a command, as “parcours config keymap” gives them,
shell-expected-key = a name of a key such as a, K, F5, Ctrl-S, Alt-Up or Space
shell-expected-free-key = a key that no other command of the same view takes in this file
shell-expected-some-key = at least one key, without which nothing could be found any more,
shell-expected-role = a name of a style, as “parcours config theme” gives them,
shell-expected-style = a style such as “red bold” or “#5fd7ff on 16”
shell-config-trouble = { $file }, line { $line }, column { $column }: { $problem }. Correct this line; until then the default holds.

shell-carry = “{ $title }” to the stage “{ $stage }”: let go to put it there.
shell-carry-nowhere = “{ $title }”: let it go on a stage or on one of its modules.
shell-mouse-taken = The mouse acts here again.
shell-mouse-left = The mouse is left to the terminal.

shell-copied-text = Copied: { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }. Ctrl-V pastes while a text is typed.
shell-copied-id = Identifier copied.
shell-copy-empty = There is nothing to copy here.
shell-panic = Mille Parcours stopped on a mistake of its own; the terminal is given back. What was not saved is kept here: { $journal }. Open the path again: it will be offered. Report the mistake with the lines above.
shell-copy-long = That is too long for the clipboard of the terminal. Ctrl-V pastes it here while a text is typed.

# Commands.

cmd-view-outline = outline
    .help = Shows the outline and the form.
cmd-view-graph = graph
    .help = Shows what must come before each module.
cmd-view-matrix = matrix
    .help = Shows outcomes and competencies by modules.
cmd-view-timeline = hours
    .help = Shows the hours along the path.
cmd-view-findings = list of findings
    .help = Shows the findings on the whole screen.
cmd-view-history = history
    .help = Shows what was done, and the ways not taken.
cmd-view-commons = commons
    .help = Shows what the centres share.
cmd-view-changes = changes
    .help = Shows what differs from another version.
cmd-view-questions = questions
    .help = Shows what a merge left open.
cmd-mouse = mouse
    .help = Leaves the mouse to the terminal, to select text with it, or takes it back.
cmd-copy = copy
    .help = Copies the chosen module, stage or path, as a text to paste elsewhere.
cmd-copy-id = copy the identifier
    .help = Copies the identifier of what is chosen.
cmd-outline-lanes = links in the margin
    .help = Hides the links drawn left of the outline, so that titles have the room, or shows them.
cmd-copy-field = copy
    .help = Copies what the field says.
    .why = choose a field of the form first
cmd-copy-outline = copy the outline
    .help = Copies the outline of the path, as a text to paste elsewhere.
