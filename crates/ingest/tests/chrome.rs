//! Chrome of portals that no list knows, and what looks like it.

#![cfg(test)]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use pressoir_document::Clipping;
use pressoir_ingest::{Because, Input, Item, Learned, Options, Side, read};

/// An article that nobody wrote, another one for each number: its title and its paragraphs.
struct Article {
    title: String,
    date: String,
    paragraphs: Vec<String>,
}

const THINGS: [&str; 13] = [
    "marché", "lycée", "barrage", "port", "réseau", "câble", "hôpital", "stade", "pont", "train",
    "musée", "quai", "phare",
];
const PLACES: [&str; 11] = [
    "Louga",
    "Kédougou",
    "Podor",
    "Matam",
    "Linguère",
    "Bakel",
    "Sédhiou",
    "Vélingara",
    "Mbour",
    "Tivaouane",
    "Dagana",
];
const VERBS: [&str; 7] = [
    "rouvre",
    "s’agrandit",
    "inquiète",
    "divise",
    "attend",
    "ferme",
    "reprend",
];

fn article(number: usize) -> Article {
    let pick = |list: &[&'static str], salt: usize| list[(number * 7 + salt * 5) % list.len()];
    let sentence = |salt: usize| {
        format!(
            "Le {} de {} {} depuis {} jours, et {} habitants de {} sur {} le disent à qui veut \
             l’entendre.",
            pick(&THINGS, salt),
            pick(&PLACES, salt + number),
            pick(&VERBS, salt),
            number * 3 + salt,
            number + 100 * salt,
            pick(&PLACES, salt + 3),
            number * 11 + 2000 + salt,
        )
    };
    Article {
        title: format!(
            "Le {} de {} {}, {} voix pour",
            pick(&THINGS, 1),
            pick(&PLACES, number),
            pick(&VERBS, 2),
            ["une", "deux", "trois", "cent"][number % 4]
        ),
        date: format!("{} mars {}", number % 28 + 1, 1999 + number / 28),
        paragraphs: (0..3 + number % 3)
            .map(|salt| [sentence(salt * 2), sentence(salt * 2 + 1)].join(" "))
            .collect(),
    }
}

/// The page of an article on a portal: `{t}` is its title, `{d}` its date, `{b}` its text, `{n}` a
/// number and `{o}` the title of another article.
fn page(skin: &str, number: usize) -> String {
    let article = article(number);
    let mut page = String::new();
    for (place, line) in skin.lines().enumerate() {
        let line = line
            .replace("{t}", &article.title)
            .replace("{d}", &article.date)
            .replace("{b}", &article.paragraphs.join("\n\n"))
            .replace("{n}", &(number * 37 + place).to_string())
            .replace("{o}", &self::article(number + place * 31 + 7).title);
        writeln!(page, "{line}\n").unwrap();
    }
    page
}

const PHARE: &str = "Le Phare des Dunes\nSe connecter\nPolitique\nÉconomie\nSociété\n• Vidéos\nRechercher\n\
    {t}\n{d}\nPartager ({n})\nLu {n} fois\n{b}\nSur le même thème\n{o}\n{o}\n{o}\nRéactions ({n})\n\
    Ajouter un commentaire\nCe site dépose des cookies pour compter ses lecteurs.\nMentions légales\n\
    © Le Phare des Dunes {n}";
const GAZETTE: &str = "GAZETTE DU FLEUVE\nL’actualité sans détour\n{t}\n{d}\n{b}\nRetour au sommaire\n\
    Webmestre de la gazette";
const BLOG: &str = "{t}\n{d}\n{b}\nPartagez :\nWhatsApp\nTelegram\nArticles récents\n{o}\n{o}\n{o}\n{o}\n\
    Étiquettes\nThème par Baobab";

/// What is read of pages: their clippings in order, and what was learned.
fn read_pages(pages: &[String], learned: Option<Learned>) -> (Vec<Clipping>, Option<Learned>) {
    let folder = tempfile::tempdir().unwrap();
    for (number, page) in pages.iter().enumerate() {
        fs::write(folder.path().join(format!("{number:04}.txt")), page).unwrap();
    }
    read_path(folder.path(), learned)
}

fn read_path(path: &Path, learned: Option<Learned>) -> (Vec<Clipping>, Option<Learned>) {
    let input = Input::resolve(path, &[]).unwrap();
    let options = Options {
        learned,
        ..Options::default()
    };
    let mut reader = read(vec![input], &options);
    let clippings = reader.by_ref().map(|item| match item {
        Item::Clipping(found) => found.clipping,
        Item::Skipped(skipped) => panic!("{skipped}"),
    });
    let clippings = clippings.collect();
    (clippings, reader.learned().cloned())
}

/// Checks that of every page the article is left, and nothing else.
fn check_articles(clippings: &[Clipping], first: usize, name: &str) {
    for (clipping, number) in clippings.iter().zip(first..) {
        let article = article(number);
        assert_eq!(
            clipping.title.as_ref(),
            Some(&article.title),
            "{name} {number}"
        );
        assert_eq!(
            clipping.body,
            article.paragraphs.join("\n"),
            "{name} {number}"
        );
    }
}

fn pages(skin: &str, numbers: std::ops::Range<usize>) -> Vec<String> {
    numbers.map(|number| page(skin, number)).collect()
}

#[test]
fn portals_that_were_never_seen_are_learned() {
    for (name, skin, count) in [
        ("phare", PHARE, 8),
        ("phare", PHARE, 60),
        ("gazette", GAZETTE, 40),
        ("blog", BLOG, 40),
    ] {
        let (clippings, _) = read_pages(&pages(skin, 0..count), Some(Learned::default()));
        assert_eq!(clippings.len(), count);
        check_articles(&clippings, 0, name);
    }
}

#[test]
fn portals_are_learned_beside_others_and_bare_texts() {
    let mut all = pages(PHARE, 0..10);
    all.extend(pages(GAZETTE, 10..20));
    all.extend(pages(BLOG, 20..30));
    all.extend(pages("{t}\n{d}\n{b}", 30..200));
    let (clippings, _) = read_pages(&all, Some(Learned::default()));
    check_articles(&clippings, 0, "mixed");
}

#[test]
fn raw_texts_in_records_are_learned_from() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pages.jsonl");
    let records = pages(PHARE, 0..30).into_iter().map(|raw| {
        let record = serde_json::json!({ "path": "p", "raw": raw });
        format!("{record}\n")
    });
    let records = records
        .enumerate()
        .map(|(at, record)| record.replace("\"p\"", &format!("\"p{at}\"")));
    fs::write(&file, records.collect::<String>()).unwrap();
    let (clippings, _) = read_path(&file, Some(Learned::default()));
    check_articles(&clippings, 0, "records");
}

#[test]
fn archives_are_learned_from() {
    let folder = tempfile::tempdir().unwrap();
    let pages = pages(PHARE, 0..30);
    let path = folder.path().join("pages.tar");
    let mut tar = tar::Builder::new(fs::File::create(&path).unwrap());
    for (number, page) in pages.iter().enumerate() {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(page.len()).unwrap());
        header.set_mode(0o644);
        tar.append_data(&mut header, format!("{number:04}.txt"), page.as_bytes())
            .unwrap();
    }
    tar.finish().unwrap();
    let (clippings, _) = read_path(&path, Some(Learned::default()));
    check_articles(&clippings, 0, "tar");

    let path = folder.path().join("pages.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    zip.start_file("pages.jsonl", zip::write::SimpleFileOptions::default())
        .unwrap();
    for (number, raw) in pages.iter().enumerate() {
        let record = serde_json::json!({ "path": number.to_string(), "raw": raw });
        writeln!(zip, "{record}").unwrap();
    }
    zip.finish().unwrap();
    let (clippings, _) = read_path(&path, Some(Learned::default()));
    check_articles(&clippings, 0, "zip");
}

#[test]
fn what_was_learned_serves_later_runs() {
    let (_, learned) = read_pages(&pages(PHARE, 0..30), Some(Learned::default()));
    let notes = learned.unwrap().to_notes();
    let learned = Learned::from_notes(notes.iter().map(String::as_str));
    assert_eq!(learned.to_notes(), notes);
    let (clippings, learned) = read_pages(&pages(PHARE, 77..78), Some(learned));
    check_articles(&clippings, 77, "one page more");
    assert_eq!(learned.unwrap().to_notes(), notes);
}

#[test]
fn without_learning_and_with_a_handful_nothing_is_dropped() {
    for (pages, learned) in [
        (pages(PHARE, 0..30), None),
        (pages(PHARE, 0..4), Some(Learned::default())),
    ] {
        let (clippings, _) = read_pages(&pages, learned);
        for clipping in clippings {
            assert!(
                clipping.body.contains("Sur le même thème"),
                "{}",
                clipping.body
            );
        }
    }
}

#[test]
fn what_repeats_in_articles_stays() {
    let phare = |title: &str, text: &str| PHARE.replace("{t}", title).replace("{b}", text);
    let billet = "Chaque lundi, un regard sur la semaine.\n{b}\nBonne semaine à tous.\nAwa Sow";
    let serie =
        "Notre série donne la parole à ceux qui bâtissent.\n{b}\nÀ suivre : la semaine prochaine";
    let check = |name: &str, skin: &str, count: usize, own: &[&str]| {
        let mut all = pages(skin, 0..count);
        all.extend(pages(PHARE, 300..340));
        all.extend(pages("{t}\n{d}\n{b}", 400..440));
        let (off, _) = read_pages(&all[..count], None);
        let (on, _) = read_pages(&all, Some(Learned::default()));
        for (off, on) in off.iter().zip(&on) {
            // Below an unknown menu no title is found without learning.
            assert!(off.title.is_none() || off.title == on.title, "{name}");
            assert_eq!(
                (&off.author, &off.source),
                (&on.author, &on.source),
                "{name}"
            );
            for own in own {
                let is_title = on.title.as_deref() == Some(own);
                let is_there = is_title || on.body.lines().any(|line| line == *own);
                assert!(is_there, "{name}: {own}\n{}", on.body);
            }
        }
    };
    let own = [
        "Chaque lundi, un regard sur la semaine.",
        "Bonne semaine à tous.",
        "Awa Sow",
    ];
    let column = format!("Le billet du lundi\n{{d}}\n{billet}");
    check("column", &column, 40, &own);
    let own = ["Le billet du lundi", own[0], own[1], own[2]];
    check("column of a portal", &phare(own[0], billet), 6, &own);
    check("nothing but a column", &phare(own[0], billet), 250, &own);
    let own = [
        "Notre série donne la parole à ceux qui bâtissent.",
        "À suivre : la semaine prochaine",
    ];
    check("series", &format!("{{t}}\n{{d}}\n{serie}"), 12, &own);
    check("series of a portal", &phare("{t}", serie), 12, &own);
    let agency = "{t}\n{d}\nDAKAR, APS\n{b}\nAwa Sow\n(Source : APS)";
    check("agency", agency, 40, &["DAKAR, APS"]);
    let sections = "{t}\n{d}\nContexte\n{b}\nConclusion\n{b}";
    check("sections", sections, 20, &["Contexte", "Conclusion"]);
}

#[test]
fn what_the_parser_needs_is_no_chrome_however_often_it_stands_there() {
    let bulletins: Vec<String> = (0..40)
        .map(|number| {
            let articles = [article(number * 2), article(number * 2 + 1)];
            let mut lines = vec![
                "La Lettre n° 12 - mars 2003".to_owned(),
                "Sommaire".to_owned(),
            ];
            lines.extend(articles.iter().map(|article| article.title.clone()));
            for article in articles {
                lines.push(article.title);
                lines.extend(article.paragraphs);
            }
            lines.join("\n\n")
        })
        .collect();
    let (clippings, _) = read_pages(&bulletins, None);
    assert_eq!(clippings.len(), 80);
    // A date line of many words has the same shape everywhere.
    let skin = "{t}\nPublié le {d} à 10:20 - Mis à jour le {d}\n{b}";
    let (clippings, _) = read_pages(&pages(skin, 0..40), None);
    let dated = clippings.iter().filter(|clipping| clipping.date.is_some());
    assert_eq!(dated.count(), 40);
    // So have the steps of a breadcrumb that stand on lines of their own.
    let skin = "Le Phare\nAccueil\n>\nÉconomie\n>\nLe fleuve\n>\n{t}\n{t}\n{d}\n{b}";
    let (clippings, _) = read_pages(&pages(skin, 0..40), None);
    check_articles(&clippings, 0, "a breadcrumb on many lines");
}

#[test]
fn reprints_are_no_evidence() {
    // One text with other last words each time: all its lines repeat, and none is chrome.
    let common = "Grève au port\nLes dockers ont cessé le travail\nTrois revendications\nLe point de la situation\n";
    let text = article(3).paragraphs.join("\n");
    let reprints: Vec<String> = (0..30)
        .map(|number| format!("{common}{text}\n{}", article(number + 50).paragraphs[0]))
        .collect();
    let said = |learned| {
        let (clippings, _) = read_pages(&reprints, learned);
        let said = clippings.into_iter();
        said.map(|clipping| (clipping.title, clipping.body))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(Some(Learned::default())), said(None));
}

#[test]
fn lists_that_differ_in_numbers_stay() {
    let list = "Les prix de la semaine\n{d}\nLe kilo de riz brisé au marché Sandaga : {n} francs\n\
        Le kilo de sucre en poudre au marché Tilène : {n} francs\n\
        Le litre d’huile d’arachide au marché Castors : {n} francs\nLe sac d’oignons : {n} francs\n\
        Moyenne : {n} francs\nSource des prix : le service du commerce";
    let (clippings, _) = read_pages(&pages(list, 0..40), Some(Learned::default()));
    for clipping in clippings {
        assert!(clipping.body.contains("riz brisé"), "{}", clipping.body);
        assert!(clipping.body.contains("Moyenne"), "{}", clipping.body);
    }
}

#[test]
fn what_was_dropped_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (number, page) in pages(PHARE, 0..20).iter().enumerate() {
        let page = format!("{page}\nPlan du site\n");
        fs::write(folder.path().join(format!("{number:04}.txt")), page).unwrap();
    }
    let input = Input::resolve(folder.path(), &[]).unwrap();
    let options = Options {
        learned: Some(Learned::default()),
        count_dropped: true,
        ..Options::default()
    };
    let mut reader = read(vec![input], &options);
    assert_eq!(reader.by_ref().count(), 20);
    let dropped = reader.dropped();
    let told = |line: &str| {
        let found = dropped.iter().find(|dropped| dropped.line == line);
        found.map(|found| (found.count, found.side, found.because))
    };
    assert_eq!(
        told("Le Phare des Dunes"),
        Some((20, Side::Head, Because::Learned))
    );
    assert_eq!(
        told("Partager (9)"),
        Some((20, Side::Head, Because::Learned))
    );
    assert_eq!(
        told("Sur le même thème"),
        Some((20, Side::Tail, Because::Learned))
    );
    assert_eq!(told("Plan du site"), Some((20, Side::Tail, Because::Known)));
    assert!(dropped[0].example.ends_with("0000.txt"), "{dropped:?}");
    let articles: Vec<Article> = (0..20).map(article).collect();
    assert!(!dropped.iter().any(|dropped| {
        let mut own = articles.iter().flat_map(|article| &article.paragraphs);
        own.any(|own| *own == dropped.line)
    }));
}

#[test]
fn broken_words_are_joined_as_the_archive_writes_them() {
    let mut texts: Vec<String> = (0..6)
        .map(|number| {
            let text = &article(number).paragraphs[0];
            format!("{text} Les télécommunications et leur porte-parole.")
        })
        .collect();
    texts.push("Le porte- parole des télé- communications -rien que lui- parle.".into());
    let (clippings, learned) = read_pages(&texts, Some(Learned::default()));
    let joined = "Le porte-parole des télécommunications -rien que lui- parle.";
    assert_eq!(clippings[6].body, joined);
    assert_eq!(
        clippings[6].warnings,
        ["2 words joined that a hyphen broke"]
    );
    assert_eq!(
        learned.clone().unwrap().to_notes(),
        ["hyphened: porte parole", "whole: télé communications"]
    );
    let (clippings, _) = read_pages(&texts[6..], learned);
    assert_eq!(clippings[0].body, joined);
}
