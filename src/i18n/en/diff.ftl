# What changes from one version to another.

diff-plain = { $text }
diff-quoted = “{ $text }”
diff-absent = { $id } (absent)
diff-nothing = nothing
diff-yes = yes
diff-no = no
diff-labelled = { $label }: { $value }
diff-within = { $around } · { $part }
diff-comma = { $first }, { $rest }
diff-in-brackets = { $what } ({ $more })
diff-or = { $first } or { $last }
diff-sentences = { $first }; { $second }
diff-with-facts = { $what }: { $facts }

diff-the-path = Path “{ $name }”
diff-the-module-file = Module “{ $name }”
diff-the-card = Card “{ $name }”
diff-the-charter = Commons “{ $name }”
diff-the-module = Module “{ $name }”
diff-the-stage = Stage “{ $name }”
diff-the-outcome = Outcome “{ $name }”
diff-the-requirement = Prerequisite { $name }
diff-the-activity = Activity “{ $name }”
diff-the-assessment = Assessment “{ $name }”
diff-the-resource = Resource “{ $name }”
diff-the-contributor = Contributor “{ $name }”
diff-the-contact = Contact “{ $name }”
diff-the-adaptation = Adaptation “{ $name }”
diff-the-observation = Feedback “{ $name }”
diff-the-competency = Competency “{ $name }”
diff-the-conflict = Open question “{ $name }”
diff-the-centre = Centre “{ $name }”
diff-the-rule = Rule “{ $name }”
diff-the-ritual = Ritual “{ $name }”
diff-stages = Stages
diff-word-path = path
diff-word-module = module
diff-word-module-file = module file
diff-word-card = card
diff-word-charter = charter

diff-value-changed = { $what }: { $before } → { $after }
diff-value-set = { $what }: { $after }
diff-value-cleared = { $what }: { $before } → nothing
diff-value-written = { $what }: new text
diff-value-erased = { $what }: text removed
diff-value-reworded = { $what }: text changed
diff-item-added = { $what }: one more, { $after }
diff-item-removed = { $what }: one fewer, { $before }
diff-item-moved = { $what }: { $item } goes from place { $from } to place { $to }

diff-place = place { $place }
diff-where = place
diff-id = id

diff-module-added = module added
diff-module-removed = module deleted
diff-module-in-stage = stage “{ $stage }”
diff-module-outcomes =
    { $count ->
        [one] one outcome
       *[other] { $count } outcomes
    }
diff-module-stage = goes from stage “{ $from }” to stage “{ $to }”
diff-module-stage-left = leaves stage “{ $from }” and is in none any more
diff-module-stage-entered = enters stage “{ $to }”
diff-module-earlier = comes earlier in stage “{ $stage }”: from place { $from } to place { $to }
diff-module-later = comes later in stage “{ $stage }”: from place { $from } to place { $to }
diff-module-renamed = id: { $before } → { $after }
diff-module-joined = joined by a guess: { $before } → { $after }

diff-stage-added = Stage “{ $name }” added
diff-stage-removed = Stage “{ $name }” deleted
diff-stage-moved = Stage “{ $name }” moved: from place { $from } to place { $to }
diff-outcome-added = Outcome “{ $name }” added
diff-outcome-removed = Outcome “{ $name }” deleted
diff-activity-added = Activity “{ $name }” added
diff-activity-removed = Activity “{ $name }” deleted
diff-activity-moved = Activity “{ $name }” moved: from place { $from } to place { $to }
diff-assessment-added = Assessment “{ $name }” added
diff-assessment-removed = Assessment “{ $name }” deleted
diff-resource-added = Resource “{ $name }” added
diff-resource-removed = Resource “{ $name }” deleted
diff-contributor-added = Contributor “{ $name }” added
diff-contributor-removed = Contributor “{ $name }” removed
diff-contact-added = Contact “{ $name }” added
diff-contact-removed = Contact “{ $name }” deleted
diff-adaptation-added = Adaptation “{ $name }” added
diff-adaptation-removed = Adaptation “{ $name }” deleted
diff-observation-added = Feedback “{ $name }” added
diff-observation-removed = Feedback “{ $name }” deleted
diff-competency-added = Competency “{ $name }” added
diff-competency-removed = Competency “{ $name }” deleted
diff-conflict-added = Open question “{ $name }” added
diff-conflict-removed = Open question “{ $name }” answered or removed
diff-centre-added = Centre “{ $name }” added
diff-centre-removed = Centre “{ $name }” removed
diff-rule-added = Rule “{ $name }” added
diff-rule-removed = Rule “{ $name }” deleted
diff-ritual-added = Ritual “{ $name }” added
diff-ritual-removed = Ritual “{ $name }” deleted

# What a module asks for.
diff-requirement-added =
    .required = now requires { $what }
    .recommended = now advises { $what } before
    .corequisite = now requires { $what }, before or at the same time
    .strict = now requires { $what }, in the same period
    .unknown = now requires { $what } (“{ $kind }” link)
diff-requirement-removed =
    .required = no longer requires { $what }
    .recommended = no longer advises { $what }
    .corequisite = no longer requires { $what }, before or at the same time
    .strict = no longer requires { $what }, in the same period
    .unknown = no longer requires { $what } (“{ $kind }” link)
diff-requirement-to-advice = { $what }: advice only now ({ $before } → { $after })
diff-requirement-from-advice = { $what }: required now ({ $before } → { $after })
diff-requirement-strength = { $what }: { $before } → { $after }
diff-alternative-added = now accepts { $member } instead of { $rest }
diff-alternative-removed = no longer accepts { $member } instead of { $rest }

diff-comment = Comment ({ $what })
diff-unknown = { $what } · unknown field { $name }
diff-comment-added = Comment added ({ $what })
diff-comment-removed = Comment deleted ({ $what })
diff-comment-changed = Comment changed ({ $what })
diff-unknown-added = { $what } · unknown field { $name }: { $after }
diff-unknown-removed = { $what } · unknown field { $name } deleted, was { $before }
diff-unknown-changed = { $what } · unknown field { $name }: { $before } → { $after }

diff-effect-hours = Total duration: { $before } → { $after } ({ $difference })
diff-effect-modality = of which { $modality }: { $before } → { $after } ({ $difference })
diff-effect-critical = Critical path: { $before } → { $after } ({ $difference })
diff-effect-critical-other = Critical path: still { $after }
diff-effect-critical-through =
    { $more ->
        [0] it now goes through { $titles }
       *[other] it now goes through { $titles } and { $more } more
    }
diff-effect-outcome-lost = “{ $module }”: the outcome “{ $outcome }” is no longer assessed
diff-more = { $minutes } more
diff-less = { $minutes } less
