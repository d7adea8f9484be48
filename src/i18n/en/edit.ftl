# Names of changes, for the history and messages.

edit-add-module = add “{ $title }”
edit-add-modules = add { $count } modules
edit-delete-module = delete “{ $title }”
edit-move-module = move “{ $title }”
edit-add-stage = add the stage “{ $title }”
edit-delete-stage = delete the stage “{ $title }”
edit-move-stage = move the stage “{ $title }”
edit-add-requirement = “{ $title }” requires “{ $other }”
edit-add-alternative = “{ $other }” becomes an alternative for “{ $title }”
edit-set = { $field }
edit-field = field
edit-remove-item = remove: { $field }
edit-merge = merge with the version on disk
edit-reload = take the version on disk
edit-import = import a table
edit-recover = take the recovered work
edit-cut-link = “{ $title }” no longer requires “{ $other }”
edit-remove-requirement = remove a prerequisite of “{ $title }”
edit-align = “{ $title }” and “{ $other }”: outcomes and competencies
edit-adopt = take “{ $title }” from the commons{ $more ->
    [0] {""}
    [one] {" "}and one prerequisite
   *[other] {" "}and { $more } prerequisites
}
edit-rename = rename “{ $old }” to “{ $new }”
