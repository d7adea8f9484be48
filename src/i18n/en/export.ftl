# What is handed out: training programme, views, pages of `parcours show`.

export-failed = the document could not be written: { $why }
    .help = This is a mistake of the program, not of your file. Please report it with this message.

export-outline = Training programme
export-outline-funder = Detailed training programme
export-outline-leaflet = Training leaflet
export-untitled = Untitled training
export-contents = Contents
export-label = { $label }:
export-quoted = “{ $title }”
export-quoted-absent = “{ $title }” (not in the path)
export-or = { $first } or { $last }
export-no-module = (no module)
export-after = after { $groups }
export-after-recommended = preferably after { $groups }
export-with-or-after = with or after { $groups }
export-together-with = at the same time as { $groups }
export-after-unknown = link “{ $kind }” with { $groups }
export-knowing = knowing: { $what }
export-knowing-recommended = preferably knowing: { $what }
export-phrases = { $first }; { $rest }

export-missing = To be completed: { $what }
export-missing-in-module = To be completed: { $what } (module “{ $title }”)
export-missing-title = { $count ->
    [one] { $count } obligatory part to be completed
   *[other] { $count } obligatory parts to be completed
}
export-what-organisation = Name of the training body
export-what-updated = Date of the last update
export-what-conflicts = Answers to the questions that a merge left open
export-what-contact = Person in charge of relations with trainees, with a way to reach them
export-what-duration = Duration
export-what-outcomes = Operational outcomes that can be assessed
export-what-certification-code = Code of the certification
export-what-certification-title = Title of the certification
export-what-modules = Modules of the programme
export-what-assessments = Assessments
export-what-trainers = Titles and qualifications of the trainers
export-what-distance-activities = Distance activities
export-what-distance-duration = Average duration of the distance activities
export-what-distance-assistance = Technical and pedagogical assistance at a distance
export-what-tutor = Trainer in charge in the work situation
export-what-reflexive = Reflexive phases apart from the work situations
export-what-work-assessment = Assessment of what was learnt in the work situation

export-mark-reference = Reference { $value }
export-mark-version = Version { $value }
export-mark-updated = Updated on { $value }
export-summary-duration = Duration
export-summary-modality = Modality
export-duration-in-days = { $duration } ({ $count ->
    [one] { $days } day
   *[other] { $days } days
} of 7 h)

export-section-organisation = Training body
export-section-title = Title and reference
export-section-goals = Goals
export-section-competencies = Competencies and certification
export-section-audience = Audience
export-section-entry = Entry requirements
export-section-positioning = Positioning at entry
export-section-duration = Duration and group size
export-section-modality = Modality
export-section-access = Access: terms, lead time, place
export-section-content = Content, step by step
export-section-means = Means and methods
export-section-trainers = Trainers
export-section-tracking = Follow-up
export-section-assessment = Assessment
export-section-completion = What is received at the end
export-section-price = Price
export-section-accessibility = Accessibility for people with disabilities
export-section-contacts = Contacts and internal rules
export-section-results = Results
export-section-credits = Credits

export-organisation = Training body
export-nda = Registered under the number { $nda }. This registration is not an approval by the State.
export-outcomes = Operational outcomes: at the end of the training, the learner will be able to
export-competencies = Competencies
export-no-certification = This path does not lead to a professional certification.
export-no-entry = None.
export-total = Total duration
export-optional = Of which optional modules
export-at-centre = Of which at the centre or at a distance
export-at-company = Of which in a company
export-by-modality = Duration by modality
export-timetable = Dates and hours are given with the invitation.
export-manner-on-site = on site
export-manner-distance = at a distance
export-manner-mixed = mixed (on site and at a distance)
export-manner-workplace = training in work situations (AFEST)
export-manner-company = period in a company
export-module = Module
export-module-number = Module { $number }
export-number = No.
export-contents-of-module = Content
export-sources = Based on the work of
export-licence-by = Creative Commons Attribution { $version }
export-licence-by-sa = Creative Commons Attribution, ShareAlike { $version }
export-licence-by-nc = Creative Commons Attribution, NonCommercial { $version }
export-licence-by-nd = Creative Commons Attribution, NoDerivatives { $version }
export-licence-by-nc-sa = Creative Commons Attribution, NonCommercial, ShareAlike { $version }
export-licence-by-nc-nd = Creative Commons Attribution, NonCommercial, NoDerivatives { $version }
export-licence-zero = Creative Commons Zero { $version }
export-activity = Activity
export-average-duration = Average duration
export-distance = Distance activities
export-workplace = Activities in a company
export-tutor = Tutor, support
export-assessed-below = The assessments are described in section 15.
export-no-stage = Modules outside any stage
export-trainers-above = The trainers are presented with the means of staffing, in section 12.
export-assessments = Assessments
export-criteria-above = Criteria and assessed outcomes stand in each module of the content.
export-rules = The internal rules are handed out before final enrolment (article L6353-8 of the French labour code).
export-no-results = No result indicator is recorded in this path.
export-credits-of = Module “{ $title }”
export-based-on = Based on “{ $title }”
export-adapted = { $nature } ({ $scope })

export-with-trainer = trainer present
export-assistance = assistance: { $value }
export-range = { $from } to { $to }
export-assessment = { $moment }: { $form }
export-assesses = { $count ->
    [one] assesses outcome { $outcomes }
   *[other] assesses outcomes { $outcomes }
}

export-page-goal = Goal
export-page-counts = { $modules ->
    [one] { $modules } module
   *[other] { $modules } modules
}, { $duration }
export-stats-title = { $title }: figures
export-stats-total = Total duration
export-stats-critical = Critical path
export-stats-critical-unknown = no duration is stated
export-stats-critical-none = no module waits for another
export-stats-modules = Modules
export-stats-links = Links
export-stats-module = Module
export-stats-duration = Duration
export-stats-blocking = Blocks
export-stats-lost = Lost
export-stats-lost-unknown = Lost: this path has too many links to count them.
export-stats-delay = Chain
export-stats-complexity = Complexity
export-stats-centrality = Centrality
export-stats-legend = Blocks: modules that depend on it. Lost: modules that can no longer be reached without it, alternatives considered. Chain: modules of the longest chain through it. Complexity: the sum of the two. Centrality: summed length of the chains through it. Every member of an alternative counts as a link, recommended links do not count.
export-reading-fact = { $label }: { $value }
export-yes = yes
export-no = no
