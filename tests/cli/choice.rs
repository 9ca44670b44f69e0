//! Which files are read, and what is learned from them.

use std::fs;

use crate::support::{Bench, check_text};

fn page(number: usize) -> String {
    // Pages that differ in numbers alone would be one list with other prices.
    let syllables = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"];
    let name: String = number
        .to_string()
        .bytes()
        .map(|digit| syllables[usize::from(digit - b'0')])
        .collect();
    let text = format!(
        "Le quai de {name} rouvre après des mois de travaux, et les pêcheurs de {name} attendent que \
         les prix remontent. Le marché couvert de {name} ferme à son tour, a dit la mairie, qui promet \
         un chantier propre et un retour rapide des vendeuses de {name} sous la halle."
    );
    format!(
        "Le Phare des Dunes\nSe connecter\nRubriques\nRechercher ici\nTitre {number}\n3 mars 2003\n\
         {text}\nCommentaires ({number})\nAjouter le vôtre\nMentions légales\nContactez la rédaction"
    )
}

#[test]
fn what_was_learned_travels_with_the_index() {
    let bench = Bench::new();
    for number in 0..12 {
        bench.write(&format!("pages/{number:02}.txt"), page(number));
    }
    let whole = bench.run(&["index", "pages"]).out;
    assert!(whole.contains("12 new"), "{whole}");
    for query in ["Rubriques", "Mentions légales"] {
        assert_eq!(bench.run(&["search", query]).status, 1, "{query}");
    }
    bench.write("pages/99.txt", page(99));
    let one = bench.run(&["index", "pages/99.txt", "pages/03.txt"]).out;
    assert!(one.contains("1 new, 0 changed, 1 unchanged"), "{one}");
    assert_eq!(bench.run(&["search", "Rubriques"]).status, 1);
    let again = bench.run(&["index", "pages"]).out;
    assert!(again.contains("0 new, 0 changed, 13 unchanged"), "{again}");
    let without = bench.run(&["index", "pages", "--no-learned-chrome", "--index", "other"]);
    assert_eq!(without.status, 0);
    let found = bench.run(&["search", "Rubriques", "--index", "other"]);
    assert_eq!(found.status, 0);
}

#[test]
fn globs_choose_the_files_of_a_folder() {
    let bench = Bench::new();
    for name in ["a.txt", "b.md", "vieux/c.txt", ".d.txt"] {
        let text = format!("Le texte de {name} parle du port et de ses quais.");
        bench.write(&format!("presse/{name}"), text);
    }
    let read = |globs: &[&str]| {
        let mut args = vec!["parse", "presse"];
        args.extend(globs.iter().flat_map(|glob| ["--glob", glob]));
        let out = bench.run(&args).out;
        let paths = out.lines().map(|line| {
            let clipping: serde_json::Value = serde_json::from_str(line).unwrap();
            clipping["path"].as_str().unwrap().to_owned()
        });
        paths.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(read(&[]), "presse/a.txt presse/b.md presse/vieux/c.txt");
    assert_eq!(read(&["*.txt"]), "presse/a.txt presse/vieux/c.txt");
    assert_eq!(read(&["!vieux"]), "presse/a.txt presse/b.md");
    assert_eq!(read(&["*.txt", "!/vieux/**"]), "presse/a.txt");
    check_text!(bench.run(&["parse", "presse", "--glob", "a["]).whole(), @r"
    error: `a[` is no pattern for files: unclosed character class; missing ']'
    hint: write it as in a .gitignore file: `*.txt`, `2003/**`, `!brouillon*`
    [exit 2]
    ");
}

#[test]
fn pruning_spares_what_the_globs_leave_out() {
    let bench = Bench::new();
    for name in ["a.txt", "b.txt", "c.md", "vieux/d.txt"] {
        let text = format!("Le texte de {name} parle du port et de ses quais.");
        bench.write(&format!("presse/{name}"), text);
    }
    assert_eq!(bench.run(&["index", "presse"]).status, 0);
    for gone in ["b.txt", "c.md", "vieux/d.txt"] {
        fs::remove_file(bench.path(&format!("presse/{gone}"))).unwrap();
    }
    let run = |args: &[&str]| {
        let out = bench.run(args).out;
        out.lines().next().unwrap_or_default().to_owned()
    };
    let globs = ["--glob", "*.txt", "--glob", "!vieux"];
    let pruned = run(&[&["index", "presse", "--prune"], &globs[..]].concat());
    assert_eq!(
        pruned,
        "1 clipping from 1 file: 0 new, 0 changed, 1 unchanged, 1 deleted"
    );
    let pruned = run(&["index", "presse", "--prune"]);
    assert_eq!(
        pruned,
        "1 clipping from 1 file: 0 new, 0 changed, 1 unchanged, 2 deleted"
    );
}
