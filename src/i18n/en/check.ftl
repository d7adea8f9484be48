# Findings: what is told about a file, what to do, and why the rule exists.
# One key for each code; other wordings of a finding are its attributes.

check-severity-info = information
check-severity-warning = warning
check-severity-error = error

check-near-none = { "" }
check-near = . Did you mean “{ $title }” ({ $id })?
check-near-id = . Did you mean “{ $id }”?
check-near-former = . It is a former id of “{ $title }” ({ $id })

check-i001 = “{ $id }” is not a valid id
    .help = An id has 1 to 64 of a-z, 0-9 and the hyphen. Correct it here and wherever it is named.
    .explain = An id names a thing for good, in several files and on every system. Accents, blanks, slashes and capitals are not written or compared alike everywhere, and might name another file.
check-i002 = “{ $id }” reads like “{ $other }”
    .help = Rename one of the two and keep the former id in “was”.
    .explain = A zero for an o, a 1 for an l, “rn” for “m”: whoever reviews a merge accepts a link to the wrong module when two ids look alike. The rule compares ids as the eye sees them.
check-i003 = the field “{ $field }” is empty
    .help = Write this text: nothing can stand in for it.
    .explain = The field is mandatory: under this name the item appears in lists, in findings and in the programme that learners are given.
check-i004 = two modules are called “{ $title }” ({ $other } and { $id })
    .help = Make one of the titles more precise, or remove the duplicate.
    .explain = Two modules with one title cannot be told apart in the programme or when a prerequisite is chosen. Often one is a forgotten copy of the other.
check-i005 = the id “{ $id }” stands twice in this list
    .help = Give one of the two items another id.
    .explain = The id tells a merge which item is which. With the same one twice, a change might be applied to the wrong item.
check-i006 = “{ $owner }” claims the former id “{ $id }”, which also means “{ $other }”
    .help = Take this id out of “was” in one of the two modules.
    .explain = “was” finds a module that other files still name by its former id. So a former id has to lead to one module.

check-r001 = “{ $owner }” requires “{ $id }”, which this path does not have{ $near }
    .help = Correct the id, add the missing module, or describe the prerequisite in words (knowledge).
    .explain = A prerequisite that names no module can be neither met nor verified. It is kept as it is, since the missing module may stand in the path of another centre.
check-r002 = “{ $owner }” works towards the competency “{ $id }”, which this path does not have{ $near }
    .help = Correct the id of the competency or add it to the competencies of the path.
    .explain = How outcomes answer the competencies of the referential is what indicator 7 of Qualiopi asks of a certifying course. A reference without a target leaves a hole in it.
check-r003 = an assessment of “{ $owner }” is about the outcome “{ $id }”, which the module does not have{ $near }
    .help = Correct the id of the outcome, or take it out of the assessment.
    .explain = Each assessment says which outcomes of its module it measures (Qualiopi, indicators 5 and 11). A reference without a target proves nothing.
check-r004 = an activity of “{ $owner }” uses the resource “{ $id }”, which the module does not have{ $near }
    .help = Correct the id of the resource or add it to the module.
    .explain = The resources of an activity are those of its module, where their author and licence stand. Without them the trainer does not find the material.
check-r005 = “{ $owner }” names the block “{ $id }”, which the certification does not have{ $near }
    .help = Correct the code of the block, or add the block to the certification.
    .explain = A block of competencies belongs to a certification of the RNCP (L6113-1). This one is not among the blocks that the path declares.

check-r006 = this path does not have “{ $id }”, but “{ $other }” is enough for this prerequisite of “{ $owner }”{ $near }
    .advice = this path does not have “{ $id }”, which is only advised for “{ $owner }”{ $near }
    .knowledge = this path does not have “{ $id }”, but knowledge is enough for this prerequisite of “{ $owner }”{ $near }
    .help = Correct the id, add the missing module, or take it out of this group.
    .explain = A prerequisite group is met by any one of its members. One of them names no module of this path, but another one can be taken: nothing is blocked. The name is kept, since the module may stand in the path of another centre.

check-p001 = “{ $title }” requires itself
    .help = Remove this prerequisite.
    .explain = Nobody can take a module that has to be taken before itself.
check-p002 = { $chain }: this cycle blocks { $count ->
        [one] { $count } module
       *[other] { $count } modules
    }
    .link = “{ $title }” requires “{ $other }”
    .linkwith = “{ $title }” goes along with “{ $other }”
    .then = { $before }, which requires “{ $other }”
    .thenwith = { $before }, which goes along with “{ $other }”
    .more = { $before }, and so on through { $count ->
        [one] { $count } more module
       *[other] { $count } more modules
    }
    .help = Remove one of these prerequisites, or make it “recommended”.
    .explain = When modules wait for each other in a circle and at least one link means “before”, no order will do. Only a cycle that really blocks is told: where each group leaves another way, or where modules are merely corequisites, there is no error. The cycle shown is the shortest.
check-p003 = nobody can reach “{ $title }”: it waits for “{ $other }”, which is blocked itself
    .missing = nobody can reach “{ $title }”: it waits for “{ $other }”, which lacks a module
    .alternatives = nobody can reach “{ $title }”: its alternatives are all blocked ({ $others })
    .mixed = nobody can reach “{ $title }”: its alternatives are blocked ({ $others }) or missing from this path ({ $lacking })
    .nowhere = nobody can reach “{ $title }”: its alternatives are all missing from this path ({ $others })
    .help = First settle what blocks its prerequisites, or give them an alternative that can be reached.
    .explain = A module can be reached if some order meets one member of each of its prerequisite groups. No order does here.
check-p004 = { $titles } are corequisites of each other
    .help = Nothing to correct. A “strict corequisite” says the same more clearly.
    .explain = A lecture and its lab often declare each other corequisites: they are then taken in one period. That is allowed, and told so that nobody takes it for a mistake.
check-p005 = a prerequisite group of “{ $title }” names nothing
    .help = Name a module or some knowledge, or remove the group.
    .explain = A group is met by any one of its members. Without members nobody can meet it: the module would be out of reach.
check-p006 = the prerequisite groups { $first } and { $second } of “{ $title }” name the same modules
    .help = Keep one of the two and bring their reasons together.
    .explain = Two equal groups say no more than one, and contradict each other when they do not bind alike. It happens when two centres add the same prerequisite.
check-p007 = “{ $title }” requires “{ $other }”, which the other prerequisites imply
    .help = You may remove this prerequisite without changing anything, or keep it if it tells something to those who adapt the module.
    .explain = This prerequisite follows from the others. The graph reads more easily without it, but keeping it is allowed.
check-p008 = “{ $title }” is compulsory but opened only by { $count ->
        [one] an optional module, “{ $other }”
       *[other] optional modules, among them “{ $other }”
    }
    .help = Make the prerequisite compulsory, offer another way, or make the module optional.
    .explain = Who chooses none of these optional modules cannot take a module that everybody has to take. In fact the option is compulsory, and the programme does not say so.

check-s001 = “{ $title }” stands in two stages: “{ $first }” and “{ $second }”
    .help = Keep it in one stage.
    .explain = A module is taken once. In two stages its hours would count twice and its order would be ambiguous.
check-s002 = “{ $title }” stands in no stage
    .help = Put it into a stage.
    .explain = Once a path has stages, each module has one. A module without a stage is kept and shown after the last one, probably not where you expect it.
check-s003 = the stage “{ $owner }” names “{ $id }”, which this path does not have{ $near }
    .help = Correct the id, add the module, or take it out of the stage.
    .explain = The course reads stage by stage. A stage that names a module which is not there announces contents that nobody will find.
check-s004 = the stage “{ $stage }” is empty
    .help = Add modules to it or remove it.
    .explain = An empty stage appears in the programme and announces nothing.
check-s005 = “{ $title }” (stage “{ $stage }”) requires “{ $other }”, which comes later (stage “{ $later }”)
    .help = Move one of the two modules, or make the prerequisite “recommended”.
    .explain = The order of stages is the order of teaching. Here it puts a module before what it requires, and leaves no other way.

check-d001 = “{ $title }” has no duration
    .help = Give the minutes by modality, or those of each activity.
    .explain = The duration has to stand in the agreement (D6353-1) and in the contract (L6353-4), and is public information (Qualiopi, indicator 1).
check-d002 = “{ $title }” announces { $stated }, but its activities last { $sum }
    .help = Correct the stated duration or that of the activities.
    .explain = The stated duration commits the centre. It has to be that of the activities, with or without assessments; a range leaves the margin that it states.
check-d003 = “{ $title }” lasts from { $min } to { $max }: the bounds are inverted
    .help = Put the shorter duration into “minutes” and the longer one into “minutes_max”.
    .explain = No duration can be computed from a range whose upper bound is below its lower bound.
check-d004 = a duration of { $minutes } is more than { $limit }
    .help = Durations are in minutes: make sure these are not seconds, and that no figure is too many.
    .explain = Nothing in a training lasts more than 2,000 hours. Such a value nearly always comes from a wrong unit.
check-d005 = the group size goes from { $min } to { $max }: the bounds are inverted
    .help = Put the smallest group into “min” and the largest into “max”.
    .explain = The group size stands in the contract (L6353-4). Its bounds have to be in order.

check-o001 = “{ $text }”: “{ $word }” can’t be observed
    .noverb = “{ $text }” does not begin with a verb (“{ $word }”)
    .help = Begin with a verb that can be assessed, such as { $examples }.
    .explain = Qualiopi, indicator 5, asks for operational and assessable objectives; their absence is a major non-conformity. “Know” or “understand” cannot be seen: say what the person will be able to do (Bloom’s revised taxonomy, 2001). Lists of verbs differ, so this is never an error.
check-o002 = the outcome “{ $text }” is assessed nowhere
    .help = Add an assessment of this outcome, or name it in one that is there.
    .explain = The centre assesses whether each objective is reached (Qualiopi, indicators 5 and 11). An outcome without assessment cannot be certified.
check-o003 = the assessment “{ $form }” is about no outcome
    .help = Name the outcomes of the module that it measures.
    .explain = An assessment that does not say what it measures proves no outcome (Qualiopi, indicator 11).
check-o004 = “{ $title }” has no outcome
    .help = Write what the person will be able to do afterwards.
    .explain = Contents and methods are judged by the objectives (Qualiopi, indicators 5 and 6). Without outcomes a module can be neither assessed nor compared with that of another centre.
check-o005 = no outcome works towards the competency “{ $label }”
    .help = Link it to an outcome, or take it out of the path.
    .explain = The contents of a certifying course cover what the certification demands (Qualiopi, indicator 7). This competency is announced and worked on nowhere.
check-o006 = the path has no professional goal
    .help = Write in one sentence what the training lets people reach.
    .explain = A training is a pedagogical path that lets people reach a professional goal (L6313-2). Without it the programme is incomplete.

check-a001 = the remote activity “{ $title }” does not say who assists
    .help = Say in “assistance” who helps, how and how fast.
    .explain = Training at a distance includes appropriate technical and pedagogical assistance (D6313-3-1, 1°).
check-a002 = the remote activity “{ $title }” has no duration
    .help = Give its average duration in minutes.
    .explain = Learners are told the activities at a distance and their average duration (D6313-3-1, 2°).
check-a003 = the activity at work “{ $title }” has no tutor
    .help = Name in “assistance” the trainer who is the tutor.
    .explain = Training at work asks that a trainer able to act as tutor be named beforehand (D6313-3-2, 2°).
check-a004 = “{ $title }” takes place at work without any assessment
    .help = Add an assessment to the module.
    .explain = Specific assessments mark or conclude training at work (D6313-3-2, 4°).
check-a005 = “{ $title }” takes place at work only, without a reflexive phase
    .help = Add a separate activity in which the person looks back on what was done.
    .explain = Training at work includes reflexive phases, apart from the work situations (D6313-3-2, 3°).

check-c001 = an adaptation by “{ $centre }” has no reason
    .help = Say in one sentence why the centre changed this.
    .explain = The reason lets other centres judge whether the adaptation suits them too, and proves that the course is fitted to its public (Qualiopi, indicator 10).
check-c002 = the resource “{ $title }” does not name its author and its licence
    .help = Give “author” and “licence”, or refer to a card of the commons.
    .explain = What was made elsewhere is shared under its licence and with its author’s name. Without either, other centres do not know whether they may use it.
check-c003 = no licence is given
    .help = Choose a licence that the charter accepts, such as CC-BY-SA-4.0.
    .explain = Without a licence, copyright forbids everybody to copy or adapt this work: it is not shared. A Creative Commons licence says in one line what is allowed.
check-c004 = “{ $value }” is not a known licence
    .help = Write an SPDX identifier, such as CC-BY-SA-4.0, CC-BY-4.0 or CC0-1.0.
    .explain = An SPDX identifier is written alike by everybody, version included. By it one knows what may be combined.
check-c005 = “{ $title }” is adapted from a work under { $origin }, which does not allow it to be given out under { $under }
    .help = Change the licence, take the original unchanged, or ask its authors.
    .explain = An adaptation respects the licence of the original: share alike (SA), no commercial use (NC), no changes (ND). The rule follows the compatibility chart of Creative Commons.
check-c006 = “{ $title }”, under { $origin }, is taken as it is; adapting it under { $under } would not be allowed
    .help = Nothing to correct while the module stays untouched. Before you change it, change the licence or ask its authors.
    .explain = A work taken as it is keeps its licence within a collection. Once changed it is an adaptation, which its licence does not allow here.
check-c007 = no contributor is named
    .help = Add those who wrote or adapted this work.
    .explain = A commons lives on credit without ambiguity, to persons or groups. Most licences demand it.
check-c008 = the day of the last update is missing
    .help = Give “updated”, such as 2026-09-14.
    .explain = Public information is dated and up to date (Qualiopi, indicator 1). Without a date another centre does not know whether its copy is newer.

check-v001 = “{ $value }” is not a day of the calendar
    .help = Write the date as YYYY-MM-DD, such as 2026-09-14.
    .explain = One way to write dates, ISO 8601, sorts and compares without ambiguity between centres.
check-v002 = “{ $value }” is not a usable address
    .help = Write an address that begins with https://, or a place inside the commons.
    .explain = An address that leaves the folder of the commons, or that runs something, leads nowhere for others and may do harm.
check-v003 = “{ $value }” is not a language tag
    .help = Write for example fr, en or pt-BR.
    .explain = The language tag (BCP 47) says how to judge outcomes and in which language to write the programme.
check-v004 = “{ $value }”: this should be { $expected }
    .siret = a SIRET of 14 digits
    .nda = a declaration of activity number of 11 digits
    .formacode = a FORMACODE of 5 digits
    .nsf = an NSF code of 3 digits
    .rome = a ROME code of one letter and 4 digits
    .rncp = an RNCP code followed by digits, such as RNCP37274
    .rs = an RS code followed by digits, such as RS5616
    .help = Verify this code at its source.
    .explain = These codes link the path to national registers. Badly formed, they make catalogues refuse the offer.
check-v005 = { $count ->
        [one] one block is declared
       *[other] { $count } blocks are declared
    } for a certification of the Répertoire spécifique
    .help = Remove the blocks, or correct the register.
    .explain = Only certifications of the RNCP are made of blocks of competencies (L6113-1). Those of the Répertoire spécifique have none.

check-t001 = this text holds { $count ->
        [one] a control character
       *[other] { $count } control characters
    } ({ $code })
    .help = Remove it: it probably came with a copy and paste.
    .explain = A control character is not printed and can steer a terminal (CWE-150). It is kept in the file and shown in a visible form.
check-t002 = this text holds { $count ->
        [one] a character that changes
       *[other] { $count } characters that change
    } the direction of reading ({ $code })
    .help = Remove it, unless the text mixes two directions of writing.
    .explain = Bidirectional characters make a text read otherwise than it is written (CVE-2021-42574): a reviewer approves something else than what is stored.
check-t003 = this text holds { $count ->
        [one] an invisible character
       *[other] { $count } invisible characters
    } ({ $code })
    .help = Remove it: with it, two texts that look equal are not.
    .explain = An invisible character makes searches and comparisons fail, and nobody sees why.
check-t004 = the keyword “{ $word }” is written “{ $usual }” elsewhere
    .help = Choose one spelling.
    .explain = Keywords are there to find a module. Two spellings of one word part what belongs together.

check-n001 = this file holds { $count ->
        [one] a comment
       *[other] { $count } comments
    }
    .help = Nothing to do: comments are kept.
    .explain = Comments survive every save and every merge, but appear in no exported document. What others should read belongs into the notes.
check-n002 = this version does not know the field “{ $name }”
    .help = Check its spelling; if it comes from a newer version, update parcours.
    .explain = An unknown field is kept word for word, but nothing reads it. Often it is a slip of the pen.
check-n003 = this version does not know “{ $name }”
    .help = Choose among { $known }, or update parcours if the name comes from a newer version.
    .explain = An unknown name is kept word for word, but counts in no computation.
check-n004 = { $count ->
        [one] a question of a merge is still open
       *[other] { $count } questions of a merge are still open
    }
    .help = Run “parcours resolve FILE” to answer.
    .explain = Where two centres changed the same thing differently, a merge does not choose for them. Until it is answered, the file shows one of the versions.

check-b001 = the id “{ $id }” is already that of { $file }
    .help = Give one of the two files another id, or remove the copy.
    .explain = Within one folder, two files with one id are mostly a forgotten copy, or the conflict copy of a synchronising program. Neither is dropped.
check-b002 = “{ $title }” stands in { $file } too
    .help = Nothing to correct. “parcours diff” shows what tells the two versions apart.
    .explain = Two centres may each keep their version of one path: that is what a commons is for. The same id links them.
check-b003 = “{ $title }” differs from the one in { $file }
    .help = Nothing to correct if the adaptation is meant; give its reason in “adaptations”.
    .explain = A module keeps its id when another centre takes it. To know that it changed lets one offer the improvement to its origin, or take it over.
check-b004 = this commons has no card “{ $id }”{ $near }
    .help = Correct the id or add the card.
    .explain = An activity refers to the card that describes its practice or posture. Without it the trainer of another centre does not know how to proceed.
check-b005 = the charter does not name the centre “{ $id }”{ $near }
    .help = Correct the id, or add the centre to the charter.
    .explain = The charter says who shares the commons. A centre that it does not name can be neither credited nor contacted.
check-b006 = the charter does not accept the licence { $licence }
    .help = Choose among { $accepted }, or propose to extend the charter.
    .explain = The centres have agreed on licences that let all of them take and adapt. A contribution under another licence does not travel.

check-q001 = indicator { $indicator }: “{ $field }” is missing
    .help = Fill in this field: it is part of what the public is told.
    .explain = The provider publishes detailed and verifiable information: prerequisites, objectives, duration, access and lead time, prices, contacts, methods, assessment, accessibility for people with disabilities, all of it dated (Qualiopi, indicator 1).
check-q002 = indicator { $indicator }: “{ $field }” is missing
    .help = Fill in this field: it is evidence for the audit.
    .explain = A path can be the evidence for several indicators: analysis of the need (4), positioning (8), conditions of delivery (9), human and technical means (17), disability (26).
check-q003 = indicator 6: “{ $title }” names no teaching method
    .help = Name the method that is used, in a few words.
    .explain = Contents and modalities are fitted to objectives and publics (Qualiopi, indicator 6), and the methods that are used are public (indicator 1).
check-q004 = indicator 5: no module has an outcome
    .help = Write for each module what the person will be able to do.
    .explain = The provider defines operational and assessable objectives (Qualiopi, indicator 5). Their absence is a major non-conformity.
check-q005 = indicator 1: the last update ({ $date }) is more than a year old
    .help = Read the path again and date this review.
    .explain = Information is dated and up to date (Qualiopi, indicator 1). The standard sets no delay; one year is the custom taken here.

check-l001 = “{ $field }” has { $length } characters; LHEO allows { $limit } ({ $element })
    .help = Shorten this text before the export.
    .explain = LHEO 2.3 limits the length of each element. Beyond it, catalogues refuse the file.
check-l002 = LHEO demands “{ $field }” ({ $element })
    .help = Fill in this field before the export; if there is no prerequisite, write “None”.
    .explain = LHEO 2.3 makes this element mandatory. Without it the offer is not valid.
check-l003 = LHEO can’t say this prerequisite of “{ $title }”
    .help = Nothing to correct: it will be described in words in the contents.
    .explain = The element modules-prerequis of LHEO knows only modules that are all required. Choices, advice and corequisites are lost in it.
