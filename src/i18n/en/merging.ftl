# Merging and answering from the command line.

cli-value-change = CHANGE
cli-value-option = ID=OPTION

cli-merge = Merge two versions of a file
    .more = Exit code: 0 when everything is merged, 1 when questions are left, 2 when nothing could be merged. The result is written with its questions: “parcours resolve FILE” answers them. A version may also be REVISION:FILE.
cli-merge-left = One version
cli-merge-right = The other version
cli-merge-base = The version that both were made from (looked for without this option)
cli-merge-no-base = Look for no common version
cli-merge-output = The file to write (standard output unless given)
cli-merge-force = Replace the file if it is there
cli-merge-dry-run = Write nothing, say what would be done
cli-merge-label-left = What to call the first version: a person, a centre, a branch
cli-merge-label-right = What to call the second version
cli-merge-explain = Say what became of the changes at this place, for example “negociation-7t1c”
cli-merge-format = The form of the report

merging-heading = { $title }: { $left } and { $right }
merging-tally = { $label }: { $changes } = { $applied } + { $noted } + { $asked }
merging-count-changes =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
merging-count-applied = { $count } applied
merging-count-noted = { $count } noted
merging-count-asked = { $count } asked
merging-both =
    { $count ->
        [one] { $count } change is the same on both sides.
       *[other] { $count } changes are the same on both sides.
    }
merging-notes =
    { $count ->
        [one] { $count } decision to review
       *[other] { $count } decisions to review
    }
merging-open =
    { $count ->
        [0] No question: everything is merged.
        [one] { $count } question to answer
       *[other] { $count } questions to answer
    }
merging-said = { $label }: { $value }
merging-base = common version
merging-removed = removed
merging-suggested = (suggested)
merging-base-given = Common version: the one that was given.
merging-base-none = No common version: what one side lacks may have been deleted, and everything is kept.
merging-base-refused = “{ $file }” can’t serve as the common version; the merge does without it.
merging-next = To answer: parcours resolve { $file }
merging-two-kinds = “{ $left }” and “{ $right }” are not files of one kind.
merging-fault = the result of the merge does not read as it should: nothing was written. This is a mistake of the program; please report it with your files.
merging-explain-none = No change at “{ $wanted }”.
merging-fate-applied = applied to the result
merging-fate-agreed = made by both sides, applied to the result
merging-fate-asked = asked: { $ids }
