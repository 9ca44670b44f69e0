//! Hits page by page, and behind a cursor.

use pressoir_document::Clipping;
use pressoir_index::IndexError;
use pressoir_query::{Continuation, Cursor, Reprints, SearchRequest, SearchResponse, Sort};

use crate::samples::{REPRINTED, Shelf, clipping, dated, ids};

/// Many clippings in several segments, most of them with the date and the score of others.
fn shelf() -> Shelf {
    let made: Vec<Clipping> = (0..60)
        .map(|number| {
            let text = match number % 4 {
                0 => "la fibre et la fibre".to_owned(),
                1 => REPRINTED[number / 4 % REPRINTED.len()].to_owned(),
                _ => format!("la fibre de la ville numéro {number}"),
            };
            let clipping = clipping(&format!("{number:02}"), "", &text);
            match number % 5 {
                0 => clipping,
                year => dated(&format!("20{:02}", 10 + year), clipping),
            }
        })
        .collect();
    let shelf = Shelf::new();
    for part in made.chunks(25) {
        shelf.put(part);
    }
    shelf
}

fn page(shelf: &Shelf, request: &SearchRequest) -> Result<SearchResponse, IndexError> {
    shelf.archive().search(request)
}

#[test]
fn cursors_go_through_the_hits_as_offsets_do() {
    let shelf = shelf();
    for raw in ["fibre", "*", "ville fibre", "télécentres fibre"] {
        for sort in [Sort::Relevance, Sort::NewestFirst, Sort::OldestFirst] {
            for reprints in [Reprints::Apart, Reprints::Folded] {
                let request = SearchRequest {
                    sort,
                    reprints,
                    limit: 7,
                    continuation: Continuation::Told,
                    ..SearchRequest::new(raw)
                };
                let whole = SearchRequest {
                    limit: 1000,
                    ..request.clone()
                };
                let whole = page(&shelf, &whole).unwrap();
                assert_eq!(whole.cursor, None, "{raw}: nothing lies behind all hits");
                let mut walked = Vec::new();
                let mut next = request.clone();
                loop {
                    let response = page(&shelf, &next).unwrap();
                    assert_eq!(response.found, whole.found, "{raw}");
                    assert_eq!(response.offset, walked.len(), "{raw}");
                    walked.extend(ids(&response));
                    let Some(cursor) = response.cursor else { break };
                    assert_eq!(cursor.to_string().parse(), Ok(cursor));
                    next.continuation = Continuation::After(cursor);
                }
                assert_eq!(walked, ids(&whole), "{raw} {sort:?} {reprints:?}");
                assert_eq!(walked.len() as u64, whole.ranked);
            }
        }
    }
}

#[test]
fn a_cursor_does_not_outlive_its_generation() {
    let shelf = shelf();
    let request = SearchRequest {
        continuation: Continuation::Told,
        ..SearchRequest::new("fibre")
    };
    let cursor = page(&shelf, &request).unwrap().cursor.unwrap();
    let after = |cursor: Cursor| SearchRequest {
        continuation: Continuation::After(cursor),
        ..request.clone()
    };
    assert!(page(&shelf, &after(cursor)).is_ok());
    for hit in [[0, 0, 99, 0], [0, 0, 0, u32::MAX]] {
        let made_up = Cursor { hit, ..cursor };
        let refused = page(&shelf, &after(made_up));
        assert!(matches!(refused, Err(IndexError::CursorGone)), "{hit:?}");
    }
    shelf.put(&[clipping("later", "", "la fibre")]);
    let refused = page(&shelf, &after(cursor));
    assert!(matches!(refused, Err(IndexError::CursorGone)));
}

#[test]
fn who_does_not_ask_is_told_no_cursor() {
    let response = page(&shelf(), &SearchRequest::new("fibre")).unwrap();
    assert_eq!(response.hits.len(), 10);
    assert_eq!(response.cursor, None);
}
