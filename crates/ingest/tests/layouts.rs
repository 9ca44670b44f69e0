//! Every layout, as a reader would see it: raw text in, fields out.

#![cfg(test)]

use pressoir_document::Layout;
use pressoir_ingest::{ParsedClipping, parse_text};

/// What a clipping should be; what is not named is empty.
#[derive(Default)]
struct Expected<'t> {
    layout: &'t str,
    title: &'t str,
    date: &'t str,
    keywords: &'t [&'t str],
    source: &'t str,
    source_date: &'t str,
    author: &'t str,
    body: &'t str,
    warnings: &'t [&'t str],
}

#[track_caller]
fn check(raw: &str, expected: &[Expected<'_>]) {
    let parsed = parse_text(raw);
    let fields: Vec<Vec<String>> = parsed.iter().map(fields_of).collect();
    let expected: Vec<Vec<String>> = expected.iter().map(fields_expected).collect();
    assert_eq!(fields, expected, "{raw}");
}

fn fields_of(clipping: &ParsedClipping) -> Vec<String> {
    let source = clipping.source.as_ref();
    let source_date = source.and_then(|source| source.date);
    vec![
        clipping.layout.to_string(),
        clipping.title.clone().unwrap_or_default(),
        clipping
            .date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        clipping.keywords.join("|"),
        source.map(|source| source.name.clone()).unwrap_or_default(),
        source_date.map(|date| date.to_string()).unwrap_or_default(),
        clipping.author.clone().unwrap_or_default(),
        clipping.body.clone(),
        clipping.warnings.join("|"),
    ]
}

fn fields_expected(expected: &Expected<'_>) -> Vec<String> {
    let layout: Layout = expected.layout.parse().unwrap();
    [
        layout.as_str(),
        expected.title,
        expected.date,
        &expected.keywords.join("|"),
        expected.source,
        expected.source_date,
        expected.author,
        expected.body,
        &expected.warnings.join("|"),
    ]
    .map(str::to_owned)
    .into()
}

const MENU: &str = "OSIRIS\n\nObservatoire sur les systèmes d’information, les réseaux et les \
                    inforoutes au Sénégal\n\nShow navigation Hide navigation\n  • OSIRIS\n    • \
                    Partenaires\n  • Ressources\n    • Politique nationale\n  • Articles de presse\n";
const SIDEBAR: &str = "Fil d'actu\n\n  • Une étude sur les usages (9 avril 2025)\n\nLiens \
                       intéressants\n\n  • NIC Sénégal\n\nNavigation par mots clés\n\n  • \
                       1871/5288 Politique nationale\n\n2025 OSIRIS\nPlan du site - Archives \
                       (Batik)\n\nSuivez-vous\n";
const FIGURES: &str = "Bande passante internationale : 172 Gbps\n4 FAI (Orange et trois autres)\n\
                       17 227 783 abonnés Internet\nTaux de pénétration : 1,67%\nTwitter : 300 000";

#[test]
fn whole_pages() {
    let page = |article: &str| format!("{MENU}\n{article}\n\n{SIDEBAR}");
    check(
        &page(
            "Accueil > Articles de presse > Année 2025 > Décembre 2025 > Port de Ndayane\u{a0}: les \
             dockers attendent la fibre et les\u{a0}(…)\n\nPort de Ndayane\u{a0}: les dockers \
             attendent la fibre et les antennes promises\n\njeudi 25 décembre 2025\n\nPolitique \
             nationale\n\nLe quai est neuf.\n\nPolitique nationale et régulation restent liées, dit \
             le maire.\n\n(Source\u{a0}: Le Soleil, 25 décembre 2025)",
        ),
        &[Expected {
            layout: "page",
            title: "Port de Ndayane\u{a0}: les dockers attendent la fibre et les antennes promises",
            date: "2025-12-25",
            keywords: &["Politique nationale"],
            source: "Le Soleil",
            source_date: "2025-12-25",
            body: "Le quai est neuf.\nPolitique nationale et régulation restent liées, dit le maire.",
            ..Expected::default()
        }],
    );
    // Without title, keyword and date line; the key figures before the sidebar.
    check(
        &page(&format!(
            "Accueil > Articles de presse > Année 2003 > Mai > Le câble est là\n\nIl est arrivé \
             hier.\n\nAwa Sow\n\n(Source : APS)\n\n{FIGURES}"
        )),
        &[Expected {
            layout: "page",
            title: "Le câble est là",
            date: "2003-05",
            source: "APS",
            author: "Awa Sow",
            body: "Il est arrivé hier.",
            warnings: &[
                "the title is the breadcrumb’s",
                "the date is the breadcrumb’s",
            ],
            ..Expected::default()
        }],
    );
    check(
        &page(
            "Accueil > Articles de presse > Année 2003 > Juin > Le câble est là\n\nLe câble est \
             là\n\nmardi 12 mai 2003, par Awa Sow\n\nIl est arrivé hier.\n\n(Source : Nettali, 13 \
             mai 2003)",
        ),
        &[Expected {
            layout: "page",
            title: "Le câble est là",
            date: "2003-05-12",
            source: "Nettali",
            source_date: "2003-05-13",
            author: "Awa Sow",
            body: "Il est arrivé hier.",
            warnings: &[
                "date line: the printed weekday is wrong: the calendar has lundi",
                "the date line says 2003-05-12, the source line 2003-05-13: the date line was taken",
                "the date line says 2003-05-12, the breadcrumb 2003-06: the date line was taken",
            ],
            ..Expected::default()
        }],
    );
}

#[test]
fn pages_of_the_older_skin() {
    let expected = |keywords| Expected {
        layout: "page-legacy",
        title: "À qui le tour ?",
        date: "2004-01-01",
        keywords,
        source: "Sud Quotidien",
        source_date: "2004-01-01",
        body: "La radio se tait (2).\nElle reviendra.",
        ..Expected::default()
    };
    let article = "À qui le tour ?\n\njeudi 1er janvier 2004\n\nLa radio se tait (2).\n\nElle \
                   reviendra.\n\n(Source : Sud Quotidien, 1er janvier 2004)\n\n";
    for (head, foot, keywords) in [
        (
            "twitter facebook rss\nImprimer Texte plus petit Texte plus grand\n\n",
            "Mots clés\n\nInscrivez-vous a BATIK\n\nInscrivez-vous",
            &[][..],
        ),
        (
            "twitter facebook rss\r\n\r\nRessources\r\n\r\nImprimer Texte plus petit Texte plus \
             grand\r\n\r\n",
            "Mots-clés\r\n\r\n  • Radio\r\n  • Sonatel/Orange\r\n\r\nInscrivez-vous",
            &["Radio", "Sonatel/Orange"][..],
        ),
        (
            "twitter facebook rss\n\nRessources\n\n",
            "Mots clés : Médias/Réseaux sociaux\n\nUn message, un commentaire ?",
            &["Médias/Réseaux sociaux"][..],
        ),
    ] {
        check(&format!("{head}{article}{foot}"), &[expected(keywords)]);
    }
}

#[test]
fn extracts() {
    check(
        "La poste en 2003 : bilan (2)\nvendredi 26 septembre 2008\nLe bilan tient en une \
         page.\nIl est maigre (voir le Courrier n° 12 du 8 mai 2005).\nM. Fall\n(Source: Le \
         Quotidien 26 septembre 2008)\nOSIRIS",
        &[Expected {
            layout: "extract",
            title: "La poste en 2003 : bilan (2)",
            date: "2008-09-26",
            source: "Le Quotidien",
            source_date: "2008-09-26",
            author: "M. Fall",
            body: "Le bilan tient en une page.\nIl est maigre (voir le Courrier n° 12 du 8 mai 2005).",
            ..Expected::default()
        }],
    );
    check(
        "La grève est finie (Le Soleil, 6 septembre 2000)\n6 septembre 2000\nLes agents rentrent.",
        &[Expected {
            layout: "extract",
            title: "La grève est finie",
            date: "2000-09-06",
            source: "Le Soleil",
            source_date: "2000-09-06",
            body: "Les agents rentrent.",
            ..Expected::default()
        }],
    );
    check(
        "Lundi 3 mars 2003\n3 mars 2003\nUn titre peut être une date.",
        &[Expected {
            layout: "extract",
            title: "Lundi 3 mars 2003",
            date: "2003-03-03",
            body: "Un titre peut être une date.",
            ..Expected::default()
        }],
    );
}

#[test]
fn bodies_alone() {
    check(
        &format!(
            "Un titre sans date est du texte\nLe maire a parlé.\n(« Le Courrier » du 3 mai \
             2001)\n(Source proche de la mairie)\nIl n’a rien dit.\n(Source : Xibar, 3 mars \
             2010)\n{FIGURES}\nOSIRIS"
        ),
        &[Expected {
            layout: "body",
            date: "2010-03-03",
            source: "Xibar",
            source_date: "2010-03-03",
            body: "Un titre sans date est du texte\nLe maire a parlé.\n(« Le Courrier » du 3 mai \
                   2001)\n(Source proche de la mairie)\nIl n’a rien dit.",
            ..Expected::default()
        }],
    );
    check(
        &format!("Le réseau grandit.\nIl couvre le pays.\n{FIGURES}"),
        &[Expected {
            layout: "body",
            body: "Le réseau grandit.\nIl couvre le pays.",
            ..Expected::default()
        }],
    );
    check(
        "Le réseau grandit chaque année un peu\nplus, et les villages du fleuve ont à\nprésent \
         leurs antennes.\nLes tarifs baissent aussi, dit le\nministère dans une note publiée en\n\
         fin de semaine.\nP. Diop\n(Source : Le Soleil, 3 mars\n2010)",
        &[Expected {
            layout: "body",
            date: "2010-03-03",
            source: "Le Soleil",
            source_date: "2010-03-03",
            author: "P. Diop",
            body: "Le réseau grandit chaque année un peu plus, et les villages du fleuve ont à \
                   présent leurs antennes.\nLes tarifs baissent aussi, dit le ministère dans une \
                   note publiée en fin de semaine.",
            warnings: &["5 line ends inside paragraphs taken out"],
            ..Expected::default()
        }],
    );
}

#[test]
fn briefs() {
    let brief = |title, warnings| Expected {
        layout: "brief",
        title,
        date: "2012-01-31",
        body: "Le colloque s’ouvre demain.",
        warnings,
        ..Expected::default()
    };
    let text = "mardi 31 janvier 2012\nLe colloque s’ouvre demain. Lire la suite";
    check(
        &format!("Accueil > Articles de presse > Colloque à Thiès\nColloque à Thiès\n{text}"),
        &[brief("Colloque à Thiès", &[])],
    );
    check(
        &format!("Accueil > Articles de presse > Colloque à Thiès\u{a0}(…)\n{text}"),
        &[brief(
            "Colloque à Thiès",
            &["the title is the breadcrumb’s, which cuts it"],
        )],
    );
    check(&format!("Accueil > Brèves\n{text}"), &[brief("", &[])]);
}

#[test]
fn bare_texts() {
    check(
        " date 2025-03 Deux sociétés ont signé hier.\n\nElles partageront leurs câbles.",
        &[Expected {
            layout: "bare",
            date: "2025-03",
            body: "Deux sociétés ont signé hier.\nElles partageront leurs câbles.",
            ..Expected::default()
        }],
    );
    check(
        " date 2025-03-02 Qui paiera la fibre ?\n\nLe contribuable, sans doute.",
        &[Expected {
            layout: "bare",
            title: "Qui paiera la fibre ?",
            date: "2025-03-02",
            body: "Le contribuable, sans doute.",
            ..Expected::default()
        }],
    );
    check(
        "Un texte seul.\n\nEt sa suite.",
        &[Expected {
            layout: "bare",
            body: "Un texte seul.\nEt sa suite.",
            ..Expected::default()
        }],
    );
    for nothing in ["", "\n \u{a0}\n", "OSIRIS", "Suivez-vous\nOSIRIS\n"] {
        check(nothing, &[]);
    }
}

#[test]
fn bulletins() {
    let article = |title, body, source| Expected {
        layout: "bulletin",
        title,
        date: "2003-08",
        source,
        body,
        ..Expected::default()
    };
    check(
        "BATIK n° 28 - août 2003\n\nSommaire\n\nÉditorial\n  • La mémoire du réseau\nActualité\n  • \
         Un câble de plus\n  • Et un prix de moins ?\n\nÉditorial\n\nLa mémoire du réseau\n\nNul ne \
         la garde.\n\nActualité\n\nUN CÂBLE DE PLUS\n\nIl vient du nord.\n\n(Source : APS)\n\nEt un \
         prix de moins ?\n\nOn attend.\n\nOn espère.",
        &[
            article("La mémoire du réseau", "Nul ne la garde.", ""),
            article("UN CÂBLE DE PLUS", "Il vient du nord.", "APS"),
            article("Et un prix de moins ?", "On attend.\nOn espère.", ""),
        ],
    );
    // One title twice, and an editorial above the summary.
    let long = "La lettre a cinq ans, et ses lecteurs sont plus nombreux que jamais. ".repeat(5);
    check(
        &format!(
            "La Lettre n° 28 - août 2003\n\nCinq ans déjà\n\n{long}\n\nSommaire\nActualité\nEn \
             bref\nUn câble de plus\nEn bref\n\nActualité\nEn bref\nIl pleut.\nUn câble de \
             plus\nIl vient.\nEn bref\nIl neige."
        ),
        &[
            article("Cinq ans déjà", long.trim(), ""),
            article("En bref", "Il pleut.", ""),
            article("Un câble de plus", "Il vient.", ""),
            article("En bref", "Il neige.", ""),
        ],
    );
    // The summary names one title twice, and not in the order of the articles.
    check(
        "La Lettre n° 28 - août 2003\n\nSommaire\nÀ la une\nEt un prix de moins\nActualité\nUn câble \
         de plus\nEt un prix de moins\nLa pluie\n\nActualité\nUn câble de plus\nIl vient.\nEt un prix de \
         moins\nOn attend.\nLa pluie\nIl pleut.",
        &[
            article("Un câble de plus", "Il vient.", ""),
            article("Et un prix de moins", "On attend.", ""),
            article("La pluie", "Il pleut.", ""),
        ],
    );
    // A summary whose titles do not come again is text.
    check(
        "Sommaire\nUn câble de plus\nEt un prix de moins",
        &[Expected {
            layout: "body",
            body: "Sommaire\nUn câble de plus\nEt un prix de moins",
            ..Expected::default()
        }],
    );
}

#[test]
fn listings() {
    let entry = |title, date, body| Expected {
        layout: "listing",
        title,
        date,
        body,
        warnings: &["a teaser, not the article"],
        ..Expected::default()
    };
    check(
        &format!(
            "{MENU}\nAccueil > Articles de presse > Année 2010 > Mai\n\nUn câble de plus\n\n3 mai \
             2010\n\nIl vient du\u{a0}(…)\n\nEt un prix de moins ?\n\n2 mai 2010\n\nOn attend \
             (...)\n\n0 | 10 | 20\n\n{SIDEBAR}"
        ),
        &[
            entry("Un câble de plus", "2010-05-03", "Il vient du\u{a0}(…)"),
            entry("Et un prix de moins ?", "2010-05-02", "On attend (...)"),
        ],
    );
}
