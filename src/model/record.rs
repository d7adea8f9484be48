//! The macro behind every record of the model: a field is declared once, here.

/// Declares records: each line gives a field's name, its type, and in brackets what is particular
/// about it (see the methods of [`crate::model::shape::Field`]). From it come the public struct,
/// its [`crate::model::shape::Shape`] and its [`crate::model::node::Node`].
///
/// `Name "label" as "Ron"` sets the first part of the label keys and the name in the file;
/// `inline` lets the record stand on one line where it fits.
macro_rules! record {
    ($($(#[$doc:meta])* $name:ident $label:literal $(as $ron:literal)? $(, $inline:ident)? {
        $($(#[$fdoc:meta])* $field:ident: $type:ty [$($flag:ident $(($($arg:expr),+))?),*],)+
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(default $(, rename = $ron)?)]
        pub struct $name {
            $(
                $(#[$fdoc])*
                #[serde(skip_serializing_if = "crate::model::node::is_default")]
                pub $field: $type,
            )+
            /// Comments, and fields that this version does not know.
            #[serde(skip)]
            pub trivia: $crate::model::trivia::Trivia,
        }

        impl $crate::model::shape::Shaped for $name {
            const SHAPE: &'static $crate::model::shape::Shape = &$crate::model::shape::Shape {
                name: record!(@name $($ron)?),
                type_name: record!(@type_name $name $($ron)?),
                label: $label,
                inline: record!(@inline $($inline)?),
                fields: &[$(
                    $crate::model::shape::Field::new(
                        stringify!($field),
                        concat!("field-", $label, "-", stringify!($field)),
                        <$type as $crate::model::shape::Typed>::KIND,
                    )$(.$flag($($($arg),+)?))*,
                )+],
            };
        }

        impl $crate::model::shape::Typed for $name {
            const KIND: $crate::model::shape::Kind =
                $crate::model::shape::Kind::Record(<$name as $crate::model::shape::Shaped>::SHAPE);
        }

        impl $crate::model::node::Node for $name {
            fn kind(&self) -> $crate::model::shape::Kind {
                <Self as $crate::model::shape::Typed>::KIND
            }
            fn view(&self) -> $crate::model::node::NodeView<'_> {
                $crate::model::node::NodeView::Record(self)
            }
            fn slot(&mut self) -> $crate::model::node::SlotMut<'_> {
                $crate::model::node::SlotMut::Record(self)
            }
            fn is_default(&self) -> bool {
                !const { <$name as $crate::model::shape::Shaped>::SHAPE.always_says() }
                    && self.trivia.is_empty()
                    $(&& self.$field.is_default())+
            }
        }

        impl $crate::model::node::RecordNode for $name {
            fn shape(&self) -> &'static $crate::model::shape::Shape {
                <Self as $crate::model::shape::Shaped>::SHAPE
            }
            fn field(&self, index: usize) -> &dyn $crate::model::node::Node {
                #[allow(non_camel_case_types)]
                enum At { $($field,)+ }
                match index {
                    $(at if at == At::$field as usize => &self.$field,)+
                    _ => unreachable!("field {index} is not of the shape of {}", $label),
                }
            }
            fn field_mut(&mut self, index: usize) -> &mut dyn $crate::model::node::Node {
                #[allow(non_camel_case_types)]
                enum At { $($field,)+ }
                match index {
                    $(at if at == At::$field as usize => &mut self.$field,)+
                    _ => unreachable!("field {index} is not of the shape of {}", $label),
                }
            }
            fn trivia(&self) -> &$crate::model::trivia::Trivia {
                &self.trivia
            }
            fn trivia_mut(&mut self) -> &mut $crate::model::trivia::Trivia {
                &mut self.trivia
            }
            fn as_node(&self) -> &dyn $crate::model::node::Node {
                self
            }
        }
    )+};
    (@type_name $name:ident $ron:literal) => { $ron };
    (@type_name $name:ident) => { stringify!($name) };
    (@name $ron:literal) => { $ron };
    (@name) => { "" };
    (@inline inline) => { true };
    (@inline) => { false };
}
pub(crate) use record;
