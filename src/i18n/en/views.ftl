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
