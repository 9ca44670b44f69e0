use std::fs;

use crate::support::{Bench, check_text};

const DISPATCH: &str = "\
Le ministre des Transports a inauguré mardi la ligne de bateaux qui relie la presqu’île à la capitale. \
La traversée dure vingt-deux minutes, contre une heure et demie par la route. \
« Nous rendons une heure de sommeil à trente mille personnes », a-t-il déclaré. \
Les trois navires ont été construits aux chantiers de Niaro, qui n’avaient rien lancé depuis 1987. \
Le billet coûte 300 francs, et l’abonnement du mois autant qu’un plein d’essence.";

fn archive() -> Bench {
    let bench = Bench::new();
    let page = |title: &str, date: &str, body: &str, source: &str| {
        format!(
            "{title}\n{date}\n{body}\n(Source : {source}, {})\n",
            &date[6..]
        )
    };
    let date = "mardi 4 mars 2014";
    bench.write(
        "presse/fil.txt",
        page(
            "La presqu’île à vingt-deux minutes",
            date,
            DISPATCH,
            "Le Fil",
        ),
    );
    // The same page in another skin, with straight quotes and without its title.
    let straight = DISPATCH
        .replace('’', "'")
        .replace("« ", "\"")
        .replace(" »", "\"");
    bench.write(
        "presse/fil-2.txt",
        format!("{straight}\n(Source : Le Fil, 4 mars 2014)\n"),
    );
    let (cut, _) = DISPATCH.split_once(" Le billet").unwrap();
    bench.write(
        "presse/courrier.txt",
        page("Trois bateaux pour la presqu’île", date, cut, "Le Courrier"),
    );
    bench.write(
        "presse/autre.txt",
        page(
            "Le port compte ses bateaux",
            date,
            "Le port de la capitale a compté ses bateaux comme chaque année en mars. Il y en a \
             quarante et un, dont trois neufs, et une pirogue que personne ne réclame. Le maître \
             du port y voit le signe d’une saison calme.",
            "Le Courrier",
        ),
    );
    bench
}

#[test]
fn a_copy_is_counted_once_and_a_reprint_for_itself() {
    let bench = archive();
    check_text!(bench.run(&["index", "presse"]).whole(), @"
    4 clippings from 4 files: 4 new, 0 changed, 0 unchanged, 0 deleted
    1.8 kB of text in [n] s ([n] MB/s)
    layouts: extract 3, body 1
    copies, which are counted once: 1 clipping
    reprints of one text: 2 clippings in 1 group
    index: 3 clippings, [n] kB, generation 1
    [exit 0]
    ");
    check_text!(bench.run(&["search", "presqu'île traversée"]).whole(), @"
    2 of 3 clippings ([n] ms)

    1. Trois bateaux pour la *presqu’île*
       2014-03-04 · Le Courrier · [cecb84e091ecc744]
       reprinted by 1 paper: Le Fil
       Le ministre des Transports a inauguré mardi la ligne de bateaux qui relie la
       *presqu’île* à la capitale. La *traversée* dure vingt-deux minutes, contre une
       heure et demie par la route. « Nous rendons une heure de sommeil à trente
       mille …

    2. La *presqu’île* à vingt-deux minutes
       2014-03-04 · Le Fil · [36c079aa628bd501]
       also at presse/fil-2.txt
       reprinted by 1 paper: Le Courrier
       Le ministre des Transports a inauguré mardi la ligne de bateaux qui relie la
       *presqu’île* à la capitale. La *traversée* dure vingt-deux minutes, contre une
       heure et demie par la route. « Nous rendons une heure de sommeil à trente
       mille …
    [exit 0]
    ");
    check_text!(
        bench.run(&["search", "bateaux", "--collapse", "--facets", "source"]).whole(),
        @"
    3 of 3 clippings, folded into 2 hits ([n] ms)

    1. Le port compte ses *bateaux*
       2014-03-04 · Le Courrier · [84807cbc243b81e2]
       Le port de la capitale a compté ses *bateaux* comme chaque année en mars. Il y
       en a quarante et un, dont trois neufs, et une pirogue que personne ne
       réclame. Le maître du port y voit le signe d’une saison calme.

    2. Trois *bateaux* pour la presqu’île
       2014-03-04 · Le Courrier · [cecb84e091ecc744]
       reprinted by 1 paper: Le Fil
       Le ministre des Transports a inauguré mardi la ligne de *bateaux* qui relie la
       presqu’île à la capitale. La traversée dure vingt-deux minutes, contre une
       heure et demie par la route. « Nous rendons une heure de sommeil à trente
       mille …

    source
      2  Le Courrier
      1  Le Fil
    [exit 0]
    "
    );
    let json = bench.run(&["search", "traversée", "--format", "jsonl"]).out;
    let kin = |line: &str| {
        let start = line.find("\"copies\"").unwrap();
        line[start..line.find(",\"title_snippet\"").unwrap()].to_owned()
    };
    let kin: Vec<String> = json.lines().map(kin).collect();
    check_text!(kin.join("\n"), @r#"
    "copies":[],"reprinted_by":["Le Fil"],"reprint_count":1,"reprints":[{"id":"36c079aa628bd501","title":"La presqu’île à vingt-deux minutes","date":"2014-03-04","source":"Le Fil"}]
    "copies":[{"id":"1b92f777a118e3b9","path":"presse/fil-2.txt","url":null}],"reprinted_by":["Le Courrier"],"reprint_count":1,"reprints":[{"id":"cecb84e091ecc744","title":"Trois bateaux pour la presqu’île","date":"2014-03-04","source":"Le Courrier"}]
    "#);
}

#[test]
fn a_copy_is_shown_by_its_own_id() {
    let bench = archive();
    bench.run(&["index", "presse"]);
    let ids = bench.run(&[
        "search",
        "\"vingt-deux minutes\" source",
        "--format",
        "jsonl",
    ]);
    let copy = ids.out.split(r#""copies":[{"id":""#).nth(1).unwrap();
    let id = &copy[..16];
    let shown = bench.run(&["show", id]).whole();
    let (facts, _) = shown.split_once("\n\n").unwrap();
    check_text!(facts, @"
    id          1b92f777a118e3b9
    date        2014-03-04
    source      Le Fil
    source date 2014-03-04
    path        presse/fil-2.txt
    copy of     36c079aa628bd501
    layout      body
    also at     presse/fil.txt [36c079aa628bd501]
    reprints    reprinted by 1 paper: Le Courrier
                2014-03-04 · Le Courrier · Trois bateaux pour la presqu’île · [cecb84e091ecc744]
    ");
}

#[test]
fn what_is_left_takes_the_place_of_what_goes() {
    let bench = archive();
    bench.run(&["index", "presse"]);
    fs::remove_file(bench.path("presse/fil.txt")).unwrap();
    check_text!(bench.run(&["index", "presse", "--prune"]).out, @"
    3 clippings from 3 files: 0 new, 0 changed, 3 unchanged, 1 deleted
    1.2 kB of text in [n] s ([n] MB/s)
    layouts: extract 2, body 1
    reprints of one text: 2 clippings in 1 group
    index: 3 clippings, [n] kB, generation 2
    ");
    let hits = bench.run(&["search", "traversée", "--format", "tsv"]);
    let titles: Vec<&str> = hits
        .out
        .lines()
        .filter_map(|line| line.split('\t').nth(5))
        .collect();
    check_text!(titles.join("\n"), @"
    title
    Trois bateaux pour la presqu’île
    ");
}

#[test]
fn a_report_lists_the_places_of_a_clipping() {
    let bench = archive();
    bench.run(&["index", "presse", "--report", "index.json"]);
    let report = fs::read_to_string(bench.path("index.json")).unwrap();
    let at = report.find("\"copies\"").unwrap();
    check_text!(&report[at..], @r#"
    "copies": [
        {
          "id": "36c079aa628bd501",
          "path": "presse/fil.txt",
          "url": null,
          "copies": [
            {
              "id": "1b92f777a118e3b9",
              "path": "presse/fil-2.txt",
              "url": null
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn a_run_of_queries_can_fold_reprints() {
    let bench = archive();
    bench.run(&["index", "presse"]);
    let ids = |options: &[&str]| {
        let command = [&["batch", "-"], options].concat();
        let answer = bench.run_with(&command, "q1\tnavires chantiers niaro\n");
        answer.out.lines().count()
    };
    assert_eq!(ids(&[]), 2);
    assert_eq!(ids(&["--collapse"]), 1);
}
