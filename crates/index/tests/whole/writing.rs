//! What a writer does to an archive.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use pressoir_document::{Clipping, Likeness};
use pressoir_index::{Change, IndexError, Writer, WriterOptions};

use crate::samples::{OPTIONS, Shelf, clipping, dated, every, origin};

fn small_archive() -> Vec<Clipping> {
    vec![
        clipping("1", "Les télécentres ferment", "La fibre arrive à Thiès."),
        dated("2025-03", clipping("2", "", "L’État attend.")),
        clipping("3", "Un titre seul", ""),
    ]
}

#[test]
fn a_second_run_over_the_same_clippings_leaves_everything_as_it_is() {
    let shelf = Shelf::new();
    let (changes, first) = shelf.put(&small_archive());
    assert_eq!(changes, [Change::New; 3]);
    assert_eq!((first.docs, first.generation), (3, 1));
    let files = shelf.files();
    assert_eq!(
        first.bytes,
        files.iter().map(|(_, length)| length).sum::<u64>()
    );
    // An archive that moved is the same archive.
    let moved: Vec<Clipping> = small_archive()
        .into_iter()
        .map(|clipping| Clipping {
            path: format!("D:\\Archive \"2\"\\{}", clipping.id),
            ..clipping
        })
        .collect();
    for again in [small_archive(), moved] {
        let (changes, second) = shelf.put(&again);
        assert_eq!(changes, [Change::Unchanged; 3]);
        assert_eq!(second, first);
        assert_eq!(shelf.files(), files);
    }
}

#[test]
fn whatever_was_read_makes_a_clipping_another() {
    let one = dated(
        "2025-03-02",
        clipping("1", "Titre", "La fibre arrive à Thiès."),
    );
    let changed = |change: fn(&mut Clipping)| {
        let mut other = one.clone();
        change(&mut other);
        other
    };
    for other in [
        changed(|clipping| clipping.title = None),
        changed(|clipping| clipping.title = Some(String::new())),
        changed(|clipping| clipping.date = "2025-03".parse().ok()),
        changed(|clipping| clipping.keywords.push("TIC".to_owned())),
        changed(|clipping| clipping.source = Some(crate::samples::source("APS"))),
        changed(|clipping| clipping.author = Some("A. Diop".to_owned())),
        changed(|clipping| clipping.url = Some("https://presse.example/1".to_owned())),
        changed(|clipping| clipping.body.push(' ')),
        changed(|clipping| clipping.warnings.push("no date".to_owned())),
        changed(|clipping| clipping.layout = pressoir_document::Layout::Bare),
    ] {
        let shelf = Shelf::holding(std::slice::from_ref(&one));
        let (changes, summary) = shelf.put(std::slice::from_ref(&other));
        assert_eq!(changes, [Change::Changed], "{other:?}");
        assert_eq!((summary.docs, summary.generation), (1, 2), "{other:?}");
        assert_eq!(shelf.archive().clipping("1").unwrap(), Some(other));
    }
}

#[test]
fn a_clipping_that_lies_elsewhere_is_another() {
    let shelf = Shelf::holding(&small_archive());
    let mut writer = shelf.writer();
    let change = writer.put(
        "corpus/elsewhere.txt",
        &small_archive()[0],
        &Likeness::default(),
    );
    assert_eq!(change.unwrap(), Change::Changed);
    assert_eq!(writer.commit().unwrap().docs, 3);
}

#[test]
fn a_changed_clipping_takes_the_place_of_the_old_one() {
    let shelf = Shelf::holding(&small_archive());
    let (changes, summary) = shelf.put(&[
        clipping("1", "Les cybercafés ouvrent", "Le cuivre revient."),
        clipping("2", "", "L’État attend."),
    ]);
    assert_eq!(changes, [Change::Changed, Change::Changed]);
    assert_eq!((summary.docs, summary.generation), (3, 2));
    for (query, ids) in [
        ("télécentres", &[] as &[&str]),
        ("fibre", &[]),
        ("\"fibre arrive\"", &[]),
        ("cybercafé", &["1"]),
        ("\"cuivre revient\"", &["1"]),
        ("état", &["2"]),
    ] {
        assert_eq!(shelf.find(query), ids, "{query}");
    }
    let archive = shelf.archive();
    assert_eq!(archive.search(&every("*")).unwrap().found, 3);
    assert_eq!(archive.clipping("2").unwrap().unwrap().date, None);
}

#[test]
fn of_two_clippings_with_one_identity_in_a_run_the_last_stays() {
    let shelf = Shelf::new();
    let (changes, summary) = shelf.put(&[
        clipping("1", "", "premier"),
        clipping("1", "", "second"),
        clipping("1", "", "second"),
        clipping("2", "", "autre"),
        clipping("1", "", "troisième"),
    ]);
    use Change::{Changed, New, Unchanged};
    assert_eq!(changes, [New, Changed, Unchanged, New, Changed]);
    assert_eq!((summary.docs, summary.generation), (2, 1));
    assert_eq!(shelf.find("premier second"), [""; 0]);
    assert_eq!(shelf.find("troisième"), ["1"]);
    assert_eq!(shelf.archive().info().docs, 2);
}

#[test]
fn nothing_is_in_the_archive_before_the_commit() {
    let shelf = Shelf::holding(&small_archive());
    let mut writer = shelf.writer();
    writer
        .put(
            "corpus/4.txt",
            &clipping("4", "", "xylophone"),
            &Likeness::default(),
        )
        .unwrap();
    writer
        .prune(&["corpus".to_owned()], &HashSet::new())
        .unwrap();
    drop(writer);
    assert_eq!(shelf.archive().info().docs, 3);
    assert_eq!(shelf.find("xylophone"), [""; 0]);
    // What was dropped holds nothing back.
    let (changes, _) = shelf.put(&small_archive());
    assert_eq!(changes, [Change::Unchanged; 3]);
}

#[test]
fn identities_and_values_are_kept_to_the_letter() {
    let ids = [
        "",
        " ",
        "a b",
        "A",
        "a",
        "é",
        "e\u{301}",
        "corpus/1.txt#2",
        "\u{0}",
    ];
    let clippings: Vec<Clipping> = ids.iter().map(|id| clipping(id, "", "fibre")).collect();
    let shelf = Shelf::holding(&clippings);
    let mut expected = ids.to_vec();
    expected.sort_unstable();
    assert_eq!(shelf.find("fibre"), expected);
    let archive = shelf.archive();
    for clipping in clippings {
        let stored = archive.clipping(&clipping.id).unwrap();
        assert_eq!(stored, Some(clipping));
    }
    assert_eq!(archive.clipping("inconnu").unwrap(), None);
}

/// Indexes an origin for each word, prunes, and compares what is left.
#[track_caller]
fn check_prune(origins: &[&str], seen: &[&str], below: &[&str], keep: &[&str], left: &[&str]) {
    let shelf = Shelf::new();
    let sample = |origin: &str| clipping(&format!("id of {origin}"), "", "fibre");
    let mut writer = shelf.writer();
    for origin in origins {
        let likeness = Likeness::default();
        writer.put(origin, &sample(origin), &likeness).unwrap();
    }
    writer.commit().unwrap();
    let mut writer = shelf.writer();
    for origin in seen {
        let likeness = Likeness::default();
        writer.put(origin, &sample(origin), &likeness).unwrap();
    }
    let below: Vec<String> = below.iter().map(ToString::to_string).collect();
    let keep: HashSet<String> = keep.iter().map(ToString::to_string).collect();
    let gone = writer.prune(&below, &keep).unwrap();
    assert_eq!(gone, (origins.len() - left.len()) as u64);
    // Pruning twice counted what was gone again.
    assert_eq!(writer.prune(&below, &keep).unwrap(), 0);
    let summary = writer.commit().unwrap();
    assert_eq!(summary.docs, left.len() as u64);
    assert_eq!(summary.generation, if gone > 0 { 2 } else { 1 });
    let mut expected: Vec<String> = left.iter().map(|origin| sample(origin).id).collect();
    expected.sort();
    assert_eq!(shelf.find("fibre"), expected);
}

#[test]
fn pruning_deletes_what_lies_below_and_was_not_seen() {
    let files = [
        "corpus/a.txt",
        "corpus/2025/b.txt",
        "corpus-2/c.txt",
        "corpus.jsonl#1",
        "corpus.jsonl#2",
        "bulletin.txt",
    ];
    check_prune(
        &files,
        &["corpus/a.txt"],
        &["corpus"],
        &[],
        &[
            "corpus/a.txt",
            "corpus-2/c.txt",
            "corpus.jsonl#1",
            "corpus.jsonl#2",
            "bulletin.txt",
        ],
    );
    check_prune(&files, &[], &["bulletin.txt"], &[], &files[..5]);
    check_prune(
        &files,
        &[],
        &["corpus.jsonl"],
        &[],
        &[
            "corpus/a.txt",
            "corpus/2025/b.txt",
            "corpus-2/c.txt",
            "bulletin.txt",
        ],
    );
    check_prune(
        &files,
        &[],
        &["corpus/2025"],
        &[],
        &[
            "corpus/a.txt",
            "corpus-2/c.txt",
            "corpus.jsonl#1",
            "corpus.jsonl#2",
            "bulletin.txt",
        ],
    );
    check_prune(
        &files,
        &[],
        &["corpus", "corpus-2", "corpus.jsonl", "bulletin.txt"],
        &[],
        &[],
    );
    check_prune(&files, &[], &[], &[], &files);
    check_prune(&files, &[], &["corp", "corpus/a", "a.txt", ""], &[], &files);
    check_prune(&files, &files, &["corpus", "bulletin.txt"], &[], &files);
}

#[test]
fn pruning_leaves_what_could_not_be_read() {
    check_prune(
        &[
            "corpus/a.txt",
            "corpus/b.jsonl#1",
            "corpus/b.jsonl#2",
            "corpus/c.txt",
        ],
        &[],
        &["corpus"],
        &["corpus/a.txt", "corpus/b.jsonl"],
        &["corpus/a.txt", "corpus/b.jsonl#1", "corpus/b.jsonl#2"],
    );
    // The records of a file with the sign in its name were deleted when it could not be read.
    check_prune(
        &[
            "corpus/n#1.jsonl#7",
            "corpus/n#1.jsonl#8",
            "corpus/n#2.jsonl#7",
        ],
        &[],
        &["corpus"],
        &["corpus/n#1.jsonl"],
        &["corpus/n#1.jsonl#7", "corpus/n#1.jsonl#8"],
    );
}

#[test]
fn what_was_pruned_can_come_back_in_the_same_run() {
    let shelf = Shelf::holding(&small_archive());
    let mut writer = shelf.writer();
    assert_eq!(
        writer
            .prune(&["corpus".to_owned()], &HashSet::new())
            .unwrap(),
        3
    );
    let one = &small_archive()[0];
    let change = writer.put(&origin("1"), one, &Likeness::default());
    assert_eq!(change.unwrap(), Change::New);
    assert_eq!(writer.commit().unwrap().docs, 1);
    assert_eq!(shelf.find("*"), ["1"]);
}

#[test]
fn an_archive_can_be_emptied_and_filled_again() {
    let shelf = Shelf::holding(&small_archive());
    let mut writer = shelf.writer();
    writer
        .prune(&["corpus".to_owned()], &HashSet::new())
        .unwrap();
    let empty = writer.commit().unwrap();
    assert_eq!((empty.docs, empty.generation), (0, 2));
    assert_eq!(shelf.find("*"), [""; 0]);
    let (changes, full) = shelf.put(&small_archive());
    assert_eq!(changes, [Change::New; 3]);
    assert_eq!((full.docs, full.generation), (3, 3));
    assert_eq!(shelf.find("télécentre"), ["1"]);
}

#[test]
fn roots_are_kept_and_one_that_is_gone_is_taken_over() {
    let shelf = Shelf::new();
    let place = tempfile::tempdir().unwrap();
    let (old, new) = (
        place.path().join("old/corpus"),
        place.path().join("new/corpus"),
    );
    fs::create_dir_all(&old).unwrap();
    fs::create_dir_all(&new).unwrap();
    let mut writer = shelf.writer();
    assert!(writer.roots().is_empty());
    writer.claim_root("corpus", &old).unwrap();
    writer.claim_root("corpus", &old).unwrap();
    let error = writer.claim_root("corpus", &new).unwrap_err();
    assert!(matches!(error, IndexError::RootTaken { .. }), "{error}");
    assert!(error.hint().is_some());
    // Roots alone are no change of the archive, and are kept.
    let summary = writer.commit().unwrap();
    assert_eq!((summary.docs, summary.generation), (0, 0));
    assert_eq!(shelf.archive().roots()["corpus"], old);

    fs::remove_dir(&old).unwrap();
    let mut writer = shelf.writer();
    writer.claim_root("corpus", &new).unwrap();
    assert_eq!(writer.roots()["corpus"], new);
    writer.commit().unwrap();
    assert_eq!(shelf.archive().roots()["corpus"], new);
}

#[test]
fn any_threads_and_memory_will_do() {
    for (threads, memory) in [(0, 0), (1, usize::MAX), (3, 1), (64, 2_000_000_000)] {
        let shelf = Shelf::new();
        let options = WriterOptions { threads, memory };
        let mut writer = Writer::open_or_create(&shelf.folder, options).unwrap();
        let one = &small_archive()[0];
        writer
            .put("corpus/1.txt", one, &Likeness::default())
            .unwrap();
        assert_eq!(writer.commit().unwrap().docs, 1, "{threads} {memory}");
    }
}

#[track_caller]
fn refusal(folder: &Path) -> IndexError {
    match Writer::open_or_create(folder, OPTIONS) {
        Ok(_) => panic!("{} was taken", folder.display()),
        Err(error) => error,
    }
}

#[test]
fn an_index_begins_in_a_folder_that_is_new_or_empty() {
    for (files, is_free) in [
        (&[] as &[&str], true),
        (&["README.md"], true),
        (&["README.md", ".gitignore", ".DS_Store"], true),
        (&["readme.txt"], false),
        (&["README.md", "a.txt"], false),
    ] {
        let shelf = Shelf::new();
        fs::create_dir(&shelf.folder).unwrap();
        for file in files {
            fs::write(shelf.folder.join(file), "texte").unwrap();
        }
        if is_free {
            shelf.put(&small_archive());
            assert_eq!(shelf.find("télécentre"), ["1"], "{files:?}");
        } else {
            let error = refusal(&shelf.folder);
            assert!(
                matches!(error, IndexError::Occupied(_)),
                "{files:?}: {error}"
            );
        }
        for file in files {
            let text = fs::read_to_string(shelf.folder.join(file)).unwrap();
            assert_eq!(text, "texte", "{file}");
        }
    }
}

#[test]
fn a_folder_of_folders_is_made_and_a_file_is_none() {
    let shelf = Shelf::new();
    let deep = shelf.folder.join("a/b");
    Writer::open_or_create(&deep, OPTIONS)
        .unwrap()
        .commit()
        .unwrap();
    assert!(deep.join("meta.json").is_file());
    let file = shelf.folder.join("c");
    fs::write(&file, "").unwrap();
    let error = refusal(&file);
    assert!(matches!(error, IndexError::Io { .. }), "{error}");
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let shelf = Shelf::holding(&small_archive());
    let first = shelf.writer();
    let error = refusal(&shelf.folder);
    assert!(matches!(error, IndexError::Locked(_)), "{error}");
    // Readers need not wait.
    assert_eq!(shelf.find("télécentre"), ["1"]);
    drop(first);
    shelf.put(&small_archive());
}

/// A service reads the index under a name of its own.
#[cfg(unix)]
#[test]
fn whoever_may_read_the_folder_may_read_its_files() {
    use std::os::unix::fs::PermissionsExt;

    for (of_folder, readers) in [(0o755, 0o044), (0o750, 0o040), (0o700, 0)] {
        let shelf = Shelf::new();
        fs::create_dir(&shelf.folder).unwrap();
        fs::set_permissions(&shelf.folder, fs::Permissions::from_mode(of_folder)).unwrap();
        shelf.put(&small_archive());
        let metadata = fs::metadata(shelf.folder.join("meta.json")).unwrap();
        let mode = metadata.permissions().mode() & 0o777;
        assert_eq!(mode, 0o600 | readers, "{of_folder:o}");
    }
}
