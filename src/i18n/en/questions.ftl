# The questions view: what a merge left open.

questions-none = Nothing is open: no merge left a question in this path.
questions-open =
    { $count ->
        [0] no question
        [one] { $count } question
       *[other] { $count } questions
    }
questions-decided = Decided without asking
questions-here = here
questions-disk = on disk
questions-base = before
questions-absent = (absent)
questions-suggested = suggested: loses nothing
questions-postponed = put off
questions-answers = Answers
questions-alike =
    { $count ->
        [one] “{ $key }”: the same answer to the other question alike
       *[other] “{ $key }”: the same answer to the { $count } other questions alike
    }
questions-as-decided = as decided
questions-in-force = in force
questions-decided-so = Decided: { $what }.
questions-left =
    { $count ->
        [one] { $count } question still open.
       *[other] { $count } questions still open.
    }
questions-all-answered = Nothing is open any more. What is left is to save.
questions-answered-alike =
    { $count ->
        [one] Answer { $count } question
       *[other] Give { $count } questions the same answer
    }
questions-unreadable = The questions in this file come from a newer version and can’t be read here.

# Contradictions of more than one value with another.

questions-kind-credit = contributors
questions-kind-cycle = prerequisites in a circle
questions-kind-dangling = prerequisite of a deleted module
questions-kind-deleted = deleted or changed
questions-kind-fuse = modules fused
questions-kind-id = identifier
questions-kind-licence = licence
questions-kind-module = deleted or changed
questions-kind-order = order
questions-kind-place = stage of the module
questions-kind-removed = removed or changed
questions-kind-same = same module?
questions-kind-sequence = order against a prerequisite
questions-kind-split = module split in two
questions-kind-twice = added twice

cmd-answer = answer
    .help = Gives the chosen answer and goes on to the next question. “u” takes it back.
    .why = there is no answer to choose here
cmd-next-answer = other answer
    .help = Chooses the next answer and shows what it does.
    .why = there is no answer to choose here
cmd-previous-answer = previous answer
    .help = Chooses the previous answer and shows what it does.
    .why = there is no answer to choose here
cmd-answer-alike = same answer everywhere
    .help = Gives the chosen answer to all questions alike, as one change.
    .why = no other question is like it
cmd-edit-answer = edit
    .help = Takes the chosen answer, then opens the form to write something else.
    .why = no question is chosen
cmd-postpone = later
    .help = Puts the question off and goes on to the next.
    .why = no question is chosen
cmd-leave-questions = back to the outline
    .help = Goes back to the outline; what is open stays open.
