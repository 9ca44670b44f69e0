//! Web pages of several systems for publishing, as each marks its article.

#![cfg(test)]

use pressoir_ingest::{ParsedClipping, Vocabulary, parse_bytes};

const FIRST: &str = "La nouvelle ligne relie Niaro à Tolodi en deux heures, et les commerçants du quai l’attendaient \
    depuis la fermeture du bac.";
const SECOND: &str = "« Nous avions tout préparé », dit la régie, qui promet un train de plus le samedi et des tarifs \
    pour les élèves.";

/// A page by its head, what stands above the text of the article in it, and what stands below.
fn page(head: &str, above: &str, below: &str) -> String {
    format!(
        "<!doctype html><html lang=fr><head><meta charset=utf-8>{head}</head><body>\
         <header><a href=/>Le Phare des Dunes</a><nav><ul><li>Politique<li>Économie<li>Sports</ul></nav>\
         <form><input name=q><button>Chercher</button></form></header>{above}\
         <p>{FIRST}</p><p>{SECOND}</p>{below}\
         <aside><h2>Les plus lus</h2><ul><li>Le marché couvert rouvre ses portes<li>Un musée pour la mer\
         </ul></aside><footer>© Le Phare des Dunes</footer></body></html>"
    )
}

fn parse(page: &str) -> ParsedClipping {
    let mut clippings = parse_bytes(page.as_bytes().to_vec(), &Vocabulary::shipped()).unwrap();
    assert_eq!(clippings.len(), 1, "{page}");
    clippings.remove(0)
}

const TITLE: &str = "Le train revient sur le quai de Niaro";

#[test]
fn articles_of_many_systems_are_read_alike() {
    let linked = "<title>Le train revient sur le quai de Niaro - Le Phare des Dunes</title>\
        <script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\
        \"Le train revient sur le quai de Niaro\",\"datePublished\":\"2019-03-05T23:32:00+00:00\",\
        \"author\":{\"name\":\"Awa Sow\"},\"publisher\":{\"name\":\"Le Phare des Dunes\"}}]}</script>";
    let shared = "<title>Le train revient sur le quai de Niaro | Le Phare</title>\
        <meta property=og:type content=article>\
        <meta property=og:title content='Le train revient sur le quai de Niaro'>\
        <meta property=article:published_time content=2019-03-05T23:32:00Z><meta name=author content='Awa Sow'>";
    let named = "<title>Le train revient sur le quai de Niaro » Le Phare</title>";
    let heading = format!("<h1>{TITLE}</h1>");
    let dated = format!(
        "<header><h1>{TITLE}</h1><div>Par <a>Awa Sow</a></div><time datetime=2019-03-05T23:32>il y a deux ans</time>\
         </header>"
    );
    for (head, above, below, author, source) in [
        (
            linked,
            format!("<article>{heading}"),
            "</article><section><h2>À lire</h2><p>Le pont de Tolodi</p></section>",
            Some("Awa Sow"),
            Some("Le Phare des Dunes"),
        ),
        (
            linked,
            format!("<main>{heading}<p>Awa Sow</p><p>5 mars 2019</p>"),
            "</main>",
            Some("Awa Sow"),
            Some("Le Phare des Dunes"),
        ),
        (
            shared,
            format!("<div>{heading}"),
            "</div>",
            Some("Awa Sow"),
            None,
        ),
        (
            shared,
            format!("<article>{heading}<p>Publié le 5 mars 2019 à 23h32</p>"),
            "<nav>Article précédent</nav></article><h2>Réagir</h2><p>Votre nom</p>",
            Some("Awa Sow"),
            None,
        ),
        (
            named,
            format!("<article>{dated}"),
            "</article>",
            Some("Awa Sow"),
            None,
        ),
        (
            named,
            format!(
                "<article itemscope itemtype=http://schema.org/Article>{heading}<p>Mardi 5 mars 2019"
            ),
            "</article>",
            None,
            None,
        ),
    ] {
        let page = page(head, &above, below);
        let clipping = parse(&page);
        assert_eq!(clipping.title.as_deref(), Some(TITLE), "{page}");
        let date = clipping.date.map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2019-03-05"), "{page}");
        assert_eq!(clipping.author.as_deref(), author, "{page}");
        let printed = clipping.source.map(|source| source.name);
        assert_eq!(printed.as_deref(), source, "{page}");
        assert_eq!(clipping.warnings, [""; 0], "{page}");
        assert_eq!(clipping.body, format!("{FIRST}\n{SECOND}"), "{page}");
    }
}

#[test]
fn what_is_printed_goes_before_what_is_claimed() {
    let head = "<meta property=article:published_time content=2019-03-09><title>Le train revient sur le quai de Niaro</title>";
    let above = format!("<article><h1>{TITLE}</h1><p>5 mars 2019</p>");
    let below = "<p>Moussa Fall</p><p>(Source : La Gazette du Fleuve, 6 mars 2019)</p></article>";
    let clipping = parse(&page(head, &above, below));
    assert_eq!(clipping.date.unwrap().to_string(), "2019-03-05");
    assert_eq!(clipping.author.as_deref(), Some("Moussa Fall"));
    assert_eq!(clipping.source.unwrap().name, "La Gazette du Fleuve");
    assert_eq!(
        clipping.warnings,
        [
            "the date line says 2019-03-05, the source line 2019-03-06: the date line was taken",
            "the date line says 2019-03-05, the page’s metadata 2019-03-09: the date line was taken"
        ]
    );
}

#[test]
fn a_page_of_several_articles_claims_none() {
    let listing = "<title>Le Phare des Dunes</title>";
    let above = "<article><h2>Un câble vers le nord</h2><time datetime=2019-03-05></time></article>\
        <article><h2>Le marché couvert</h2><time datetime=2019-03-04></time></article>";
    let clipping = parse(&page(listing, above, ""));
    assert!(clipping.body.contains(FIRST), "{clipping:?}");
}
