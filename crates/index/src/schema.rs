use std::path::Path;

use pressoir_document::Clipping;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::IndexError;
use crate::acronyms::acronym_terms;
use crate::kin::Traits;
use crate::tokenizer::TOKENIZER_NAME;

/// Names of the columns, which Tantivy opens by name.
pub(crate) mod column {
    pub(crate) const ID: &str = "id";
    pub(crate) const ORIGIN: &str = "origin";
    pub(crate) const KEYWORD: &str = "keyword";
    pub(crate) const SOURCE: &str = "source";
    pub(crate) const PRINTED_SOURCE: &str = "printed_source";
    pub(crate) const AUTHOR: &str = "author";
    pub(crate) const FIRST_DAY: &str = "first_day";
    pub(crate) const LAST_DAY: &str = "last_day";
    pub(crate) const MONTH: &str = "month";
    pub(crate) const FINGERPRINT: &str = "fingerprint";
    pub(crate) const IDENTITY: &str = "identity";
    pub(crate) const LIKENESS: &str = "likeness";
    pub(crate) const OTHER_NAMES: &str = "other_names";
}

/// A field of words, indexed as forms with positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextField {
    /// The text.
    Body,
    /// The headline.
    Title,
    /// The editors' keywords.
    Keywords,
}

impl TextField {
    /// Every field, in the order in which the lexicon numbers their forms.
    pub(crate) const ALL: [TextField; 3] = [TextField::Body, TextField::Title, TextField::Keywords];

    /// Returns the name of the field in the schema.
    pub(crate) fn name(self) -> &'static str {
        match self {
            TextField::Body => "body",
            TextField::Title => "title",
            TextField::Keywords => "keyword_words",
        }
    }
}

const CLIPPING: &str = "clipping";

/// The fields of an index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The identity: a term, by which clippings are replaced, and a column.
    pub(crate) id: Field,
    /// The fields of words, in the order of [`TextField::ALL`].
    texts: [Field; 3],
    /// Where the archive has the clipping from: a column.
    origin: Field,
    /// The editors' keywords, whole: a column with several values.
    keyword: Field,
    /// The paper or agency, by the name under which it is counted: a column.
    source: Field,
    /// The name of the paper as it is printed, by which it can be filtered too: a column.
    printed_source: Field,
    /// Who signed it: a column.
    author: Field,
    /// The first and the last day that the date can mean, `YYYYMMDD`: columns.
    first_day: Field,
    last_day: Field,
    /// The calendar month, `YYYYMM`, with `00` where only the year is known: a column.
    month: Field,
    /// A digest of all that was read, by which unchanged clippings are known: a column.
    fingerprint: Field,
    /// A digest of the id: a column.
    identity: Field,
    /// What is compared with other clippings, as numbers: a column with several values.
    likeness: Field,
    /// What acronyms stand for, as the clipping says it: terms, see [`crate::acronyms`].
    pub(crate) other_names: Field,
    /// The whole clipping as JSON, stored.
    clipping: Field,
}

impl Fields {
    /// Returns the schema of a new index.
    pub(crate) fn schema() -> Schema {
        let mut builder = Schema::builder();
        let forms = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(TOKENIZER_NAME)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        builder.add_text_field(column::ID, STRING | FAST);
        for field in TextField::ALL {
            builder.add_text_field(field.name(), forms.clone());
        }
        for name in [
            column::ORIGIN,
            column::KEYWORD,
            column::SOURCE,
            column::PRINTED_SOURCE,
            column::AUTHOR,
        ] {
            builder.add_text_field(name, FAST);
        }
        for name in [
            column::FIRST_DAY,
            column::LAST_DAY,
            column::MONTH,
            column::FINGERPRINT,
            column::IDENTITY,
            column::LIKENESS,
        ] {
            builder.add_u64_field(name, FAST);
        }
        builder.add_text_field(column::OTHER_NAMES, STRING);
        builder.add_bytes_field(CLIPPING, STORED);
        builder.build()
    }

    /// Finds the fields in the schema of the index in `folder`, which is none of ours if it lacks
    /// one.
    pub(crate) fn of(schema: &Schema, folder: &Path) -> Result<Self, IndexError> {
        let field = |name: &str| {
            schema
                .get_field(name)
                .map_err(|_| IndexError::NotAnIndex(folder.to_owned()))
        };
        Ok(Fields {
            id: field(column::ID)?,
            texts: [
                field(TextField::Body.name())?,
                field(TextField::Title.name())?,
                field(TextField::Keywords.name())?,
            ],
            origin: field(column::ORIGIN)?,
            keyword: field(column::KEYWORD)?,
            source: field(column::SOURCE)?,
            printed_source: field(column::PRINTED_SOURCE)?,
            author: field(column::AUTHOR)?,
            first_day: field(column::FIRST_DAY)?,
            last_day: field(column::LAST_DAY)?,
            month: field(column::MONTH)?,
            fingerprint: field(column::FINGERPRINT)?,
            identity: field(column::IDENTITY)?,
            likeness: field(column::LIKENESS)?,
            other_names: field(column::OTHER_NAMES)?,
            clipping: field(CLIPPING)?,
        })
    }

    /// Returns a clipping as the index takes it.
    pub(crate) fn document(
        &self,
        origin: &str,
        clipping: &Clipping,
        traits: &Traits,
        fingerprint: u64,
        json: &[u8],
    ) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.id, &clipping.id);
        document.add_text(self.origin, origin);
        if let Some(title) = &clipping.title {
            document.add_text(self.text(TextField::Title), title);
        }
        document.add_text(self.text(TextField::Body), &clipping.body);
        for (place, keyword) in clipping.keywords.iter().enumerate() {
            // Counts are of clippings: a keyword that is given twice counts once.
            if !clipping.keywords[..place].contains(keyword) {
                document.add_text(self.keyword, keyword);
                document.add_text(self.text(TextField::Keywords), keyword);
            }
        }
        if let Some(source) = &clipping.source {
            document.add_text(self.source, &source.facet);
            document.add_text(self.printed_source, &source.name);
        }
        if let Some(author) = &clipping.author {
            document.add_text(self.author, author);
        }
        if let Some(date) = clipping.date {
            document.add_u64(self.first_day, date.first_day().into());
            document.add_u64(self.last_day, date.last_day().into());
            document.add_u64(self.month, date.month_number().into());
        }
        for term in acronym_terms(clipping) {
            document.add_text(self.other_names, term);
        }
        document.add_u64(self.fingerprint, fingerprint);
        document.add_u64(self.identity, traits.identity());
        for number in traits.numbers() {
            document.add_u64(self.likeness, number);
        }
        document.add_bytes(self.clipping, json);
        document
    }

    /// Returns a field of words.
    pub(crate) fn text(&self, field: TextField) -> Field {
        self.texts[field as usize]
    }

    /// Reads the clipping back from what is stored.
    pub(crate) fn clipping(&self, stored: &TantivyDocument) -> Result<Clipping, IndexError> {
        use tantivy::schema::Value;
        let json = stored
            .get_first(self.clipping)
            .and_then(|value| value.as_bytes())
            .ok_or_else(|| IndexError::Corrupt("a clipping is not stored".to_owned()))?;
        serde_json::from_slice(json).map_err(|error| {
            IndexError::Corrupt(format!("a stored clipping is unreadable, {error}"))
        })
    }
}
