//! What people ask a portal of telecommunications news, on a small archive with one clipping that is
//! meant by each query and others that come near.

use pressoir_document::Clipping;
use pressoir_query::SearchRequest;

use crate::samples::{Shelf, clipping, dated, ids, source};

/// The archive: id, date, paper, title and text. Events and figures are invented.
const CLIPPINGS: [(&str, &str, &str, &str, &str); 44] = [
    (
        "tarifs-2003",
        "2003-04-11",
        "Le Soleil",
        "Sonatel : les tarifs d’Internet baissent d’un tiers",
        "À partir du 1er mai, l’heure de connexion coûtera moins cher. Les nouveaux tarifs de l’Internet valent aussi pour les cybercafés, assure la Sonatel.",
    ),
    (
        "tarifs-2009",
        "2009-02-03",
        "Sud Quotidien",
        "La Sonatel revoit ses tarifs",
        "Les communications vers l’étranger coûteront moins. Rien ne change pour l’Internet, dont les tarifs datent de l’an dernier.",
    ),
    (
        "amende-artp",
        "2006-10-20",
        "Wal Fadjri",
        "L’A.R.T.P. inflige une amende à la Sonatel",
        "Le gendarme des télécoms reproche à l’opérateur la qualité de son réseau. L’amende devra être payée dans le mois.",
    ),
    (
        "artp-mission",
        "2006-11-02",
        "Le Soleil",
        "L’ARTP et la Sonatel signent un protocole",
        "Le texte fixe les indicateurs de qualité. Aucune sanction n’est prévue pour l’instant.",
    ),
    (
        "telecentres",
        "2008-03-14",
        "L'As",
        "Les télécentres ferment les uns après les autres",
        "La fermeture de milliers de télécentres prive des familles de revenus. Le gérant d’un télécentre de Pikine montre ses cabines vides.",
    ),
    (
        "cyber-ferme",
        "2008-05-09",
        "L'Observateur",
        "Fermeture d’un cybercafé à Thiès",
        "Le propriétaire n’a pas payé ses factures. Les élèves du quartier regrettent le lieu.",
    ),
    (
        "global-voice",
        "2010-08-25",
        "Le Quotidien",
        "Appels entrants : Global Voice contrôle le trafic",
        "La société Global Voice Group compte les appels entrants pour le compte de l’État, qui perçoit une taxe sur chaque minute.",
    ),
    (
        "voix-globale",
        "2010-09-02",
        "APS",
        "Une voix pour les consommateurs",
        "Leur association demande une baisse globale du prix des appels. Les opérateurs disent que les appels entrants ne rapportent plus rien.",
    ),
    (
        "licence-menace",
        "2008-11-12",
        "Sud Quotidien",
        "L’État menace de retirer sa licence à Sentel",
        "Le ministre a donné deux mois à l’opérateur. Faute de réponse, l’État retirera la licence et la remettra en vente.",
    ),
    (
        "licence-vente",
        "2007-09-07",
        "Le Soleil",
        "La troisième licence vendue à Sudatel",
        "L’État encaisse deux cents milliards. Aucun retrait n’est envisagé, rassure le ministère.",
    ),
    (
        "seck-artp",
        "2006-01-18",
        "Le Soleil",
        "Daniel Goumalo Seck à la tête de l’ARTP",
        "Daniel Seck, nouveau directeur général de l’ARTP, veut assainir le secteur. Le directeur sortant a passé le témoin.",
    ),
    (
        "seck-poste",
        "2006-02-06",
        "Le Soleil",
        "Un directeur à la Poste",
        "M. Daniel Diouf remplace M. Seck, qui part à la retraite. L’ARTP a salué son action.",
    ),
    (
        "mbaye-depart",
        "2012-06-15",
        "Dakar Actu",
        "Cheikh Tidiane M’Baye quitte la Sonatel",
        "Après vingt-quatre ans, le départ du directeur général était attendu. Cheikh Tidiane Mbaye restera au conseil d’administration de la Sonatel.",
    ),
    (
        "mbaye-nomme",
        "2012-07-02",
        "APS",
        "Cheikh Mbaye nommé à la mairie",
        "Le nouveau secrétaire municipal prendra ses fonctions après le départ de son prédécesseur.",
    ),
    (
        "adie-intranet",
        "2011-03-08",
        "Le Soleil",
        "L’ADIE étend l’intranet gouvernemental",
        "Trois cents bâtiments administratifs seront raccordés à l’intranet du gouvernement par l’Agence de l’informatique de l’État.",
    ),
    (
        "adie-concours",
        "2011-05-10",
        "Le Soleil",
        "L’ADIE lance un concours",
        "Des étudiants sont invités à écrire des applications pour l’administration.",
    ),
    (
        "tic-emploi",
        "2013-10-01",
        "EnQuête",
        "Les TIC créent des emplois",
        "Le secteur des TIC occupe cent mille personnes. Une TIC bien maîtrisée est un atout pour l’entreprise, dit le patronat.",
    ),
    (
        "tic-nerveux",
        "2013-10-04",
        "EnQuête",
        "Un tique qui inquiète les éleveurs",
        "Le parasite se répand dans les troupeaux du Ferlo.",
    ),
    (
        "art-regulation",
        "2005-06-22",
        "Wal Fadjri",
        "L’ART publie son rapport sur la régulation",
        "Pour l’année 2005, l’Agence de régulation des télécommunications (ART) note la croissance du mobile.",
    ),
    (
        "art-culture",
        "2005-12-03",
        "Le Soleil",
        "L’art contemporain entre au musée",
        "Trois salles sont consacrées à l’art de la récupération. La régulation de la lumière a demandé des mois.",
    ),
    (
        "art-2009",
        "2009-07-01",
        "Le Soleil",
        "Régulation : une loi en préparation",
        "Le texte précise les pouvoirs de l’autorité de régulation. L’art de légiférer demande du temps, dit un député.",
    ),
    (
        "cable-sat3",
        "2009-08-01",
        "Le Quotidien",
        "Panne sur le câble SAT-3 : l’Internet ralenti",
        "Une panne du câble sous-marin SAT 3 prive le pays d’une partie de sa bande passante. Le bateau de réparation est en route.",
    ),
    (
        "cable-ace",
        "2012-12-19",
        "Le Quotidien",
        "Le câble ACE entre en service",
        "Il double la capacité du pays et le met à l’abri des pannes. Trois cents personnes y ont travaillé.",
    ),
    (
        "alize-1000",
        "2001-07-17",
        "Le Soleil",
        "Carte Alizé : la recharge à 1 000 francs",
        "La Sonatel met en vente une carte Alizé de 1 000 francs pour les petits budgets.",
    ),
    (
        "alize-5000",
        "2001-09-20",
        "Wal Fadjri",
        "Carte Alizé : les clients se plaignent",
        "Beaucoup jugent la carte de 5.000 francs trop chère. Certains la revendent cent francs de plus.",
    ),
    (
        "amende-13-9",
        "2016-11-28",
        "Seneweb",
        "Qualité de service : 13,9 milliards d’amende pour la Sonatel",
        "L’autorité de régulation a arrêté le montant à 13,9 milliards de FCFA. L’opérateur conteste.",
    ),
    (
        "benefice-13",
        "2016-02-24",
        "Seneweb",
        "Un bénéfice de 13 milliards",
        "Le groupe bancaire a gagné 9 milliards de plus que l’an passé. Une amende l’attend.",
    ),
    (
        "orange-money",
        "2010-05-28",
        "APS",
        "La Sonatel lance Orange Money",
        "Le lancement d’Orange Money permet d’envoyer de l’argent par téléphone mobile. Il est suivi de près par les banques.",
    ),
    (
        "orange-fruit",
        "2010-05-30",
        "APS",
        "La récolte d’oranges est bonne",
        "Les producteurs comptent sur le lancement d’une usine de jus. L’argent manque encore.",
    ),
    (
        "wave",
        "2021-06-05",
        "Dakar Actu",
        "Wave casse les prix du transfert d’argent",
        "L’application au pingouin ne prend que un pour cent. Wave a recruté des milliers d’agents.",
    ),
    (
        "vague",
        "2021-09-12",
        "APS",
        "Une vague emporte deux pirogues",
        "Le drame s’est produit au large de Saint-Louis.",
    ),
    (
        "nigerians",
        "2014-02-13",
        "L'Observateur",
        "Cybercriminalité : six Nigérians arrêtés à Dakar",
        "La police a arrêté les suspects dans un appartement des Almadies. Les Nigérians volaient des numéros de carte bancaire.",
    ),
    (
        "cyber-loi",
        "2014-03-20",
        "Le Soleil",
        "La cybercriminalité au programme des députés",
        "Le projet de loi prévoit des peines plus lourdes. La police sera mieux équipée.",
    ),
    (
        "toxu",
        "2015-08-31",
        "Seneweb",
        "Portabilité : « toxu » sans changer de numéro",
        "Le service, que la publicité appelle toxu, permet de quitter son opérateur. La portabilité démarre demain.",
    ),
    (
        "portable",
        "2015-09-04",
        "Seneweb",
        "Un téléphone portable pour chaque agriculteur",
        "Le numéro vert sera gratuit. L’opérateur a offert dix mille portables.",
    ),
    (
        "wolof-logiciel",
        "2004-11-22",
        "Wal Fadjri",
        "Microsoft traduit ses logiciels en wolof",
        "Des linguistes préparent le logiciel de bureau de Microsoft en wolof et en pulaar.",
    ),
    (
        "wolof-radio",
        "2004-12-01",
        "Wal Fadjri",
        "Une radio en wolof sur Internet",
        "Elle émet depuis Paris. Son logiciel est libre, et ne doit rien à Microsoft.",
    ),
    (
        "xam-marse",
        "2004-02-09",
        "Le Soleil",
        "Xam Marsé informe les paysans sur les prix",
        "Par téléphone, le système Xam Marsé donne le cours des légumes dans les marchés de la capitale.",
    ),
    (
        "soleil-2010",
        "2010-01-14",
        "Le Soleil",
        "Le haut débit gagne les régions",
        "Quatre capitales régionales sont raccordées à la fibre.",
    ),
    (
        "sentel-licence",
        "2000-10-11",
        "Wal Fadjri",
        "Sentel : la licence de la discorde",
        "Selon nos informations, la licence de Sentel n’a pas été payée en entier.",
    ),
    (
        "greve-aout",
        "2010-08-17",
        "L'As",
        "Grève à la Sonatel",
        "Les travailleurs de la Sonatel ont observé une grève de vingt-quatre heures contre la taxe sur les appels.",
    ),
    (
        "greve-septembre",
        "2010-09-21",
        "L'As",
        "La grève de la Sonatel suspendue",
        "L’intersyndicale de la Sonatel met fin à la grève, reprise en août et en septembre.",
    ),
    (
        "new-deal",
        "2025-02-24",
        "Le Soleil",
        "Le New Deal technologique est lancé",
        "Le chef de l’État a présenté le New Deal technologique, qui doit faire du pays un carrefour numérique.",
    ),
    (
        "coeur-reseau",
        "2017-04-04",
        "EnQuête",
        "Tigo change le cœur de réseau",
        "Le cœur de son réseau datait de dix ans. L’opérateur promet moins de coupures.",
    ),
];

/// Queries as people type them, and the clipping that is meant.
const ASKED: [(&str, &str); 24] = [
    ("tarif sonatel internet 2003", "tarifs-2003"),
    ("artp amende sonatel", "amende-artp"),
    ("telecentres fermeture", "telecentres"),
    ("\"global voice\" appels entrants 2010", "global-voice"),
    ("l'etat menace de retirer la licence", "licence-menace"),
    ("daniel seck directeur artp", "seck-artp"),
    ("cheikh tidiane mbaye départ sonatel", "mbaye-depart"),
    ("adie intranet gouvernemental", "adie-intranet"),
    ("tic", "tic-emploi"),
    ("art régulation 2005", "art-regulation"),
    ("câble sat3 panne", "cable-sat3"),
    ("1000 francs carte alize", "alize-1000"),
    ("amende 13,9 milliards", "amende-13-9"),
    ("orange money lancement", "orange-money"),
    ("wave", "wave"),
    ("cybercriminalité nigérians arrêtés", "nigerians"),
    ("portabilité toxu", "toxu"),
    ("wolof logiciel microsoft", "wolof-logiciel"),
    ("xam marse", "xam-marse"),
    ("source:\"Le Soleil\" 2010", "soleil-2010"),
    ("wal fadjri sentel licence", "sentel-licence"),
    (
        "du 1er août 2010 au 31 août 2010 sonatel grève",
        "greve-aout",
    ),
    ("\"new deal technologique\"", "new-deal"),
    ("coeur de réseau", "coeur-reseau"),
];

/// The last of the queries names one operator by four of its names: what is meant is any clipping
/// about it.
const NAMES: (&str, [&str; 3]) = (
    "free tigo yas sentel",
    ["sentel-licence", "coeur-reseau", "licence-menace"],
);

fn shelf() -> Shelf {
    let clippings: Vec<Clipping> = CLIPPINGS
        .iter()
        .map(|(id, date, paper, title, body)| Clipping {
            source: Some(source(paper)),
            ..dated(date, clipping(id, title, body))
        })
        .collect();
    Shelf::holding(&clippings)
}

#[test]
fn what_people_ask_finds_first_what_they_mean() {
    let shelf = shelf();
    let archive = shelf.archive();
    let first = |query: &str| {
        let response = archive.search(&SearchRequest::new(query)).unwrap();
        ids(&response).into_iter().next().unwrap_or_default()
    };
    let missed: Vec<String> = ASKED
        .iter()
        .filter(|(query, meant)| first(query) != *meant)
        .map(|(query, meant)| format!("{query}: {} before {meant}", first(query)))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
    let (query, meant) = NAMES;
    assert!(meant.contains(&first(query).as_str()), "{query}");
}
