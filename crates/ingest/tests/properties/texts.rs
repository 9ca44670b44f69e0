//! Texts out of pieces that the parser looks for.

use proptest::prelude::*;

/// Pieces that the parser looks for, so that random texts come near to real ones.
const PIECES: &[&str] = &[
    "Accueil > Articles de presse > Année 2003 > Mai > Un (…)",
    "twitter facebook rss",
    "Imprimer Texte plus petit Texte plus grand",
    "lundi 12 mai 2003",
    "3 mai 2003",
    "juillet-août 2003",
    " date 2025-03 ",
    "Politique nationale",
    "Sommaire",
    "Mots clés",
    "Mots clés : Radio",
    "Lire la suite",
    "(Source : Le Soleil, 3 mai 2003)",
    "(Source",
    "Source :",
    "(APS)",
    "(,é, 3 mai 2003)",
    "(Œuvre, 3 mai 2003)",
    "Awa Sow",
    "Un titre",
    "Un teaser\u{a0}(…)",
    "Un texte plus long, qui finit par un point.",
    "Facebook : 2 600 000",
    "12 500 abonnés Internet",
    "OSIRIS",
    "Fil d’actu",
    "e\u{301}\u{301}",
    "\u{feff}\u{200b}",
    "…",
];

/// A text that comes near to real ones.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[(),.:;>•° 0-9éÉœ’-]{0,10}",
    ];
    let end = prop::sample::select(&["\n", "\n\n", " ", "", "\r\n", ", "][..]);
    prop::collection::vec((piece, end), 0..24).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, end)| [piece, end.to_owned()])
            .collect()
    })
}
