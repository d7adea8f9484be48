# Git: what it answered, or why it did not.

vcs-no-git = the git program was not found. Install it, or compare and merge files: “parcours merge” does without it.
vcs-no-repository = “{ $folder }” is in no git repository.
vcs-not-trusted = git does not open the repository of “{ $folder }”, which belongs to somebody else. If you trust it: git config --global --add safe.directory FOLDER.
vcs-no-revision = this repository has no revision “{ $revision }”.
vcs-no-file = revision “{ $revision }” has no file “{ $file }”.
vcs-not-here = The content of “{ $name }” is not in this copy of the repository (a partial clone, or a damaged one), and nothing is fetched unasked. To get it: git show { $name }
vcs-too-large = “{ $file }” is larger than { $limit } MiB. The option --max-size raises the limit.
vcs-leads-out = “{ $file }” is a link that leads out of the repository: nothing is written there. Put a file in its place.
vcs-refused = git { $command } refused: { $reason }
vcs-failed = git { $command } could not be run: { $reason }
vcs-silent = git { $command } said nothing for { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    } and was ended. The variable PARCOURS_GIT_TIMEOUT gives it more time, in seconds.
vcs-filtered = “{ $file }” passes through the filter “{ $filter }” of the repository, which would start “{ $program }”: nothing is added. If you trust it: git add { $file }

cli-value-base = BASE
cli-value-left = LEFT
cli-value-right = RIGHT
cli-value-size = SIZE

cli-git = Set up git for the files of a commons
    .more = With this set-up, “git merge”, “git rebase” and the like merge paths by their meaning, and “git diff” and “git log -p” show them in words.
cli-git-install = Set up merging, differences and reading
    .more = Exit code: 0, or 2 when something could not be set. Safe to repeat; “parcours git uninstall” takes everything back. The file .gitattributes is shared with the repository, the configuration stays on this machine.
cli-git-install-local = For the repository of the current folder (the default)
cli-git-install-global = For every repository of this user
cli-git-install-dry-run = Change nothing, say what would be done
cli-git-uninstall = Take the set-up back
    .more = Exit code: 0, or 2 when something could not be taken back.
cli-git-uninstall-local = For the repository of the current folder (the default)
cli-git-uninstall-global = For every repository of this user
cli-git-uninstall-dry-run = Change nothing, say what would be done
cli-git-status = Say what is set up and what is not
    .more = Exit code: 0 when all is in place, 1 when something is missing, 2 when git does not answer.
cli-doctor = Check the installation: the program, its folders, git
    .more = Exit code: 0 when all is in place, 1 when something is missing.
cli-merge-driver = Merge for git
    .more = Called by git: parcours merge-driver %O %A %B %L %P %S %X %Y. Exit code: 0 when everything is merged, 1 when questions are left in a file that reads, 129 when git has to stop; then nothing is written.
cli-merge-driver-base = %O, the common version; empty where there is none
cli-merge-driver-left = %A, one version, and the file that the result is written to
cli-merge-driver-right = %B, the other version
cli-merge-driver-size = %L, how long markers are
cli-merge-driver-name = %P, the name of the file
cli-merge-driver-label-base = %S, what the common version is called
cli-merge-driver-label-left = %X, what the first version is called
cli-merge-driver-label-right = %Y, what the second version is called
cli-diff-driver = Show a difference for git
    .more = Called by git: parcours diff-driver NAME OLD ID MODE NEW ID MODE. Exit code: 0, different or not.
cli-diff-driver-args = What git says: the name, then for each version the file, its id and its mode
cli-textconv = Read a file out, every field of it
    .more = Called by git for “git log -p” and “git show”. A file that does not read is given as it is. Exit code: 0, or 2 when there is no such file.
cli-textconv-file = The file to read

git-install-done = All set. Commit “.gitattributes” so that the other centres have the same; each runs “parcours git install” once.
git-install-already = Everything is set up already.
git-uninstall-done = The set-up is taken back.
git-uninstall-already = There was nothing to take back.
git-step-write = write { $file }
git-step-remove = remove { $file }

git-status-version = git { $version }
git-status-old = Before git 2.44 the versions of a merge have no names: questions say “version in place” and “version received”.
git-status-repository = Repository: { $folder }
git-status-no-repository = The current folder is in no repository: only the settings of this user are looked at.
git-status-settings = The configuration knows merging, differences and reading.
git-status-settings-other = The configuration has another “parcours” driver than this version of the program.
git-status-settings-missing = The configuration does not know the program yet.
git-status-install = parcours git install
git-status-program = The program that git calls is there: { $file }
git-status-no-program = The program that git calls, “{ $program }”, was not found: git merges line by line, with markers.
git-status-attributes = The attributes name the files of a commons.
git-status-no-attributes = No attribute names the files of a commons: git merges them line by line.
git-status-attributes-alone = The attributes name a driver that the configuration does not know: git merges line by line, without a word.
git-status-unmerged =
    { $count ->
        [one] { $count } file waits for the end of a merge.
       *[other] { $count } files wait for the end of a merge.
    }
git-status-unmerged-help = parcours resolve
git-doctor-program = parcours { $version }, { $file }
git-doctor-state = The folder for journals and known versions is in place: { $folder }
git-doctor-state-closed = The folder for journals and known versions can’t be written: { $folder }
git-doctor-no-state = No folder is known for journals and known versions.
git-doctor-no-state-help = Name a folder in the variable PARCOURS_STATE_DIR. Without it, nothing is kept of typing that is cut off.

git-driver-stopped = “{ $file }” is not merged. git stops and everything stays as it was.
git-driver-unreadable = Repair “{ $file }” in the version that is named and commit, then try again. Or let git merge line by line what does not read: PARCOURS_TEXT_MERGE=1 git merge …
git-driver-markers = A version of “{ $file }” was committed with the markers of an unfinished merge. On the branch that holds them: parcours resolve, then git commit. Or let git merge line by line: PARCOURS_TEXT_MERGE=1 git merge …
git-driver-lfs = “{ $file }” is a pointer of Git LFS and not the file itself. Run “git lfs pull”, then try again.
git-driver-emptied = “{ $file }” is empty in one version and changed in the other. The changed version is kept: parcours resolve asks which one is right.
git-driver-as-text = “{ $file }” is merged line by line, unchecked: read it again.
git-driver-no-base = “{ $file }”: the common version does not read, the merge does without it.
git-driver-notes =
    { $count ->
        [one] { $file }: { $count } decision to review. To see them: parcours resolve { $file }
       *[other] { $file }: { $count } decisions to review. To see them: parcours resolve { $file }
    }
git-driver-questions =
    { $count ->
        [one] { $file }: { $count } question. To answer: parcours resolve
       *[other] { $file }: { $count } questions. To answer: parcours resolve
    }
git-label-left = version in place
git-label-right = version received
git-label-stash = stashed changes
git-diff-mode = Mode of the file: { $old } → { $new }
git-diff-unmerged = { $file }: unfinished merge (parcours resolve)
