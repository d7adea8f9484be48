# La fusion : questions, réponses, décisions.

merge-take = Prendre la version de { $label }
merge-keep-base = Garder la version commune
merge-why-value = Les deux versions disent autre chose.
