# The alignment matrix and the timeline.

matrix-title = { $title }: alignment
matrix-sums = Competencies: { $competencies } (worked on: { $taught }, assessed: { $assessed }). Outcomes: { $outcomes } (assessed: { $checked }). Modules: { $modules } (without outcome: { $bare }).
matrix-letter-taught = T
matrix-letter-practised = P
matrix-letter-assessed = A
matrix-taught = taught
matrix-practised = practised
matrix-assessed = assessed
matrix-outcomes-assessed = Outcomes assessed
matrix-without = Outcomes without competency
matrix-gap-not-taught = no module works towards it
matrix-gap-not-assessed = taught, never assessed
matrix-gap-unknown = a competency that the path has not
matrix-gap-no-outcome = no outcome
matrix-legend = ○T taught: an outcome of the module works towards it. ◐P practised: the module also lets learners train, make something or work in a company. ●A assessed: an assessment is about the outcome (positioning at entry does not count).

timeline-title = { $title }: hours
timeline-sums = { $total } in total, { $critical } at least where what can go on side by side does{ $skippable ->
    [0] .
   *[other] , { $optional } of them in optional modules.
}
timeline-legend = ◆ critical path: a delay of this module delays the end. The two columns: duration, running total.

views-ticked = { $count } of { $all }
views-hint-checklist = Space tick · Enter done · Esc give up

matrix-short-sums = competencies assessed: { $assessed } of { $competencies }, outcomes assessed: { $checked } of { $outcomes }
matrix-gap = missing
matrix-no-module = This path has no module yet.
matrix-empty = No competency and no outcome: add outcomes in the form of a module, competencies in that of the path.
matrix-said-taught = { $title } teaches “{ $name }”: { $outcomes ->
    [one] one outcome, not assessed
   *[other] { $outcomes } outcomes, none assessed
}.
matrix-said-practised = { $title } practises “{ $name }”: { $outcomes ->
    [one] one outcome, not assessed
   *[other] { $outcomes } outcomes, none assessed
}.
matrix-said-assessed = { $title } assesses “{ $name }”: { $outcomes ->
    [one] one outcome, assessed
   *[other] { $outcomes } outcomes, { $assessed } of them assessed
}.
matrix-said-nothing = { $title } does not work towards “{ $name }”.
matrix-said-no-outcome = { $title } has no outcome. Open its form to write one.
matrix-said-gap = { $name }: { $gap }.
matrix-said-outcome-taught = { $text } ({ $title }): no assessment is about this outcome.
matrix-said-outcome-practised = { $text } ({ $title }): practised, but no assessment is about this outcome.
matrix-said-outcome-assessed = { $text } ({ $title }): assessed.
matrix-no-gap = Nothing is missing.
matrix-no-competency = The path has no competency yet: add some in its form.
matrix-choose-outcome = Choose an outcome: Space shows them.
matrix-tick-outcomes = Outcomes of “{ $title }”
matrix-tick-towards = Tick those that work towards “{ $name }”.
matrix-tick-competencies = Competencies of “{ $text }”

cmd-matrix-left = previous module
    .help = Goes to the module on the left.
cmd-matrix-right = next module
    .help = Goes to the module on the right.
cmd-matrix-go = open
    .help = Shows the outcomes of the module in its form.
cmd-matrix-link = link
    .why = there has to be a module and a competency
    .help = Links or unlinks the outcomes of the module and the competency; on an outcome, chooses its competencies.
cmd-matrix-fold = outcomes
    .help = Shows or hides the outcomes of the competency.
cmd-matrix-fold-all = all
    .help = Shows or hides the outcomes of all competencies.
cmd-matrix-next-gap = next gap
    .help = Goes to the next place where a module, an assessment or an outcome is missing.
cmd-matrix-previous-gap = previous gap
    .help = Goes to the previous gap.
cmd-matrix-wide = titles
    .help = Widens the columns to show the titles of modules, or narrows them.
cmd-matrix-leave = outline
    .help = Goes back to the outline.

timeline-short-sums = { $total }, critical path { $critical }
timeline-empty = This path has neither stage nor module yet.
timeline-duration = duration
timeline-total = total
timeline-critical = critical path
timeline-said-stage = { $title }: { $minutes }, from { $start } to { $end }. { $shares }
timeline-said-module = { $title }: { $minutes }, from { $start } to { $end }. { $shares }
timeline-said-critical = { $title }: { $minutes }, from { $start } to { $end }, on the critical path: a delay of it delays the end. { $shares }
timeline-said-empty = { $title }: no duration is given.

cmd-timeline-go = open
    .help = Shows the form of the module or the stage.
cmd-timeline-near = close up
    .help = Stretches the axis over the chosen stage alone, or over the whole path.
cmd-timeline-leave = outline
    .help = Goes back to the outline.

findings-count-error = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
findings-count-warning = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
findings-count-info = { $count ->
    *[other] { $count } for information
}
findings-least-warning = without information
findings-least-error = errors only
findings-group-error = Errors
findings-group-warning = Warnings
findings-group-info = Information
findings-group-path = The path
findings-filtered = Nothing that grave. f shows the others.

cmd-findings-group = group
    .help = Groups the findings by gravity, by place, or by rule.
    .why = show the view of findings first
cmd-findings-next-group = next group
    .help = Goes to the first finding of the next group.
    .why = show the view of findings first
cmd-findings-previous-group = previous group
    .help = Goes to the start of the group, then to the group before.
    .why = show the view of findings first
cmd-findings-filter = filter
    .help = Hides information, then warnings, then shows all again.
    .why = show the view of findings first

history-first = opening of the file
history-oldest = oldest state kept
history-earlier = earlier
history-now = now
history-saved = saved
history-said-now = You are here: { $change }.
history-said-behind = Enter comes back here: { $change }. What follows stays in the history.
history-said-aside = Enter takes this version up again: { $change }.
history-gone = Went to: { $change }. Backspace goes back.
history-compare-title = From “{ $change }” to now
history-made = What it changed
history-made-nothing = Nothing that shows.
history-made-large = Space compares this moment and now.

cmd-history-go = go there
    .help = Brings the path back to the chosen state. Nothing is lost: the state that is left stays in the history.
    .why = choose another moment than now
cmd-history-compare = compare
    .help = Shows how the chosen state differs from now.
cmd-history-back = back
    .help = Goes back to the state before the last jump in the history.
    .why = there was no jump
cmd-history-branch = next branch
    .help = Goes to the last state of another branch.
cmd-history-leave = outline
    .help = Goes back to the outline.
