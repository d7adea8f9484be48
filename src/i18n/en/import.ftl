# Import of foreign files: what was assumed, what needs a look, what is lost.

import-error-empty = There is no text in the file.

import-error-binary = This file holds NUL characters: it is not a text.
import-error-unknown-encoding = There is no encoding “{ $name }”. Try utf-8, windows-1252 or macintosh, for instance.
import-error-no-courses = No line names the columns of a CurricularAnalytics file (Course ID, Course Name…). For a table of modules, use --from csv.
import-error-no-title-column = No column holds titles of modules. The first line of the file holds: { $seen }. Name the column, for instance: --column {"\""}Session=title{"\""}.
import-error-no-modules = The columns are named, but no module follows.

import-encoding = The file was read as { $name }. If accents are wrong, state the encoding.
import-encoding-lossy = Some bytes mean nothing in { $name } and were replaced.
import-unclosed-quote = A quotation mark opens here and never closes: each line was read by itself.
import-stray-quotes = A quotation mark inside a cell is not doubled: it is lost, look at this line.
import-line-unused = Line that could not be used: { $text }
import-title-from-code = No title: the code “{ $code }” stands for it.
import-columns-in-summary = Columns without a field of their own, kept in the summary of each module: { $columns }.

import-metrics-left-out = Columns of metrics left out, since the program derives them: { $columns }.
import-credits-in-summary = { $count ->
    [one] { $count } module has credits, kept in its summary: a credit is no duration.
   *[other] { $count } modules have credits, kept in their summaries: a credit is no duration.
}
import-course-without-id = “{ $title }” has no number: no prerequisite can name it.
import-id-twice = The number { $id } is taken on line { $first }: prerequisites mean the first module.
import-dangling = “{ $title }” needs module { $id }, which is not in the file: the reference is kept as “{ $member }”.

import-title-above = The line above the table gives the title of the path: “{ $title }”.
import-line-in-notes = Line above the table, kept in the notes of the path.
import-header-again = The names of the columns come again here: line left out.
import-total-line = Line of totals, compared with the sum of the modules: it is no module.
import-total-differs = Column “{ $column }”: the stated total is { $stated }, the sum of the modules { $sum }.
import-line-continues = Line without a title, added to the module above.
import-cell-beyond = This cell lies beyond the last named column: “{ $text }” was not taken.
import-stage-carried = { $count ->
    [one] { $count } module without a stage was given that of the line above (merged cells).
   *[other] { $count } modules without a stage were given that of the line above (merged cells).
}

import-days-as-hours = { $count ->
    [one] { $count } module counted in days: a day is 7 hours.
   *[other] { $count } modules counted in days: a day is 7 hours.
}
import-assumed-on-site = { $count ->
    [one] { $count } module has a duration without a modality: it counts as on site.
   *[other] { $count } modules have a duration without a modality: it counts as on site.
}
import-assumed-live = { $count ->
    [one] { $count } module is remote without saying how: it is taken for a virtual class.
   *[other] { $count } modules are remote without saying how: they are taken for virtual classes.
}
import-column-assumed-live = The column “{ $column }” does not say whether it means virtual classes or e-learning: its hours count as virtual classes.
import-duration-unknown = “{ $title }”, { $column }: “{ $text }” is no duration; the text is kept in the summary.
import-duration-range = “{ $title }”, { $column }: of “{ $text }”, only the upper bound is taken.
import-duration-differs = “{ $title }”: the stated total is { $stated }, the sum by modality { $sum }; the sum is taken.
import-modality-unknown = “{ $title }”: the modality “{ $text }” is unknown; the hours count as on site, the text is kept in the methods.
import-modality-mixed = “{ $title }”: “{ $text }” mixes modalities without sharing out the hours; all count in the first one, share them out.
import-modality-without-hours = “{ $title }”: the modality “{ $text }” has no hours; it is kept in the methods.
import-kind-unknown = “{ $title }”, { $column }: “{ $text }” is neither compulsory, nor optional, nor tailored; the text is kept in the summary.

import-prerequisite-unknown = “{ $title }”: no module is called “{ $text }”; the prerequisite is kept in words.
import-prerequisite-unknown-near = “{ $title }”: no module is called “{ $text }”; the prerequisite is kept in words. Did you mean “{ $near }”?
import-prerequisite-in-words = “{ $title }”: “{ $text }” can’t be read with certainty as a list of modules; the prerequisite is kept in words.

import-prerequisite-namesakes = “{ $title }”: { $count } modules bear the name of this prerequisite; the first, { $id }, is taken.
import-prerequisite-itself = “{ $title }” names itself as a prerequisite.

import-error-workbook = This workbook could not be read: it is damaged or protected by a password. Save it anew, without a password.
import-error-unknown-sheet = This workbook has no sheet “{ $name }”. Its sheets: { $sheets }.
import-error-markup = This file is a page of { $kind }, whatever its name says. Open it in a spreadsheet and save it as XLSX, ODS or CSV.

import-sheet = Sheet that was read: “{ $sheet }”. Sheets left out: { $others }. For another one, use --sheet.
import-mended = { $count ->
    [one] { $count } cell had been decoded wrongly (“Ã©” for “é”): it is restored.
   *[other] { $count } cells had been decoded wrongly (“Ã©” for “é”): they are restored.
}
import-garbled = A cell of this line looks decoded wrongly and could not be restored: look at its accents.
import-foreign-bytes = This line holds bytes that are no UTF-8, read as Windows-1252: look at its accents.
import-column-unsure = Column “{ $column }”, read as “{ $role }”: { $why }. To decide: --column {"\""}{ $column }=…{"\""}.
import-column-left-out = { $count ->
    [one] Column “{ $column }” left out: { $count } cell.
   *[other] Column “{ $column }” left out: { $count } cells.
}
import-line-heading = Heading of a stage: “{ $title }”.
import-total-text = Text of a line of totals, not taken: { $text }
import-duration-two-tellings = “{ $title }”: “{ $column }” says { $taken }, “{ $other }” { $stated }; { $taken } is taken.
import-duration-told-twice = “{ $title }”: “{ $text }” says two different durations, { $taken } and { $stated }; { $taken } is taken.

import-why-header = its header says so
import-why-cells = its cells show it
import-why-no-field = no field fits its header
import-why-other-measure = this is no duration of teaching
import-why-no-durations = its header speaks of a duration, its cells do not
import-why-unit = its header names no unit, and these numbers could be minutes
import-why-competes = the column “{ $other }” has this role already
import-why-best-title = no column is called title, this one looks most like it
import-why-mapping = by the saved mapping
import-why-given = as asked

import-role-title = title
import-role-code = code
import-role-number = number
import-role-stage = stage
import-role-hours = duration in hours
import-role-minutes = duration in minutes
import-role-days = duration in days
import-role-total = total of hours, compared
import-role-total-minutes = total of minutes, compared
import-role-total-days = total of days, compared
import-role-unit = unit of the duration
import-role-modality = modality
import-role-requires = prerequisites
import-role-recommended = recommended prerequisites
import-role-corequisite = corequisites
import-role-outcomes = outcomes
import-role-summary = summary
import-role-kind = compulsory or not
import-role-optional = optional or not
import-role-keywords = keywords
import-role-methods = methods
import-role-trainer = trainer
import-role-assessment = assessment
import-role-deliverables = deliverables
import-role-resources = resources
import-role-note = kept in the summary
import-role-ignore = left out

import-row-header = headers of the columns
import-row-header-again = headers repeated
import-row-path-title = title of the path
import-row-note = note of the path
import-row-stage = heading of a stage
import-row-module = module
import-row-continuation = more of the module above
import-row-subtotal = subtotal
import-row-total = total
import-row-unused = line that could not be used

import-role-part = { $role }, { $modality }
import-summary = { $modules ->
    [one] { $modules } module, { $hours }
   *[other] { $modules } modules, { $hours }
}; { $lost ->
    [0] nothing lost
    [one] { $lost } loss
   *[other] { $lost } losses
}, { $warnings ->
    [0] no warning
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
import-numbers-count = The column “{ $column }” only counts the rows: their order says so, it gives no code.
import-numbers-left-out = The column “{ $column }” numbers the rows: these numbers are not taken as codes, since they would change from year to year.
import-competencies = { $count ->
    [one] A table of competencies: { $count } competency, no module. Its description has no field.
   *[other] A table of competencies: { $count } competencies, no module. Their descriptions have no field.
}
import-role-competency = competency
import-role-competency-code = code of the competency
import-role-competency-parent = what the competency belongs to
import-row-competency = competency
import-summary-competencies = { $count ->
    [one] { $count } competency
   *[other] { $count } competencies
}; { $lost ->
    [0] nothing lost
    [one] { $lost } loss
   *[other] { $lost } losses
}, { $warnings ->
    [0] no warning
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
