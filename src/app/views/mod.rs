//! All views with their state, each found by its kind.

pub mod kind;
pub(crate) mod list;
pub mod view;

use crate::app::commands::command::CommandTarget;
use crate::app::shell::Shell;
use crate::app::views::kind::ViewKind;
use crate::app::views::list::for_each_view;
use crate::app::views::view::WorkspaceView;
use crate::app::{App, changes, commons, findings, graph, history, matrix, outline, questions, timeline};

macro_rules! views {
    ($($(#[$doc:meta])+ $kind:ident, $module:ident::$view:ident, $keys:expr;)+) => {
        /// All views with their state.
        #[derive(Default)]
        pub struct Views {
            $($(#[$doc])+ pub $module: $module::$view,)+
        }

        impl Views {
            /// The view of a kind.
            pub fn get(&self, kind: ViewKind) -> &dyn WorkspaceView {
                match kind {
                    $(ViewKind::$kind => &self.$module,)+
                }
            }

            /// The view of a kind, to be changed.
            pub(in crate::app) fn get_mut(&mut self, kind: ViewKind) -> &mut dyn WorkspaceView {
                match kind {
                    $(ViewKind::$kind => &mut self.$module,)+
                }
            }
        }

        $(impl CommandTarget for $module::$view {
            fn of(app: &App) -> &Self {
                &app.views.$module
            }

            fn with_shell(app: &mut App) -> (&mut Self, &mut Shell) {
                (&mut app.views.$module, &mut app.shell)
            }
        })+
    };
}

for_each_view!(views);
