//! What a query may have been meant to be.

use pressoir_document::Clipping;

use crate::samples::{Shelf, clipping, every};

#[test]
fn another_query_is_proposed_where_it_finds_more() {
    let mut clippings: Vec<Clipping> = (0..200)
        .map(|number| clipping(&format!("s{number}"), "", "le sénégal et sa licence"))
        .collect();
    clippings.extend([
        clipping("a", "", "le new deal technologique"),
        clipping("b", "", "des télécentres ferment"),
        clipping("c", "", "un télécentre de senegla"),
        clipping("d", "", "new york, le deal"),
    ]);
    let archive = Shelf::holding(&clippings).archive();
    for (query, meant) in [
        ("newdeal", Some("new deal")),
        (
            "le newdeal technologique",
            Some("le new deal technologique"),
        ),
        ("telecentre s", Some("télécentres")),
        ("tele centres", Some("télécentres")),
        ("senegla", Some("sénégal")),
        // What the archive knows well, and what is told by signs, is left alone.
        ("sénégal licence", None),
        ("télécentre", None),
        ("\"newdeal\"", None),
        ("+newdeal", None),
        ("-newdeal", None),
        ("*", None),
        ("", None),
        ("zzzzzz", None),
        // Both words are there, but nowhere together.
        ("yorkdes", None),
    ] {
        let response = archive.search(&every(query)).unwrap();
        assert_eq!(response.query.suggestion.as_deref(), meant, "{query}");
    }
}
