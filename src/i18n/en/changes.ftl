# The changes: the path beside another version of it.

changes-open = here
changes-saved = saved version
changes-disk = version on disk
changes-recovered = recovered work
changes-state = { $time } { $change }
changes-named = { $name }
changes-count =
    { $count ->
        [0] no change
        [one] one change
       *[other] { $count } changes
    }
changes-only = only: { $what }
changes-only-all = Everything
changes-only-unseen = What is still to be read
changes-none = Nothing changed from one version to the other. “v” chooses another one: a file, a version in git, a moment of the history.
changes-none-shown = No change of this kind. “f” shows the others.
changes-waiting = The version is coming…
changes-missing = This version is not there any more. “v” chooses another one.
changes-follows = What follows
changes-unreadable = “{ $name }” can’t be read: { $why }
changes-pick-version = Compare with
changes-ask-version = Another file, another version in git…
changes-ask-name = File, or version in git (HEAD, a branch, REV:FILE)
changes-pick-filter = Show only
changes-ask-remark = Remark, as a comment in the file
changes-remark = Review: { $text }
changes-remarked = remark: { $text }
changes-take-label = { $where }, { $what }: the other version
changes-taken = Taken: { $change }. “u” takes it back.
changes-copied = Changes copied.

changes-kind-module = Modules
changes-kind-field = Fields
changes-kind-stage = Stages
changes-kind-requirement = Prerequisites
changes-kind-outcome = Outcomes
changes-kind-activity = Activities
changes-kind-assessment = Assessments
changes-kind-resource = Resources
changes-kind-contributor = Contributors
changes-kind-contact = Contacts
changes-kind-adaptation = Adaptations
changes-kind-observation = Feedback
changes-kind-competency = Competencies
changes-kind-conflict = Open questions
changes-kind-comment = Comments
changes-kind-unknown = Unknown fields

cmd-change-go = go to the field
    .help = Shows in the outline the place of the chosen change.
    .why = no change is chosen
cmd-change-take = take the other version
    .help = Here, the chosen change becomes what the other version says; this can be undone.
    .why = this change can’t be taken alone
cmd-change-version = compare with…
    .help = Chooses the other version: the saved one, a file, a version in git, a moment of the history.
cmd-change-seen = read
    .help = Marks the change as read, or not, and goes on to the next.
    .why = no change is chosen
cmd-change-remark = remark
    .help = Leaves a remark for the review: a comment in the file, beside what changes.
    .why = no change is chosen
cmd-change-filter = filter
    .help = Shows only one kind of change, or those of one module.
cmd-change-swap = swap sides
    .help = Exchanges the version before and the version after.
cmd-change-calm = whole outline
    .help = Shows the stages and modules that did not change, too.
cmd-next-change = next group
    .help = Goes to the first change of the next module.
cmd-previous-change = previous group
    .help = Goes to the first change of the previous module.
cmd-change-full = read in full
    .help = Gives the chosen change all the room, or gives it back; pages scroll in it.
    .why = no change is chosen
cmd-change-copy = copy the changes
    .help = Puts the list of changes on the clipboard.
cmd-leave-changes = back to the outline
    .help = Leaves the changes.
