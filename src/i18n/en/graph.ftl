# The graph: what must come before each module.

graph-title = { $modules ->
    [one] one module
   *[other] { $modules } modules
}, { $links ->
    [0] no link
    [one] one link
   *[other] { $links } links
}
graph-title-only = only “{ $title }” and { $side ->
    [before] what must come before
    [after] what comes after
   *[both] what is around it
}
graph-title-redundant = with links that follow
graph-waiting = The picture is being made…
graph-empty = This path has no module yet: a adds one.
graph-before = before
graph-after = after
graph-said = { $title } · before: { $before } · after: { $after }
graph-said-stage = Stage “{ $title }”, folded: { $count ->
    [one] one module
   *[other] { $count } modules
}
graph-light-all = Nothing is dimmed.
graph-light-before = Standing out: what must come before the chosen module.
graph-light-after = Standing out: what comes after the chosen module.
graph-light-both = Standing out: what comes before and after the chosen module.
graph-stages-lanes = Stages as lanes.
graph-stages-stretches = Stages one after the other.
graph-stages-free = Modules wherever, whatever their stage.
graph-redundant-shown = Links that follow from other links are shown.
graph-redundant-hidden = Links that follow from other links are hidden.
graph-map-title = Map
graph-ask-after = Title of the new module, to come after “{ $title }”
graph-ask-before = Title of the new module, to come before “{ $title }”
graph-link-opens = Link “{ $title }” to what comes after it
graph-link-needs = What must come before “{ $title }”
graph-link-cut = Cut a link of “{ $title }”
graph-link-beside = “{ $title }”: a choice beside which prerequisite?
graph-link-instead = “{ $title }”: which other module instead of “{ $other }”?
graph-link-alone = There is no other module.
graph-link-hint = Arrows, letters: choose · Tab: kind of link · Enter: take · Esc: give up
graph-choose-hint = Arrows, letters: choose · Enter: take · Esc: give up
graph-says-link = { $before } → { $after } · { $kind }
graph-says-cut = cut { $before } → { $after }
graph-says-beside = { $before }, or…
graph-says-instead = { $other } or { $before } → { $after }
graph-cut-nothing = “{ $title }” has no link.
graph-no-prerequisite = “{ $title }” has no prerequisite yet: link one first.
graph-stage = Stage
graph-hours = Hours
graph-code = Code
graph-needs = Comes after
graph-opens = Opens
graph-lost = Out of reach without this module:
graph-lost-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
graph-outcomes = Outcomes
graph-findings = Findings
graph-legend-required = required
graph-legend-advice = recommended
graph-legend-together = corequisite
graph-legend-choice = one is enough
graph-legend-cycle = closes a cycle

cmd-graph-left = left
    .help = Goes to the next module on the left.
cmd-graph-right = right
    .help = Goes to the next module on the right.
cmd-graph-go = form
    .help = Opens the form of the chosen module; unfolds a folded stage.
cmd-graph-add = new module
    .help = Adds a module that comes after the chosen one, linked with it.
    .why = finish typing first
cmd-graph-add-before = new module before
    .help = Adds a module that comes before the chosen one, linked with it.
    .why = choose a module first
cmd-graph-link = link
    .help = Links the chosen module to one that comes after it, chosen by moving or by typing its title.
    .why = choose a module first
cmd-graph-need = prerequisite
    .help = Gives the chosen module a prerequisite, chosen by moving or by typing its title.
    .why = choose a module first
cmd-graph-cut = cut
    .help = Takes away a link of the chosen module; asks which, if there are several.
    .why = choose a module first
cmd-graph-alternative = “or”
    .help = Offers another module beside a prerequisite of the chosen one: either of them will do.
    .why = choose a module first
cmd-graph-delete = delete
    .help = Deletes the chosen module.
    .why = choose a module first
cmd-graph-to-stage = to a stage
    .help = Moves the chosen module to the end of another stage.
    .why = choose a module first
cmd-graph-light = before/after
    .help = Makes stand out what must come before the chosen module, then what comes after, then both, then nothing.
cmd-graph-only = only that
    .help = Shows only the chosen module with what comes before and after it, or shows all again.
cmd-graph-fold = fold the stage
    .help = Makes the stage of the chosen module a single box, or unfolds it.
    .why = the chosen module is in no stage
cmd-graph-fold-all = fold all
    .help = Makes each stage a single box, or unfolds them all.
cmd-graph-more = detail
    .help = Shows codes only, then titles, then hours and findings too.
cmd-graph-less = less detail
    .help = Like “detail”, the other way round.
cmd-graph-turn = turn
    .help = Lets links run from left to right, or from top to bottom.
cmd-graph-stages = stages
    .help = Puts stages into lanes, then one after the other, then takes no notice of them.
cmd-graph-redundant = links that follow
    .help = Shows or hides links that follow from other links.
cmd-graph-afresh = lay out afresh
    .help = Lays the whole graph out afresh: fewer lines cross, but everything moves.
cmd-graph-map = map
    .help = Shows or hides the map of the whole.
cmd-graph-leave = outline
    .help = Shows all again, then goes back to the outline.
