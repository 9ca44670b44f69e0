//! Opening what is an index and what is none, and moving on to a newer generation.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use pressoir_document::{Clipping, Likeness};
use pressoir_index::{Archive, CheckDepth, IndexError, Writer, check};
use tantivy::schema::{STORED, STRING, Schema};
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::samples::{OPTIONS, Shelf, clipping, every, origin};

/// Opens the folder both ways and returns the two refusals.
#[track_caller]
fn refusals(folder: &Path) -> [IndexError; 2] {
    let reader = Archive::open(folder).err().unwrap();
    let writer = Writer::open_or_create(folder, OPTIONS).err().unwrap();
    [reader, writer]
}

#[test]
fn what_is_no_index_is_refused() {
    let shelf = Shelf::new();
    let missing = Archive::open(&shelf.folder).err().unwrap();
    assert!(matches!(missing, IndexError::Missing(_)), "{missing}");
    assert_eq!(
        missing.to_string(),
        format!("there is no index at `{}`", shelf.folder.display())
    );
    fs::create_dir(&shelf.folder).unwrap();
    for file in [None, Some("README.md"), Some("a.txt")] {
        if let Some(file) = file {
            fs::write(shelf.folder.join(file), "texte").unwrap();
        }
        let error = Archive::open(&shelf.folder).err().unwrap();
        assert!(matches!(error, IndexError::NotAnIndex(_)), "{error}");
    }
    let error = Archive::open(&shelf.folder.join("a.txt")).err().unwrap();
    assert!(matches!(error, IndexError::NotAnIndex(_)), "{error}");
}

#[test]
fn a_file_of_the_same_name_makes_no_index() {
    for text in ["", "{}", "{\"name\":\"a page\"}", "\u{0}\u{1}"] {
        let shelf = Shelf::new();
        fs::create_dir(&shelf.folder).unwrap();
        fs::write(shelf.folder.join("meta.json"), text).unwrap();
        for error in refusals(&shelf.folder) {
            assert!(
                matches!(error, IndexError::NotAnIndex(_)),
                "{text}: {error}"
            );
        }
        let left = fs::read_to_string(shelf.folder.join("meta.json")).unwrap();
        assert_eq!(left, text);
    }
}

#[test]
fn the_index_of_another_program_is_refused() {
    for payload in [None, Some("lucene"), Some("{\"commit\":12}")] {
        let shelf = Shelf::new();
        fs::create_dir(&shelf.folder).unwrap();
        let mut schema = Schema::builder();
        let name = schema.add_text_field("name", STRING | STORED);
        let index = Index::create_in_dir(&shelf.folder, schema.build()).unwrap();
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        let mut document = TantivyDocument::new();
        document.add_text(name, "une fiche");
        writer.add_document(document).unwrap();
        let mut commit = writer.prepare_commit().unwrap();
        if let Some(payload) = payload {
            commit.set_payload(payload);
        }
        commit.commit().unwrap();
        drop(writer);
        for error in refusals(&shelf.folder) {
            assert!(
                matches!(error, IndexError::NotAnIndex(_)),
                "{payload:?}: {error}"
            );
        }
    }
}

#[test]
fn an_index_made_by_other_rules_is_refused() {
    let shelf = Shelf::holding(&[clipping("1", "", "fibre")]);
    let meta = shelf.folder.join("meta.json");
    let sealed = fs::read_to_string(&meta).unwrap();
    // Without the checksum, as a program before it wrote the list.
    let end = sealed.rfind(",\n  \"checksum\"").unwrap();
    let text = format!("{}\n}}\n", &sealed[..end]);
    for (part, stamp) in [
        ("format", "\\\"format\\\":"),
        ("analysis", "\\\"analysis\\\":"),
    ] {
        let (before, after) = text.split_once(stamp).unwrap();
        let digits = after.find(|letter: char| !letter.is_ascii_digit()).unwrap();
        fs::write(&meta, format!("{before}{stamp}999{}", &after[digits..])).unwrap();
        for error in refusals(&shelf.folder) {
            let words = error.to_string();
            assert!(
                words.contains(&format!("has {part} version 999")),
                "{words}"
            );
            assert!(matches!(error, IndexError::Incompatible { found: 999, .. }));
            assert!(error.hint().is_some());
        }
    }
    // The stamp says that there is a checksum.
    fs::write(&meta, &text).unwrap();
    for error in refusals(&shelf.folder) {
        assert!(matches!(error, IndexError::Corrupt(_)), "{error}");
    }
    fs::write(
        &meta,
        text.replace("\\\"sealed\\\":true", "\\\"sealed\\\":false"),
    )
    .unwrap();
    assert_eq!(shelf.find("fibre"), ["1"]);
    fs::write(&meta, sealed).unwrap();
    assert_eq!(shelf.find("fibre"), ["1"]);
}

#[test]
fn a_list_of_segments_that_is_not_as_it_was_written_is_refused() {
    let shelf = Shelf::holding(&[clipping("1", "", "fibre")]);
    let archive = shelf.archive();
    let meta = shelf.folder.join("meta.json");
    let whole = fs::read_to_string(&meta).unwrap();
    fs::write(&meta, whole.replace("\"max_doc\": 1", "\"max_doc\": 2")).unwrap();
    let mut refused = refusals(&shelf.folder)
        .map(|error| error.to_string())
        .to_vec();
    refused.push(archive.reload().unwrap_err().to_string());
    for words in refused {
        let expected = format!(
            "the index is damaged: `{}` is not as it was written",
            meta.display()
        );
        assert_eq!(words, expected);
    }
    assert_eq!(archive.search(&every("fibre")).unwrap().found, 1);
}

#[test]
fn a_list_of_files_that_is_broken_is_written_anew() {
    let shelf = Shelf::holding(&[clipping("1", "", "fibre")]);
    let files = shelf.folder.join(".managed.json");
    fs::write(&files, "no list").unwrap();
    assert_eq!(shelf.find("fibre"), ["1"]);
    // What no commit names goes with the next one, though no list names it.
    let left = shelf.folder.join("0123456789abcdef0123456789abcdef.store");
    fs::write(&left, "left").unwrap();
    fs::write(shelf.folder.join(".tmpAb12Cd"), "left").unwrap();
    shelf.put(&[clipping("2", "", "fibre")]);
    assert_eq!(check(&shelf.folder, CheckDepth::Full).unwrap().problems, []);
    assert!(!left.exists() && !shelf.folder.join(".tmpAb12Cd").exists());
}

#[test]
fn an_index_that_is_moved_or_built_again_goes_on_answering() {
    let shelf = Shelf::holding(&[clipping("1", "", "fibre")]);
    let archive = shelf.archive();
    let elsewhere = shelf.folder.with_extension("moved");
    fs::rename(&shelf.folder, &elsewhere).unwrap();
    let found = || crate::samples::ids(&archive.search(&every("fibre")).unwrap());
    let gone = archive.reload().unwrap_err();
    assert!(matches!(gone, IndexError::Missing(_)), "{gone}");
    assert_eq!(found(), ["1"]);
    fs::remove_dir_all(elsewhere).unwrap();
    assert!(archive.reload().is_err());
    assert_eq!(archive.clipping("1").unwrap().unwrap().body, "fibre");
    // The generations of the new index begin with one, as those of the old did.
    shelf.put(&[clipping("2", "", "fibre")]);
    assert!(archive.reload().unwrap());
    assert_eq!(found(), ["2"]);
    assert!(!archive.reload().unwrap());
}

#[test]
fn a_lexicon_that_is_not_as_it_was_written_is_refused() {
    let shelf = Shelf::holding(&[clipping("1", "", "états sécurité télécentre")]);
    let (name, _) = shelf
        .files()
        .into_iter()
        .find(|(name, _)| name.ends_with(".lexicon"))
        .unwrap();
    let path = shelf.folder.join(name);
    let bytes = fs::read(&path).unwrap();
    for place in [0, 8, 20, 40, 60] {
        let mut wrong = bytes.clone();
        wrong[place] ^= 0xFF;
        fs::write(&path, wrong).unwrap();
        let error = Archive::open(&shelf.folder).err().unwrap();
        assert!(matches!(error, IndexError::Corrupt(_)), "{place}: {error}");
    }
    fs::remove_file(&path).unwrap();
    let error = Archive::open(&shelf.folder).err().unwrap();
    let missing = format!("the index is damaged: `{}` is missing", path.display());
    assert_eq!(error.to_string(), missing);
}

#[test]
fn an_empty_index_answers() {
    let shelf = Shelf::new();
    let summary = shelf.writer().commit().unwrap();
    assert_eq!((summary.docs, summary.generation), (0, 0));
    let archive = shelf.archive();
    for query in ["", "*", "fibre", "\"la fibre\" -cuivre", "+fibre", "…"] {
        let response = archive.search(&every(query)).unwrap();
        assert_eq!((response.found, response.out_of), (0, 0), "{query}");
    }
    assert_eq!(archive.clipping("1").unwrap(), None);
    assert!(!archive.reload().unwrap());
}

#[test]
fn an_archive_answers_its_generation_until_it_is_reloaded() {
    let shelf = Shelf::holding(&[clipping("1", "", "fibre"), clipping("2", "", "cuivre")]);
    let archive = shelf.archive();
    let found = |query: &str| crate::samples::ids(&archive.search(&every(query)).unwrap());
    assert!(!archive.reload().unwrap());
    let mut writer = shelf.writer();
    writer
        .put(
            &origin("1"),
            &clipping("1", "", "ondes"),
            &Likeness::default(),
        )
        .unwrap();
    writer
        .put(
            &origin("3"),
            &clipping("3", "", "fibre"),
            &Likeness::default(),
        )
        .unwrap();
    writer.prune(&[origin("2")], &Default::default()).unwrap();
    writer.commit().unwrap();

    assert_eq!(archive.info().generation, 1);
    assert_eq!(found("fibre"), ["1"]);
    assert_eq!(found("cuivre"), ["2"]);
    assert_eq!(archive.clipping("3").unwrap(), None);

    assert!(archive.reload().unwrap());
    assert!(!archive.reload().unwrap());
    assert_eq!((archive.info().generation, archive.info().docs), (2, 2));
    assert_eq!(found("fibre"), ["3"]);
    assert_eq!(found("cuivre"), [""; 0]);
    assert_eq!(found("ondes"), ["1"]);

    // A run that changes nothing is no generation.
    shelf.put(&[clipping("3", "", "fibre")]);
    assert!(!archive.reload().unwrap());
}

#[test]
fn what_cannot_be_reloaded_leaves_the_old_generation() {
    let shelf = Shelf::holding(&[clipping("1", "", "fibre")]);
    let archive = shelf.archive();
    shelf.put(&[clipping("2", "", "cuivre")]);
    for (name, _) in shelf.files() {
        if name.ends_with(".lexicon") {
            // Another file of that name: the one of the old generation is still open.
            fs::remove_file(shelf.folder.join(&name)).unwrap();
            fs::write(shelf.folder.join(&name), "").unwrap();
        }
    }
    assert!(archive.reload().is_err());
    assert_eq!(archive.info().generation, 1);
    let response = archive.search(&every("fibre")).unwrap();
    assert_eq!((response.found, response.out_of), (1, 1));
}

#[test]
fn a_generation_is_whole_while_another_is_written() {
    // The stamp was read after the segments: a commit between the two gave old clippings the
    // number of the new generation, and no reload followed.
    let shelf = Shelf::holding(&[clipping("1", "", "fibre")]);
    let archive = shelf.archive();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 2..=30 {
                let one: Clipping = clipping(&number.to_string(), "", "fibre");
                shelf.put(&[one]);
            }
            done.store(true, Ordering::Release);
        });
        let mut reloads = 0;
        while !done.load(Ordering::Acquire) {
            reloads += u32::from(archive.reload().unwrap());
            let response = archive.search(&every("fibre")).unwrap();
            let opened = Archive::open(&shelf.folder).unwrap().info();
            assert_eq!(opened.generation, opened.docs);
            assert_eq!(response.index.generation, response.index.docs);
            assert_eq!(response.found, response.index.docs);
        }
        assert!(reloads > 1);
    });
    archive.reload().unwrap();
    assert_eq!((archive.info().generation, archive.info().docs), (30, 30));
}
