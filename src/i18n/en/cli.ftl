# The command line: help, reports, refusals. Keys follow the names of commands.

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-everywhere = Options everywhere
cli-hint-values = [values: { $values }]
cli-hint-default = [default: { $values }]
cli-hint-alias = [alias: { $name }]
cli-help-name = help
cli-label-error = error:
cli-label-warning = warning:
cli-label-note = note:
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-commands = COMMANDS
cli-man-more = MORE
cli-man-version = VERSION
cli-reference-title = The commands
cli-reference-intro = Each command answers to its English and its French name. “-” is standard input or output. Errors go to standard error and leave every file as it was.

cli-value-before = BEFORE
cli-value-after = AFTER
cli-value-file = FILE
cli-value-path = PATH
cli-value-folder = FOLDER
cli-value-out = OUT
cli-value-lang = LANG
cli-value-when = WHEN
cli-value-mib = MIB
cli-value-theme = THEME
cli-value-title = TITLE
cli-value-profiles = PROFILES
cli-value-severity = SEVERITY
cli-value-format = FORMAT
cli-value-audience = AUDIENCE
cli-value-page = PAGE
cli-value-direction = DIRECTION
cli-value-stages = STAGES
cli-value-source = SOURCE
cli-value-sign = SIGN
cli-value-name = NAME
cli-value-code = CODE
cli-value-shell = SHELL
cli-value-command = COMMAND
cli-value-sheet = SHEET
cli-value-column = HEADER=ROLE
cli-value-mapping = MAPPING

cli-opt-lang = The language of help, messages and pages
cli-opt-color = When to colour
cli-opt-max-size = The size up to which files are read, in MiB (64 without it)
cli-opt-theme = The theme of the workspace
cli-opt-ascii = Only signs that every terminal can show
cli-opt-plain = The workspace line by line, for screen readers and slow links
cli-opt-log = A file to write down what the program does, to look for the cause of a trouble; nothing of your paths is in it
cli-opt-quiet = Say only what matters
cli-opt-verbose = Say more
cli-opt-help = Print help
cli-opt-version = Print the version

cli-no-log = Nothing can be written to “{ $file }”: { $reason }. Choose another file for --log.
cli-log-refused = “{ $file }” is no log: nothing is written to it. --log writes to a new file, or to the end of a log.

cli-parcours = Design, compare and merge training paths.
    .more = Without a command, the workspace opens on the given file or folder. “parcours help COMMAND” tells more about a command.
cli-parcours-file = The file or folder to open
cli-init = Create a commons with its charter
    .more = Exit code: 0 when everything was created, else 2. Nothing is replaced.
cli-init-folder = The folder of the commons (the current folder unless given)
cli-init-title = The name of the commons (made of the folder’s unless given)
cli-init-named = Commons of { $name }
cli-new = Create an empty path
    .more = Exit code: 0 when the file was created, else 2.
cli-new-file = The file to create; “.path.ron” is added where it is missing
cli-new-title = The title of the path
cli-new-force = Replace the file where it exists
cli-check = Check files and folders
    .more = Exit code: 0 without a finding at or above --fail-on, 1 with one, 2 when something could not be checked. “parcours explain CODE” tells why a rule exists.
cli-check-files = The files and folders to check (the current folder unless given)
cli-check-profile = The sets of rules, parted by commas
cli-check-fail-on = The severity from which on the exit code is 1 (error unless given)
cli-check-format = The form of the report
cli-show = Show a path on one page
    .more = Exit code: 0, or 2 when the file could not be read.
cli-show-file = The path to show
cli-show-page = The page: the outline of stages and modules, the graph of prerequisites as a picture, the list with its lanes of prerequisites, the matrix of competencies by module, the hours stage by stage, or the figures
cli-show-reduce = Leave out prerequisites that follow from others
cli-show-towards = Which way the picture runs: to the right, or down
cli-show-stages = Stages: a lane each, a block each behind the one before, or no matter
cli-show-format = Text to read, or JSON for a program
cli-fmt = Bring files into canonical form, comments kept
    .more = Exit code: 0, 1 when --check finds a file that is not in form, 2 when a file could not be handled.
cli-fmt-files = The files to bring into form
cli-fmt-check = Write nothing, name the files that are not in form
cli-diff = Compare two versions of a file, in words of the field
    .more = BEFORE and AFTER are files, - for standard input, or REV:FILE for a version in git’s history (HEAD:my.path.ron). Exit code: 0 if nothing changed, 1 if something did, 2 if a version could not be read.
cli-diff-before = The version before
cli-diff-after = The version now
cli-diff-format = The form of the report: text, JSON for a program, Markdown for a merge request, an HTML page side by side
cli-diff-guess = Join modules without a common id by code and title, and say so
cli-diff-output = The file to write the report to
cli-diff-force = Replace the file if it exists
cli-export = Hand out a path in another form
    .more = Exit code: 0, or 2 when nothing was written. The document is in the language of the path unless --lang asks for another.
cli-export-file = The path to export
cli-export-to = The form: a training programme as Markdown or HTML, or the documented view as JSON
cli-export-audience = For whom: the centre (everything, with scripts and criteria), the learner, the funder, or a leaflet of one or two pages
cli-export-output = The file to write (standard output unless given)
cli-export-force = Replace the file where it exists
cli-import = Make a path of a foreign file
    .more = Exit code: 0, or 2 when nothing could be imported. The report, line by line, goes to standard error.
cli-import-file = The file to import
cli-import-from = What the file is: a curriculum of CurricularAnalytics, or a table of modules (CSV, TSV, XLSX, XLSM, XLS, ODS)
cli-import-output = The file to write (standard output unless given)
cli-import-force = Replace the file where it exists
cli-import-format = The form of the report
cli-import-separator = The sign between the cells of a table (found unless given)
cli-import-encoding = The encoding of a table, like windows-1252 (found unless given)
cli-explain = Explain the code of a finding
    .more = Exit code: 0, or 2 when there is no such code.
cli-explain-code = The code, like P002; all are listed without it
cli-config = Show the configuration
    .more = The configuration is a RON map whose keys are the names of long options: {"{"}"lang": "fr", "profile": "base,qualiopi"{"}"}.
cli-config-path = Print the name of its file
cli-config-keymap = Print the keys of the workspace, as a file to start from
cli-config-theme = Print a theme of the workspace, as a file to start from
cli-config-theme-name = Which one (the one in force without it)
cli-config-show = Print what is in force
cli-config-show-origin = Say where each setting comes from
cli-schema = Print the JSON schema of what other commands write
cli-schema-name = Of what; the names are listed without it
cli-completions = Print the completions of a shell
cli-completions-shell = The shell
cli-man = Print the manual pages
cli-man-command = The command whose page is printed
cli-man-out = The folder into which all pages are written
cli-help = Print help of a command
cli-help-command = The command

cli-usage-unknown-argument = there is no option “{ $argument }” here
cli-usage-unknown-command = there is no command “{ $name }”
cli-usage-unknown-command-near = there is no command “{ $name }”. Did you mean “{ $meant }”?
cli-usage-no-value = “{ $argument }” needs a value
cli-usage-not-one-of = “{ $value }” is no value of “{ $argument }”. Possible values: { $values }
cli-usage-bad-value = “{ $value }” is no value of “{ $argument }”
cli-usage-missing = “{ $argument }” is missing
cli-usage-conflict = “{ $argument }” does not go with “{ $other }”
cli-usage-no-command = a command is missing
cli-usage-not-text = an argument is not UTF-8 text
cli-usage-values = “{ $argument }” has the wrong number of values
cli-usage-other = arguments not understood: { $text }
cli-usage-suggestion = Did you mean “{ $meant }”?
cli-usage-help = “--help” tells more.
cli-usage-file-before-command = “{ $file }” is one too many before a command. Put the file behind the command.

cli-output-failed = the output could not be written: { $reason }
cli-output-is-source = “{ $file }” is a file it comes from, which is never replaced. Choose another name.
cli-output-exists = “{ $file }” exists. Nothing was written: choose another name, or add --force.
cli-file-torn = A save of “{ $file }” did not come to its end. The new version, complete, is in “{ $copy }”: compare the two and keep the right one.
cli-input-failed = standard input could not be read: { $reason }
cli-folder-failed = the folder “{ $folder }” could not be created: { $reason }
cli-written = Written: { $file }

cli-open-missing = “{ $name }” is neither a file nor a command. Did you mean “{ $meant }”?
cli-check-counts = { $files }: { $errors }, { $warnings }, { $infos }
cli-check-counts-incomplete = { $files }: { $parts }
cli-check-count-unread =
    { $count ->
        [one] { $count } item could not be looked at
       *[other] { $count } items could not be looked at
    }
cli-check-count-files =
    { $count ->
        [0] no file checked
        [one] { $count } file checked
       *[other] { $count } files checked
    }
cli-check-count-errors =
    { $count ->
        [0] no error
        [one] { $count } error
       *[other] { $count } errors
    }
cli-check-count-warnings =
    { $count ->
        [0] no warning
        [one] { $count } warning
       *[other] { $count } warnings
    }
cli-check-count-infos =
    { $count ->
        [0] no info
        [one] { $count } info
       *[other] { $count } infos
    }
cli-check-nothing = “{ $folder }” holds no path, module, card or charter.
cli-skip-unreadable = “{ $file }” could not be read and is not checked.
cli-skip-conflict-copy = “{ $file }” is a conflict copy of “{ $original }” and is not checked. Merge it, then remove it.
cli-skip-leads-out = “{ $file }” is a link that leads out of the folder, or nowhere; it is not followed.
cli-skip-too-many = “{ $file }”: the walk ended after { $most } entries. Name a smaller folder.

cli-fmt-done = Formatted: { $file }
cli-fmt-already = “{ $file }” is in canonical form already.
cli-fmt-crlf = “{ $file }”: Windows line ends (CRLF) became LF.
cli-fmt-bom = “{ $file }”: the byte order mark (BOM) was removed.
cli-fmt-unterminated = “{ $file }”: the last line was given its line end.
cli-new-no-title = the title is empty. Give one with --title.
cli-new-not-a-path = “{ $file }” can’t be the name of a path. A path ends in “.path.ron”.
cli-new-next = To complete it: parcours { $file }
cli-init-not-a-folder = “{ $file }” is a file, not a folder. Name the folder of the commons to create.
cli-init-exists = “{ $file }” exists: this commons has its charter. Nothing was changed.
cli-init-next = Name your centres and discuss the rules in “{ $file }”, then run “parcours check”.
cli-init-purpose = Share paths, modules and cards, so that each centre adapts the work of the others instead of doing it again.
cli-init-centre = My training centre
    .id = my-centre
cli-init-rule-share = What is shared stays sharable
    .id = sharing
    .text = A path, a module or a card enters the commons under one of the licences listed here.
cli-init-rule-credit = Authors are named
    .id = credits
    .text = Whoever takes something up keeps the names of its authors and of their centre, and says where it comes from.
cli-init-rule-adapt = An adaptation states its reason
    .id = adaptation
    .text = Whoever changes what they took up notes what they changed and why, and offers the change to the origin where it may serve others.
cli-init-rule-review = Nobody approves alone
    .id = review
    .text = A path is approved only after somebody who did not write it has reviewed it.
cli-init-ritual-cross-review = Cross review
    .id = cross-review
    .text = Each centre reviews a path of another centre and notes what it has observed.
cli-init-ritual-yearly = Yearly review
    .id = yearly-review
    .text = The centres read the charter again, retire what no longer serves and welcome new members.

cli-import-refused = “{ $file }” could not be imported: { $why }
cli-import-own = “{ $file }” is a file of a commons already: there is nothing to import.
cli-import-bad-separator = the sign of --separator must be one ASCII sign, like “;”.
cli-import-lost = lost
cli-import-done = { $modules }; { $lost }, { $warnings }
cli-import-count-competencies = { $count ->
    [one] { $count } competency imported
   *[other] { $count } competencies imported
}
cli-import-count-modules =
    { $count ->
        [0] no module imported
        [one] { $count } module imported
       *[other] { $count } modules imported
    }
cli-import-count-lost =
    { $count ->
        [0] nothing lost
        [one] { $count } thing lost
       *[other] { $count } things lost
    }
cli-export-missing =
    { $count ->
        [one] { $count } obligatory part of the programme is missing; it is marked “To be completed”. -v names it.
       *[other] { $count } obligatory parts of the programme are missing; they are marked “To be completed”. -v lists them.
    }

cli-explain-unknown = there is no code “{ $code }”. “parcours explain” lists them all.
cli-explain-severity = { $severity }, profile { $profile }
cli-explain-severity-draft = { $severity } ({ $draft } in a draft), profile { $profile }
cli-explain-severity-no-draft = { $severity } (nothing in a draft), profile { $profile }
cli-explain-refusal = error, reading the file

cli-config-no-home = no home folder is known: there is no configuration. Name a folder in PARCOURS_CONFIG_DIR.
cli-origin-argument = by an argument
cli-origin-file = by the configuration
cli-origin-variable = by the variable { $name }
cli-origin-locale = by the system’s language
cli-origin-default = by default

cli-refusal-f001 = The file is empty.
    .explain = A file of a commons holds a path, a module, a card or a charter. An empty one often comes from an interrupted copy or a full disk: take an earlier version. To begin a path: parcours new.
cli-refusal-f002 = Something unexpected stands in the file.
    .explain = The file follows a strict syntax, RON: a forgotten comma, a sign too many or a misspelt name is enough. Nothing is guessed, because a guess could change the meaning of the path without anybody seeing it.
cli-refusal-f003 = The file stops too early.
    .explain = A parenthesis, a bracket or a brace is not closed. It is nearly always an interrupted copy: take a complete version.
cli-refusal-f004 = A value is not of the right kind.
    .explain = Each field expects a text, a number, a list, a map or a group of fields. A duration, for example, is a number of minutes and not a text.
cli-refusal-f005 = The content is not what the name of the file announces.
    .explain = The name says what a file holds: .path.ron a path, .module.ron a module, .card.ron a card, commons.ron a charter. The word that opens the file must be Path, Module, Card or Commons.
cli-refusal-f006 = A key stands twice.
    .explain = Two entries have one identifier. To keep one of them in silence would lose somebody’s work: rename or remove one of the two.
cli-refusal-f007 = A field stands twice.
    .explain = One field has two values, often after a merge by hand. Keep the right one.
cli-refusal-f008 = A required field is missing.
    .explain = Without identifier or title, nothing can be referred to, compared or merged.
cli-refusal-f009 = A text is not closed.
    .explain = The closing quotation mark is missing, or one inside of the text has no backslash before it.
cli-refusal-f010 = A comment is not closed.
    .explain = A comment that opens with “/*” ends with “*/”.
cli-refusal-f011 = An escape is not known.
    .explain = In a text, a backslash announces a particular sign: \n, \t, \", \\ or \u and a code. The others have no meaning.
cli-refusal-f012 = A number is not an acceptable whole number.
    .explain = Durations are whole minutes, without sign or decimals, so that totals are exact.
cli-refusal-f013 = The file holds a NUL character.
    .explain = No text has one. The file was damaged, or is no text file.
cli-refusal-f014 = The file is not UTF-8 text.
    .explain = Files are in UTF-8, so that accents are the same on all machines. A file from an old editor or from Excel is often in Windows-1252: save it again as UTF-8.
cli-refusal-f015 = The file holds git conflict markers.
    .explain = A merge was left unfinished: both versions stand one after the other between “<<<<<<<” and “>>>>>>>”. Choose what remains before you go on.
cli-refusal-f016 = The nesting is too deep.
    .explain = A limit protects memory against damaged or hostile files. No path comes near it.
cli-refusal-f017 = The file is too large.
    .explain = A limit, which --max-size raises, keeps a film or an archive from being read by mistake.
cli-refusal-f018 = The file is in a newer format.
    .explain = It was written by a newer version of the program. Opening it with this one could lose a part of it: install a version that knows the format.
cli-refusal-f019 = There is no such version of the format.
    .explain = The first version of the format has the number 1.
cli-refusal-f020 = An extension of RON is not known.
    .explain = A line “#![enable(…)]” changes how the file is read. Only implicit_some is used here.
cli-refusal-f021 = Text is left behind the end of the content.
    .explain = A file holds one path, module, card or charter. What follows would be lost if it were ignored.

# Comparing.
cli-diff-two-dashes = Only one of the two versions can come from standard input.
cli-diff-kinds = “{ $before }” and “{ $after }” are not files of one kind.
cli-diff-same = No change.
cli-diff-line-ends = Only the line ends change.
cli-diff-layout = Only the layout of the file changes: it says the same.
cli-diff-counts =
    { $lines ->
        [one] One change
       *[other] { $lines } changes
    }
cli-diff-counts-modules =
    { $modules ->
        [one] { $lines }, one module touched
       *[other] { $lines }, { $modules } modules touched
    }
cli-diff-guesses =
    { $count ->
        [one] One module without a common id was joined by code or title: this is a guess.
       *[other] { $count } modules without a common id were joined by code or title: this is a guess.
    }
cli-diff-effects = What follows
cli-diff-finding = { $severity } { $code }:
cli-diff-infos = Informational findings: { $came } more, { $went } fewer
cli-diff-in = { $where }: { $what }
cli-diff-versions = { $title }: { $before } → { $after }
cli-diff-what = What changes
cli-diff-column-before = Before
cli-diff-column-after = After

cli-import-sheet = The sheet of a workbook to read (found unless given)
cli-import-columns = What a column holds, like “Session=title” or “Hourly rate=ignore”
cli-import-mapping = A saved mapping between columns and fields
cli-import-save-mapping = Where to save the mapping, for the next table of the same form
cli-import-dry-run = Show the columns and do nothing else
cli-import-dry-run-done = Nothing was written.
cli-import-columns-title = Columns of “{ $file }”, and how they are read:
cli-import-mapping-found = Mapping of the commons used: “{ $file }”.
cli-import-mapping-unused = The mapping names a column “{ $header }” that the table does not have.
cli-import-mapping-syntax = { $file }:{ $line }:{ $column }: this is no mapping ({ $what }). A line of it reads (header: {"\""}Duration (h){"\""}, role: {"\""}hours{"\""}).
cli-import-mapping-role = { $file }: for the column “{ $header }”, there is no role “{ $role }”.
cli-import-bad-column = --column wants “HEADER=ROLE”; “{ $text }” means nothing. Roles: title, code, number, stage, hours, minutes, days, total hours, unit, modality, requires, recommended, corequisite, outcomes, summary, kind, optional, keywords, methods, trainer, assessment, deliverables, resources, note, ignore. A duration may name its modality: “hours Company”.
cli-import-no-column = The table has no column “{ $header }”. Its columns: { $headers }.
cli-import-count-left-out =
    { $count ->
        [one] { $count } cell left out as asked
       *[other] { $count } cells left out as asked
    }
cli-import-count-sums =
    { $count ->
        [one] { $modules }, { $count } line of totals compared
       *[other] { $modules }, { $count } lines of totals compared
    }
