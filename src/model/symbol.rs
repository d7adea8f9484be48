//! Closed lists of names that stay open to later versions of the format.

/// Declares an enumeration once: its names in the file, its order, its labels.
///
/// A name that this version does not know is kept in `Unknown`, verbatim, with whatever stood
/// behind it in parentheses.
macro_rules! symbols {
    ($(#[$doc:meta])* $name:ident $label:literal { $($(#[$vdoc:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A name of a later version, verbatim.
            Unknown(Box<str>),
        }

        impl $name {
            /// The names that this version knows.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// Their spelling in files, and where their translations stand.
            pub const SYMBOLS: $crate::model::shape::Symbols =
                $crate::model::shape::Symbols { label: $label, names: &[$(stringify!($variant),)+] };

            /// The name as the file writes it.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant => stringify!($variant),)+
                    Self::Unknown(name) => name,
                }
            }

            /// The name of a file, known or not.
            pub fn named(name: &str) -> Self {
                match name {
                    $(stringify!($variant) => Self::$variant,)+
                    other => Self::Unknown(other.into()),
                }
            }

            /// Whether this version does not know the name.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }

            /// The key of its label in the translations; an unknown name has none.
            pub fn label_key(&self) -> Option<String> {
                (!self.is_unknown()).then(|| Self::SYMBOLS.label_key(self.name()))
            }
        }

        impl $crate::model::shape::Typed for $name {
            const KIND: $crate::model::shape::Kind =
                $crate::model::shape::Kind::Symbol(&$name::SYMBOLS);
        }

        impl $crate::model::node::Node for $name {
            fn kind(&self) -> $crate::model::shape::Kind {
                <Self as $crate::model::shape::Typed>::KIND
            }
            fn view(&self) -> $crate::model::node::NodeView<'_> {
                $crate::model::node::NodeView::Symbol(self.name())
            }
            fn slot(&mut self) -> $crate::model::node::SlotMut<'_> {
                $crate::model::node::SlotMut::Symbol(self)
            }
            fn is_default(&self) -> bool {
                *self == Self::default()
            }
        }

        impl $crate::model::node::SymbolNode for $name {
            fn set(&mut self, name: &str) {
                *self = Self::named(name);
            }
            fn symbols(&self) -> &'static $crate::model::shape::Symbols {
                &$name::SYMBOLS
            }
            fn set_default(&mut self) {
                *self = Self::default();
            }
        }

        impl $crate::model::keyed::EntryKey for $name {
            const KIND: $crate::model::shape::MapKey =
                $crate::model::shape::MapKey::Symbol(&$name::SYMBOLS);
            fn from_text(text: &str) -> Self {
                Self::named(text)
            }
            fn text(&self) -> &str {
                self.name()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant => to.serialize_unit_variant(
                        stringify!($name), 0, stringify!($variant)),)+
                    Self::Unknown(name) => to.serialize_str(name),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_enum(
                    stringify!($name), Self::SYMBOLS.names, $crate::model::symbol::BareName)
                    .map(|name| Self::named(&name))
            }
        }
    };
}
pub(crate) use symbols;

/// Reads the bare name of an enumeration, whatever it is.
pub(crate) struct BareName;

impl<'de> serde::de::Visitor<'de> for BareName {
    type Value = String;
    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("a name")
    }
    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, from: A) -> Result<String, A::Error> {
        struct Ident;
        impl serde::de::Visitor<'_> for Ident {
            type Value = String;
            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("a name")
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<String, E> {
                Ok(name.to_owned())
            }
        }
        impl<'de> serde::de::DeserializeSeed<'de> for Ident {
            type Value = String;
            fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
                from.deserialize_identifier(self)
            }
        }
        let (name, rest) = from.variant_seed(Ident)?;
        serde::de::VariantAccess::unit_variant(rest)?;
        Ok(name)
    }
}
