use pressoir_analysis::Words;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name under which the schema knows the tokenizer.
pub(crate) const TOKENIZER_NAME: &str = "forms";

/// Hands the forms of a text to Tantivy: a token a word, and one more where a compound begins or where
/// inclusive writing stands for another form.
#[derive(Clone, Default)]
pub(crate) struct FormTokenizer {
    token: Token,
}

pub(crate) struct FormStream<'a> {
    words: Words<'a>,
    token: &'a mut Token,
}

impl Tokenizer for FormTokenizer {
    type TokenStream<'a> = FormStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FormStream<'a> {
        self.token.reset();
        FormStream {
            words: Words::with_compounds(text),
            token: &mut self.token,
        }
    }
}

impl TokenStream for FormStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.read(&mut self.token.text) else {
            return false;
        };
        self.token.offset_from = word.start;
        self.token.offset_to = word.end;
        self.token.position = word.position;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
