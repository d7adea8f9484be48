# The graph as a picture.
picture-or = or
picture-untitled = Untitled
picture-counts = { $modules ->
    [one] { $modules } module
   *[other] { $modules } modules
} · { $links ->
    [one] { $links } link
   *[other] { $links } links
} · { $ranks ->
    [one] { $ranks } rank
   *[other] { $ranks } ranks
} · { $crossings ->
    [0] no crossing
    [one] { $crossings } crossing
   *[other] { $crossings } crossings
}
picture-part = Ranks { $first } to { $last } of { $all }
picture-strip = Strip { $at } of { $all }
picture-no-stage = Outside the stages
picture-required = required
picture-together = corequisite
picture-advice = recommended
picture-cycle = closes a cycle
picture-choice = one is enough
picture-too-large =
    { $modules ->
        [one] This graph
       *[other] This graph of { $modules } modules
    } has too many links or stages for a picture that can be read. Try --reduce or --stages none, or else --as lanes.
