//! The one list of views. A new view is a row here, a folder in `app`, a file in `ui`, and its words.

/// Hands the list to a macro: for each view the name of its kind, the module that it lives in (which also names
/// its translations and its command), its type there, and the keys of the command that shows it.
macro_rules! for_each_view {
    ($receiver:ident) => {
        $receiver! {
            /// Stages and modules as an outline, with the form beside it.
            Outline, outline::OutlineView, ["1", "&"];
            /// What must come before what, as a picture.
            Graph, graph::GraphView, ["2", "é"];
            /// Outcomes and competencies by modules.
            Matrix, matrix::MatrixView, ["3", "\""];
            /// Hours along the path.
            Timeline, timeline::TimelineView, ["4", "'"];
            /// What is wrong or worth knowing.
            Findings, findings::FindingsView, ["5", "("];
            /// The states of the document, as a tree.
            History, history::HistoryView, ["6", "-"];
            /// What the centres share.
            Commons, commons::CommonsView, ["7", "è"];
            /// What changed since another version.
            Changes, changes::ChangesView, ["8", "_"];
            /// What a merge left open.
            Questions, questions::QuestionsView, ["9", "ç"];
        }
    };
}

pub(crate) use for_each_view;
