//! The fields of a record out of its JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The fields of a record that are read, as they were written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record<'l> {
    pub(crate) id: Option<Cow<'l, str>>,
    pub(crate) title: Option<Cow<'l, str>>,
    pub(crate) date: Option<Cow<'l, str>>,
    pub(crate) source: Option<Cow<'l, str>>,
    pub(crate) source_facet: Option<Cow<'l, str>>,
    pub(crate) source_date: Option<Cow<'l, str>>,
    pub(crate) author: Option<Cow<'l, str>>,
    pub(crate) keywords: Vec<String>,
    pub(crate) body: Option<Cow<'l, str>>,
    pub(crate) url: Option<Cow<'l, str>>,
    pub(crate) path: Option<Cow<'l, str>>,
    pub(crate) raw: Option<Cow<'l, str>>,
    /// The names of the other fields.
    pub(crate) ignored: Vec<String>,
}

impl<'de> Deserialize<'de> for Record<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut record = Record::default();
                while let Some(Text(Some(name))) = map.next_key()? {
                    record.read_field(&name, &mut map)?;
                }
                Ok(record)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl<'de> Record<'de> {
    fn read_field<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let field = match name {
            "id" => &mut self.id,
            "title" => &mut self.title,
            "date" => &mut self.date,
            "source" => &mut self.source,
            "source_facet" => &mut self.source_facet,
            "source_date" => &mut self.source_date,
            "author" => &mut self.author,
            "body" | "text" => {
                // `body` beside `text`: the one that says something.
                let text = map.next_value::<Text<'de>>()?.0;
                let says_something = text.as_ref().is_some_and(|text| !text.trim().is_empty());
                if self.body.is_none() || (says_something && name == "body") {
                    self.body = text.filter(|_| says_something);
                }
                return Ok(());
            }
            "url" => &mut self.url,
            "path" => &mut self.path,
            "raw" => &mut self.raw,
            "keywords" | "tags" => {
                self.keywords.append(&mut map.next_value::<Keywords>()?.0);
                return Ok(());
            }
            other => {
                self.ignored.push(other.to_owned());
                map.next_value::<IgnoredAny>()?;
                return Ok(());
            }
        };
        *field = map.next_value::<Text<'de>>()?.0;
        Ok(())
    }
}

/// A string, a number as a string, the strings of an array as paragraphs, or null.
struct Text<'l>(Option<Cow<'l, str>>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;
        impl<'de> Visitor<'de> for Scalar {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Borrowed(text))))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Owned(text.to_owned()))))
            }
            fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Owned(text))))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Owned(number.to_string()))))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Owned(number.to_string()))))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Owned(number.to_string()))))
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Text(None))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
                let mut text = String::new();
                while let Some(Text(part)) = parts.next_element()? {
                    text.push_str(part.as_deref().unwrap_or_default());
                    text.push('\n');
                }
                Ok(Text(Some(Cow::Owned(text))))
            }
        }
        deserializer.deserialize_any(Scalar)
    }
}

/// Keywords: an array, or a string with `;` between them.
struct Keywords(Vec<String>);

impl<'de> Deserialize<'de> for Keywords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?.0.unwrap_or_default();
        let keywords = text.split(['\n', ';']).map(str::trim);
        Ok(Keywords(
            keywords
                .filter(|keyword| !keyword.is_empty())
                .map(str::to_owned)
                .collect(),
        ))
    }
}
