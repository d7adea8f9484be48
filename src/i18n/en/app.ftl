# The interface.

app-name = Mille Parcours
app-stage = stage
app-untitled = (untitled)
app-no-file = new path
app-pane-outline = Path
app-pane-findings = Findings
app-no-findings = Nothing to report.
app-modules = { $count -> 
    [one] { $count } module
   *[other] { $count } modules
 }
app-counts = { $modules -> 
    [one] { $modules } module
   *[other] { $modules } modules
 } · { $hours }
app-modified = modified
app-read-only = read-only
app-empty = –
app-yes = yes
app-no = no
app-items = { $count -> 
    [0] none
   *[other] { $count }
 }
app-missing-module = module not there
app-undone = Undone: { $change }
app-redone = Done again: { $change }
app-past-closed = What was done in an earlier session does not fit this file: nothing was changed, and that part of the history is no longer offered.
app-saved = Saved to { $file }.
app-merged-disk =
    { $file }: both versions are merged, { $questions ->
        [0] no question
        [one] { $questions } question
       *[other] { $questions } questions
    }, { $decisions ->
        [0] no decision to review
        [one] { $decisions } decision to review
       *[other] { $decisions } decisions to review
    }. It remains to be saved.
app-reloaded = { $file } changed on disk: the new version is shown. Undo brings yours back.
app-recovered = Work recovered. Nothing is written until you save.
app-not-now = Not possible here, { $command }: { $why }.
app-refused-cycle = Refused: it would make a cycle, “{ $cycle }”. Choose a “recommended” link, or first remove one of these prerequisites.
app-refused-self = Refused: “{ $title }” can’t require itself.
app-already-required = “{ $title }” is required already.
app-bad-duration = “{ $text }” is not a duration. Write for instance 90, 1h30 or 1.5 h.
app-bad-number = “{ $text }” is not a whole number.
app-bad-date = “{ $text }” is not a date. Write for example 30/11/2026.
app-bad-id = “{ $text }” is not an identifier: small letters without accents, digits and hyphens, 64 at most.
app-nothing-to-refer-to = There is nothing to choose from here yet.
app-no-stage = This path has no stages yet.
app-type-something = Type something, or Esc to give up.
app-key-taken = “{ $key }” exists already.
app-ask-module = Title of the new module
app-ask-stage = Title of the new stage
app-ask-key = { $field }: identifier of the new entry
app-ask-line = { $field }: new item
app-ask-file = Save as
app-pick-reference = Choose
app-pick-stage = Stage of “{ $title }”
app-pick-prerequisite = Prerequisite of “{ $title }”
app-pick-alternative = Another possibility for “{ $title }”
app-pick-required = required already
app-pick-waiting = depends on it already
app-pick-knowledge = Knowledge, in words…
app-ask-knowledge = What one must know before this module
app-pick-jump = Go to
app-pick-command = Commands
app-link-kind = Link: { $kind }
app-link-hint = Tab: another kind of link
app-no-match = Nothing fits.
app-copy-of = { $title } (copy)
app-quit-title = There are changes that are not saved.
app-quit-body = { $file }
app-answer-stay = Stay
app-answer-leave = Add nothing
app-answer-paste-modules =
    { $count ->
        [one] Add it as a module
       *[other] Add { $count } modules
    }
app-answer-paste-items =
    { $count ->
        [one] Add it to the chosen list
       *[other] Add { $count } items to the chosen list
    }
app-pasted =
    { $count ->
        [one] A line was pasted
       *[other] { $count } lines were pasted
    }
app-pasted-body = The first: “{ $first }”
app-paste-read-only = What was pasted has no place here: the path can’t be edited.
app-answer-save-quit = Save and quit
app-answer-quit = Quit without saving
app-answer-reload = Take the version on disk (undo brings yours back)
app-answer-merge-disk = Merge both versions
app-answer-overwrite = Save over it all the same
app-answer-compare-disk = Compare the two versions
app-answer-recover = Take up this work
app-answer-compare-recovered = Compare with the file
app-answer-forget = Throw it away for good
app-save-conflict = { $file } was changed by somebody else since you opened it. Nothing was written.
app-disk-changed = { $file } has just changed on disk.
app-file-gone = The file is no longer there.
app-recovery = Unsaved work was found ({ $when }).
app-recovery-body = The last session was interrupted. The file was not touched.
app-recovery-changed = The file has changed since: compare before you take it up.
app-compare-disk = The disk (−) and your version (+)
app-compare-recovered = The file (−) and the recovered work (+)
app-same = No difference.
app-help-title = Help
app-help-everywhere = Everywhere
shell-help-outline = In the outline
app-help-form = In the form
shell-help-findings = In the findings
app-help-signs = Signs of the outline and the graph
app-sign-mandatory = compulsory module
app-sign-optional = optional module
app-sign-tailored = tailored module
app-sign-missing = module that is named but missing
app-sign-required = required link
app-sign-together = corequisite: at the same time
app-sign-advised = recommended: rather before
app-sign-any = one or the other: one is enough
app-help-typing = While typing: Enter keeps, Esc gives up (in a long text, Esc keeps). Ctrl-Z goes back.
app-hint-line = Enter keep · Esc give up
app-hint-area = Esc keep · Ctrl-Z undo · Ctrl-C give up
app-hint-picker = Enter choose · Esc give up
app-hint-question = Enter, or the number · Esc back
app-hint-text = ↑ ↓ read · Esc close
app-start-empty = No path here. Ctrl-N makes one.
app-hint-start = Type to search · Enter open · Ctrl-N new path · Ctrl-T import a table · Esc quit · F3 français
app-ask-path = Title of the new path
app-needs-terminal = the workspace needs a terminal. To read a path without one: parcours show FILE.
app-terminal-failed = the terminal does not answer: { $reason }
app-no-threads = The system does not grant the workspace enough processes or memory (“ulimit -u”, “ulimit -v”). Raise the limit, or use the commands: parcours --help.
app-no-journal = No rescue journal: { $why }

# The commands.

cmd-up = up
    .help = Goes to the row above.
cmd-down = down
    .help = Goes to the row below.
cmd-page-up = page up
    .help = Goes a page up.
cmd-page-down = page down
    .help = Goes a page down.
cmd-first = first
    .help = Goes to the first row.
cmd-last = last
    .help = Goes to the last row.
cmd-edit-row = open the form
    .help = Goes to the form of the chosen row.
cmd-add-module = add a module
    .help = Adds a module behind the chosen one.
    .why = this path can’t be changed right now
cmd-prerequisites = prerequisites
    .help = Adds a prerequisite to the chosen module. A link that would make a cycle is refused, with the cycle.
    .why = choose a module first
cmd-move-up = move up
    .help = Moves the module or stage up.
    .why = choose a stage first, or a module that stands in one
cmd-move-down = move down
    .help = Moves the module or stage down.
    .why = choose a stage first, or a module that stands in one
cmd-move-to-stage = move to a stage
    .help = Puts the module at the end of another stage.
    .why = choose a module first
cmd-duplicate = duplicate
    .help = Adds a copy of the module right behind it.
    .why = choose a module first
cmd-delete = delete
    .help = Deletes the module or stage. Prerequisites that named it go too; a stage leaves its modules to its neighbour.
    .why = choose a module or a stage first
cmd-add-stage = add a stage
    .help = Adds a stage behind the chosen one.
    .why = this path can’t be changed right now
cmd-edit = edit
    .help = Edits the field: typing, choosing or switching, as its kind asks. In an empty list it adds the first item.
    .why = choose a field of the form first
cmd-fold = unfold
    .help = Shows or hides what the row holds.
    .why = this row holds nothing to unfold
cmd-unfold = unfold
    .help = Shows what the row holds.
    .why = this row holds nothing to unfold
cmd-back = fold or go back
    .help = Folds, goes a level up, or back to the outline.
cmd-leave = back to the outline
    .help = Goes back to the outline.
cmd-add-item = add
    .help = Adds an item to the list.
    .why = choose a list first
cmd-alternative = or else…
    .help = Adds another possibility to the prerequisite: one of the modules is enough.
    .why = choose a prerequisite first
cmd-delete-item = remove
    .help = Removes the item from the list.
    .why = choose an item of a list first
cmd-item-up = move up
    .help = Moves the item up.
    .why = choose an item of an ordered list first
cmd-item-down = move down
    .help = Moves the item down.
    .why = choose an item of an ordered list first
cmd-go-to-finding = go there
    .help = Goes to the place of the finding.
    .why = there is no finding
cmd-leave-findings = back
    .help = Goes back to the outline.
cmd-save = save
    .help = Saves the file.
cmd-undo = undo
    .help = Undoes the last change, without limit.
    .why = there is nothing to undo
cmd-redo = redo
    .help = Does again what was undone.
    .why = there is nothing to redo
cmd-findings = findings
    .help = Shows or leaves the list of findings.
cmd-next-finding = next finding
    .help = Goes to the place of the next finding.
    .why = there is no finding
cmd-previous-finding = previous finding
    .help = Goes to the place of the previous finding.
    .why = there is no finding
cmd-next-pane = other pane
    .help = Goes to the next pane.
    .why = this view has one pane only
cmd-previous-pane = previous pane
    .help = Goes to the previous pane.
    .why = this view has one pane only
cmd-save-as = save as…
    .help = Saves to another file.
cmd-recover = recovered work
    .help = Offers again what an interrupted session left.
    .why = no interrupted session left work
cmd-palette = commands
    .help = Finds a command by its name.
cmd-language = français
    .help = Switches the interface to French.
cmd-redraw = redraw
    .help = Draws the whole screen anew, when another program wrote over it, for instance.
cmd-suspend = suspend
    .help = Gives the terminal back; “fg” returns here.
cmd-help = help
    .help = Shows all keys.
cmd-quit = quit
    .help = Quits. Asks before a change is lost.

# The keys.

key-Enter = Enter
key-Esc = Esc
key-Tab = Tab
key-BackTab = Shift-Tab
key-Space = Space
key-Delete = Del
key-Up = ↑
key-Down = ↓
key-Left = ←
key-Right = →
key-Home = Home
key-End = End
key-PageUp = PgUp
key-PageDown = PgDn
