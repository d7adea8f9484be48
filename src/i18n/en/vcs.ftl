# Git: what it answered, or why it did not.

vcs-no-git = the git program was not found. Install it, or compare and merge files: “parcours merge” does without it.
vcs-no-repository = “{ $folder }” is in no git repository.
vcs-not-trusted = git does not open the repository of “{ $folder }”, which belongs to somebody else. If you trust it: git config --global --add safe.directory FOLDER.
vcs-no-revision = this repository has no revision “{ $revision }”.
vcs-no-file = revision “{ $revision }” has no file “{ $file }”.
vcs-too-large = “{ $file }” is larger than { $limit } MiB. The option --max-size raises the limit.
vcs-refused = git { $command } refused: { $reason }
vcs-failed = git { $command } could not be run: { $reason }
