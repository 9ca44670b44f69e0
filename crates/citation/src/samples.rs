use pressoir_document::{Clipping, Layout, Source};

/// Returns a clipping of which everything is known.
pub(crate) fn whole() -> Clipping {
    Clipping {
        path: "corpus/a.txt".into(),
        id: "37303176bb442dc9".into(),
        layout: Layout::Page,
        title: Some("L’État & la « fibre » : 50 % des {foyers}".into()),
        date: "2025-12-25".parse().ok(),
        keywords: vec!["Médias/Réseaux sociaux".into(), "TIC, télécoms".into()],
        source: Some(Source {
            name: "Le Soleil".into(),
            facet: "Le Soleil".into(),
            date: "2025-12-24".parse().ok(),
        }),
        author: Some("Ibrahima ANNE et A. Mbodj".into()),
        url: Some("https://exemple.sn/a_b?x=1&y={2}".into()),
        body: "Un <mot>.\nDeux & trois.".into(),
        warnings: vec![],
    }
}

/// Returns a clipping of which next to nothing is known.
pub(crate) fn bare(date: &str) -> Clipping {
    Clipping {
        title: None,
        date: date.parse().ok(),
        keywords: vec![],
        source: None,
        author: None,
        url: None,
        ..whole()
    }
}
