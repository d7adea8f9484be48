# Merging and answering from the command line.

cli-value-change = CHANGE
cli-value-answer = ID=OPTION
cli-value-option = OPTION

cli-merge = Merge two versions of a file
    .more = Exit code: 0 when everything is merged, 1 when questions are left, 2 when nothing could be merged. The result is written with its questions: “parcours resolve FILE” answers them. A version may also be REVISION:FILE.
cli-merge-left = One version
cli-merge-right = The other version
cli-merge-base = The version that both were made from (looked for without this option)
cli-merge-no-base = Look for no common version
cli-merge-output = The file to write (standard output unless given)
cli-merge-force = Replace the file if it is there
cli-merge-open = Open the result, on what is asked and what was decided
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
merging-suggested = (suggested)
merging-base-given = Common version: the one that was given.
merging-base-none = No common version: what one side lacks may have been deleted, and everything is kept.
merging-git-refused = git did not give the history: { $why } The common version is looked for elsewhere.
merging-base-refused = “{ $file }” can’t serve as the common version; the merge does without it.
merging-next = To answer: parcours resolve { $file }
merging-two-kinds = “{ $left }” and “{ $right }” are not files of one kind.
merging-fault = the result of the merge does not read as it should: nothing was written. This is a mistake of the program; please report it with your files.
merging-explain-none = No change at “{ $wanted }”.
merging-fate-applied = applied to the result
merging-fate-agreed = made by both sides, applied to the result
merging-fate-asked = asked: { $ids }

cli-resolve = Answer the questions that a merge left
    .more = Without options, the workspace opens on the questions of the file. Without a file, what is left of a merge of git is listed. Exit code: 0 when nothing is left, 1 when questions are, 2 in case of trouble. Git’s markers are understood in every style and length.
cli-resolve-file = The file to answer in
cli-resolve-list = List the questions and their possible answers
cli-resolve-take = Answer a question, for example “q-7t1c=base”; may be repeated
cli-resolve-take-all = Give this answer to every question that has it
cli-resolve-markers = Write what is open between git’s markers, for other tools
cli-resolve-add = Tell git (git add) once nothing is left
cli-resolve-format = Text to read, or JSON for a program

resolve-not-a-file = “{ $file }” is a link or a repository in git, not a file. Settle it with git.
resolve-bad-markers = The merge markers of “{ $file }” do not fit together: one of them was removed or changed. To start from the merge again: git checkout --merge { $file }
resolve-not-an-answer = “{ $answer }” is no answer. Write ID=OPTION; “--list” lists both.
resolve-no-question = no question “{ $id }”, or several begin like that. “--list” lists them.
resolve-no-option = “{ $option }” does not answer “{ $id }”. Possible answers: { $options }
resolve-answered =
    { $count ->
        [0] No question has this answer.
        [one] { $count } answer saved.
       *[other] { $count } answers saved.
    }
resolve-left =
    { $count ->
        [one] { $count } question is left.
       *[other] { $count } questions are left.
    }
resolve-nothing = “{ $file }”: no question is open.
resolve-to-add = “{ $file }”: nothing is left. To tell git: git add { $file }
resolve-added = “{ $file }”: git knows that the merge is done.
resolve-no-markers = “{ $file }” was deleted or renamed: there is nothing to put between markers.
resolve-many-sides = “{ $file }” has more than two versions: git’s markers show only two.
resolve-marked = “{ $file }”: what is open stands between markers. “parcours resolve” reads them again.
resolve-other-file = is not a file of a commons: git mergetool
resolve-which-file = name the file to answer in. “parcours resolve” without options lists what is open.
resolve-no-merge = No merge is unfinished.
resolve-next = To answer: parcours resolve FILE
resolve-deleted = { $by } deleted “{ $file }”, { $kept } changed it.
resolve-keep = keep the file, with the changes of { $kept }
resolve-delete = delete it, as { $by } did
resolve-used-by = Named in: { $files }
resolve-renamed = { $left } renamed it to “{ $one }”, { $right } to “{ $other }”.
resolve-one-sided = “{ $file }” is just the version of { $has }: nothing of { $lacks } was merged into it. { $lacks } changed:
resolve-merge-anew = merge it anew
resolve-keep-one-side = keep the version of { $has }, without the changes of { $lacks }
resolve-take-name = keep the name “{ $name }”
resolve-keep-both = keep both files
resolve-edited = “{ $file }” was changed since the merge: it is not deleted. Delete it yourself if it is no longer of use.
resolve-remove-failed = “{ $file }” could not be deleted: { $reason }
resolve-unwritten = The file still holds git’s markers: “parcours resolve FILE” replaces them.

cli-demo = Make a sample commons with a history and two branches to merge
    .more = Exit code: 0, or 2 when nothing could be made. The folder must be empty; git needs no set-up.
cli-demo-folder = The folder to make (parcours-demo unless given)
demo-made = A sample commons is ready in “{ $folder }”. Two centres changed the same path in it, each on its branch. Three commands to try:
demo-more = What does not contradict is merged, the rest is asked. “git merge --abort” puts everything back.
demo-not-empty = “{ $folder }” is not empty. Name another folder.

merging-base-git = Common version: that of commit { $commit }, where the two histories part.
merging-base-kept = Common version: that of { $day }, of which you made both.
merging-base-taken = Common version: the one that one of the two says it took ({ $digest }).
merging-base-alike = Common version: the one seen on { $day }, the nearest to both. This is a guess: name the right one with --base, or merge without with --no-base.
merging-base-alike-git = Common version: that of commit { $commit } ({ $day }), the nearest to both. This is a guess: name the right one with --base, or merge without with --no-base.
merging-doubtful =
    { $count ->
        [one] { $count } removal rests on this guess: check it.
       *[other] { $count } removals rest on this guess: check them.
    }
