# Merging: questions, answers, decisions.

merge-this = this
merge-file = the file
merge-module = module “{ $title }”

# Why a question is asked, in one sentence.
merge-why-value = { $field }, { $subject }: { $labels } do not say the same.
merge-why-guarded = { $field }, { $subject }: this field is binding, and { $labels } do not agree.
merge-why-text = { $field }, { $subject }: { $labels } rewrote the same passage differently.
merge-why-erased = { $field }, { $subject }: { $gone } took it out, { $other } changed it.
merge-why-removed = { $field }, { $subject }: { $gone } removed it, { $other } changed it.
merge-why-moved = { $field }, { $subject }: { $gone } removed it, { $other } moved it.
merge-why-credit = { $field }, { $subject }: { $gone } takes out somebody or a source that { $other } still credits.
merge-why-twice = { $subject }: { $labels } gave one id to two different things.
merge-why-place = { $subject }: { $labels } put it in two different places.
merge-why-order = { $field }, { $subject }: the orders of { $labels } contradict each other.
merge-why-module = { $subject }: { $gone } removed it, { $other } went on working on it.
merge-why-dangling = { $subject }: { $gone } removed it, { $other } builds on it.
merge-why-dangling-entry = { $field }, { $subject }: { $gone } removed it, { $other } refers to it.
merge-why-same = { $subject }: { $gone } removed it and added one that is nearly the same, { $other } went on working on it. Is it the same module?
merge-why-split = { $subject }: { $gone } split it, { $other } changed it. Where do those changes go?
merge-why-fuse = { $subject }: { $gone } fused it with another one, { $other } changed it. Where do those changes go?
merge-why-id = { $subject }: { $labels } gave it two different ids.
merge-why-cycle = { $modules }: the prerequisites that { $labels } added make a circle together, nobody could begin.
merge-why-sequence = { $modules }: with the changes of { $labels }, a module would come before what it requires.

# What each version says.
merge-said-removed = removed
merge-said-elsewhere = no prerequisite, but stages moved or a module taken away
merge-said-requires = “{ $title }” requires { $what }
merge-said-requires-no-more = “{ $title }” does not require { $what } any more
merge-said-requires-otherwise = “{ $title }” requires { $what } otherwise
merge-said-placed = “{ $title }” { $place }
merge-said-new = new module “{ $title }” ({ $id })
merge-said-renamed = “{ $title }” becomes { $id }
merge-one-of = one of { $items }
merge-of-kind = { $what } ({ $kind })
merge-place-first = first
merge-place-behind = after “{ $item }”
merge-place-first-of = first in stage “{ $stage }”
merge-place-behind-in = after “{ $item }”, stage “{ $stage }”

# The answers.
merge-take = Take the version of { $label }
merge-take-value = Take { $value }
merge-keep-base = Keep the common version
merge-keep-both = Keep both
merge-both-in-turn = Both, one after the other
merge-delete = Remove it, as { $label } did
merge-keep = Keep it, with the work of { $label }
merge-replace-by = Replace it by “{ $title }”
merge-same-module = It is the same: all goes into “{ $title }”
merge-two-modules = They are two modules: keep both
merge-into = Put these changes into “{ $title }”
merge-keep-beside = Keep this module too
merge-keep-id = Keep the id { $id }
merge-as-advice = Keep these links as advice only
merge-leave-out = Leave these changes out
merge-drop-link = Remove this prerequisite
merge-keep-approved = Keep the approval
merge-clear-list = Clear the list
merge-add-link = Add the prerequisite “{ $title }”

# What was decided without asking.
merge-note-latest = Two dates: { $later } is kept, { $earlier } is older.
merge-note-text = Two changes of one paragraph were put together.
merge-note-guess = Taken over from one side. Whether the other one changed it too, only the right common version tells; this one is a guess.
merge-note-order = A place was chosen between two changes: { $items }.
merge-note-comment = Two comments in one place: both are kept.
merge-note-comment-gone = This comment goes with what it spoke of, which the other side removed: { $comments }.
merge-note-comment-member = A comment goes with the module that was taken out of this group of prerequisites.
merge-note-deleted = “{ $title }” is removed, as { $label } wants; { $other } had only changed order or spelling in it.
merge-note-cleared = { $label } cleared the list; what { $other } added to it is kept: { $items }.
merge-note-spelling = Two spellings of one word: { $forms }.
merge-note-alias = The same outcome was added twice: { $kept } is kept, { $alias } joins it.
merge-note-duplicate = “{ $title }” exists under two ids: { $one } and { $other }. Is it a duplicate?
merge-note-levels = “{ $other }” now aims higher than “{ $title }”, which builds on it.
merge-note-inherit = “{ $title }” no longer inherits “{ $other }”, which came through “{ $through }”.
merge-note-licence = The licence of the origin of “{ $title }” does not go with that of the path ({ $licence }).
merge-note-guarded = { $label } changed { $field }: { $before } → { $after }.
merge-with-reason = { $what }, because { $why }
merge-note-status = The approval given by { $label } does not cover what { $other } changed: the status is what it was before.
merge-note-follows = “{ $title }” required { $old }; the link follows to “{ $new }”.
merge-note-no-base = No common version: what only one side has is kept ({ $count }), but the other may have removed it.
