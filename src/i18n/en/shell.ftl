# The frame of the workspace: views, tabs.

shell-tab-outline = Outline
    .coming = –
shell-tab-graph = Graph
    .coming = The graph will stand here: the modules, and what must come before each.
shell-tab-matrix = Matrix
    .coming = The matrix will stand here: outcomes and competencies, and the modules that teach, practise and assess them.
shell-tab-timeline = Hours
    .coming = The timeline will stand here: hours by stage and modality.
shell-tab-findings = Findings
    .coming = –
shell-tab-history = History
    .coming = The history will stand here: everything that was done, the ways not taken, and the way back to any moment.
shell-tab-commons = Commons
    .coming = The commons will stand here: the paths, modules and cards that the centres share.
shell-tab-changes = Changes
    .coming = The changes will stand here: what differs from another version of the path.
shell-tab-questions = Questions
    .coming = The questions that a merge left open will stand here, one answer at a time.

shell-keys-title = Keys
shell-keys-intro = Keys count in the view or pane that has the cursor, and "everywhere" except while a text is typed. All of them can be changed: "parcours config keymap" gives the file to start from. A command without a key is found in the palette.
shell-keys-head = | Keys | Command | What it does | Name in keymap.ron |
shell-man-keys = KEYS
shell-keymap-intro =
    The keys of each command. Copy this file to keymap.ron in the folder of the configuration
    ("parcours config path" says where it is), keep the lines that you change and take out the
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
