//! The names of the views: which there are, and what each is called.

use crate::app::views::list::for_each_view;

macro_rules! kinds {
    ($($(#[$doc:meta])+ $kind:ident, $module:ident::$view:ident, $keys:expr;)+) => {
        /// A way to look at the path.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ViewKind {
            $($(#[$doc])+ $kind,)+
        }

        impl ViewKind {
            /// All of them, in the order of their tabs.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The identifier of the command that shows it.
            pub fn command(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!("view-", stringify!($module)),)+
                }
            }

            /// The key of its short name in the translations.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!("shell-tab-", stringify!($module)),)+
                }
            }

            /// The key of what the help calls its commands.
            pub fn help_label(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!("shell-help-", stringify!($module)),)+
                }
            }
        }
    };
}

for_each_view!(kinds);
