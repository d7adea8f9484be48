# Merging: questions, answers, decisions.

merge-take = Take the version of { $label }
merge-keep-base = Keep the common version
merge-why-value = The two versions say different things.
