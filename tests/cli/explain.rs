use crate::support::{Bench, check_text};

#[test]
fn a_page_is_told_line_by_line() {
    let answer = Bench::new().run(&[
        "parse",
        "--explain",
        "corpus/2003/courrier-licence-celdior-suspendue.txt",
    ]);
    check_text!(answer.whole(), @"
    corpus/2003/courrier-licence-celdior-suspendue.txt: 1 clipping of layout page, text, utf-8
     1  menu          OSIRIS
     3  menu          Observatoire sur les systèmes d’information, les réseaux et …
     5  menu          Show navigation Hide navigation
     6  menu          • OSIRIS
     7  menu          • Objectifs
     8  menu          • Partenaires
     9  menu          • Ressources
    10  menu          • Société de l’Information
    11  menu          • Politique nationale
    12  menu          • Législation et réglementation
    13  menu          • Etudes et recherches
    14  menu          • Points de vue
    15  menu          • Articles de presse
    16  menu          • Chiffres clés
    17  menu          • Le Sénégal numérique
    18  menu          • Principaux tarifs
    19  menu          • Principaux indicateurs
    20  menu          • Opportunités
    21  menu          • Projets
    23  breadcrumb    Accueil > Articles de presse > Archives 1999-2025 > Année 20…
    25  title         La licence de Celdior suspendue pour trois mois
    27  date          jeudi 15 mai 2003
    29  keyword       Licences de télécommunications
    31  body 1        Le ministre des Postes et des Télécommunications, Idrissa Ko…
    33  body 2        La mesure, qui prend effet le 19 mai à zéro heure, interdit …
    35  body 3        Selon le ministère, Celdior n’a pas déféré à la mise en deme…
    37  body 4        Dans un communiqué, la direction de Celdior se dit « stupéfa…
    39  body 5        Filiale du groupe Valdorane, Celdior avait acquis sa licence…
    41  author        ANDP
    43  source        (Source : Le Courrier de Port-Saré, 15 mai 2003)
    45  footer        Fil d'actu
    47  footer        • Journée d’étude sur les langues et l’écran Carnets de rech…
    48  footer        • Appel à communications : mémoire des réseaux Carnets de re…
    49  footer        • Rencontre des webmestres francophones Lettre des formation…
    51  footer        Liens intéressants
    53  footer        • Union des consommateurs dioralais (UCD)
    54  footer        • Bibliothèque nationale
    55  footer        • Commission des données nominatives (CDN)
    56  footer        • Dioral Numérique SA
    57  footer        • Agence de régulation des télécommunications du Dioral (ART…
    58  footer        • Institut de la statistique
    60  footer        Navigation par mots clés
    62  footer        • 3274/5301 Télécentres/Cybercentres
    63  footer        • 3814/5301 Données personnelles
    64  footer        • 500/5301 Politiques africaines
    65  footer        • 4082/5301 Point de vue
    66  footer        • 3412/5301 Commerce électronique
    67  footer        • 4829/5301 Presse en ligne
    68  footer        • 4767/5301 Environnement/Santé
    69  footer        • 4054/5301 Propriété intellectuelle
    70  footer        • 1161/5301 Médias/Réseaux sociaux
    71  footer        • 5158/5301 Collectivités locales
    72  footer        • 3470/5301 Contenus numériques
    73  footer        • 1415/5301 Privatisation/Libéralisation
    74  footer        • 857/5301 Internet des objets
    75  footer        • 2859/5301 Editorial
    77  footer        2025 OSIRIS
    78  footer        Plan du site - Archives (Batik)
    80  footer        Suivez-vous
    kept: 1 431 characters: title 1, date 1, keyword 1, author 1, source 1, body 5
    left out: 1 533 characters: menu 19, breadcrumb 1, footer 29
    [exit 0]
    ");
}

#[test]
fn the_layouts_are_told_line_by_line() {
    let bench = Bench::new();
    let files = [
        "corpus/2002/carte-prepayee-1000-francs.txt",
        "corpus/2013/breve-casier-judiciaire-en-ligne.txt",
        "corpus/2021/rubrique-infrastructures.txt",
        "corpus/sans-date/tribune-souverainete-couturiere.txt",
    ];
    let answer = bench.run(&[&["parse", "--explain"][..], &files].concat());
    check_text!(answer.whole(), @"
    corpus/2002/carte-prepayee-1000-francs.txt: 1 clipping of layout page-legacy, text, utf-8
     1  menu          twitter facebook rss
     2  menu          Imprimer Texte plus petit Texte plus grand
     4  title         Celdior découpe la carte prépayée : 1 000 francs et pas un d…
     6  date          jeudi 31 janvier 2002
     8  body 1        La plus petite carte de recharge valait 5 000 FCFA, elle en …
    10  body 2        L'opérateur n'a rien inventé. Les vendeurs ambulants du rond…
    12  body 3        Le revers figure en petits caractères au dos : le crédit de …
    14  body 4        Chez Télédioral, on se refuse à tout commentaire. Un imprime…
    16  source        (Source : Le Matin dioralais, 31 janvier 2002)
    18  footer        Mots clés
    20  footer        Inscrivez-vous a BATIK
    22  footer        Inscrivez-vous
    kept: 1 365 characters: title 1, date 1, source 1, body 4
    left out: 107 characters: menu 2, footer 3

    corpus/2013/breve-casier-judiciaire-en-ligne.txt: 1 clipping of layout brief, text, utf-8
    1  breadcrumb    Accueil > Articles de presse > Le casier judiciaire se demand…
    2  title         Le casier judiciaire se demande en ligne
    3  date          mercredi 11 décembre 2013
    4  body 1        Plus besoin de passer la nuit devant le greffe : depuis lundi…
       read on       Lire la suite
    kept: 488 characters: title 1, date 1, body 1
    left out: 84 characters: breadcrumb 1, read on 1

    corpus/2021/rubrique-infrastructures.txt: 4 clippings of layout listing, text, utf-8
     1    masthead      Infrastructures
     3  1 title         Fibre optique : les 480 derniers kilomètres vers Mounkala …
     5  1 date          3 décembre 2021
     7  1 teaser 1      Cinq ans après le premier coup de pioche, la dorsale terre…
     9  2 title         Pylônes : les trois opérateurs créent une société commune
    11  2 date          19 novembre 2021
    13  2 teaser 1      Partager les antennes plutôt que les aligner : Télédioral,…
    15  3 title         Panne électrique à Port-Saré : l’internet mobile tient six…
    17  3 date          27 octobre 2021
    19  3 teaser 1      Les batteries de secours des stations de base n’ont pas ré…
    21  4 title         Point d’échange internet : le trafic local reste au pays
    23  4 date          8 octobre 2021
    25  4 teaser 1      Un courriel envoyé d’un quartier à l’autre passait par tro…
    kept: 1 197 characters: title 4, date 4, teaser 4
    left out: 15 characters: masthead 1
    warning 1: a teaser, not the article
    warning 2: a teaser, not the article
    warning 3: a teaser, not the article
    warning 4: a teaser, not the article

    corpus/sans-date/tribune-souverainete-couturiere.txt: 1 clipping of layout bare, text, utf-8
    1  body 1        On me permettra de parler de souveraineté à partir d’une mach…
    3  body 2        La mienne est numérique. Elle brode à merveille, à condition …
    5  body 3        J’entends nos dirigeants parler de souveraineté numérique en …
    7  body 4        Une loi pourrait tenir en trois phrases. Tout appareil vendu …
    9  body 5        J’ai soixante et un ans, onze apprenties et une carte d’élect…
    kept: 1 376 characters: body 5
    [exit 0]
    ");
}

#[test]
fn the_articles_of_a_bulletin_are_told_apart() {
    let answer = Bench::new().run(&["parse", "--explain", "corpus/2008/bulletin-mars-2008.txt"]);
    check_text!(answer.whole(), @"
    corpus/2008/bulletin-mars-2008.txt: 4 clippings of layout bulletin, text, utf-8
     1    masthead      Bulletin d’Analyse sur les Technologies de l’Information e…
     2    masthead      Lettre d’information électronique mensuelle publiée par OS…
     3    masthead      l’Observatoire sur les Systèmes d’Information, les Réseaux…
     4    masthead      n° 104 mars 2008
     5    summary       Sommaire
     6    summary       Éditorial
     7    summary       Le dernier qui sort éteint le compteur
     8    summary       Politique
     9    summary       Affaire Zéphyr : huis clos à Genève
    10    summary       Infrastructures et services
    11    summary       L’internet à haut débit franchit le fleuve
    12    summary       Projets
    13    summary       Un dictionnaire soliya-français cherche ses voyelles
    14    section       Éditorial
    15  1 title         Le dernier qui sort éteint le compteur
    16  1 body 1        Il y a dix ans, on venait de loin étudier le miracle diora…
    17  1 body 2        La morale serait commode si elle se bornait à constater qu…
    18  1 body 3        Qui fera cela demain ? Le fonds du service universel dispo…
    19    section       Politique
    20  2 title         Affaire Zéphyr : huis clos à Genève
    21  2 body 1        Le tribunal arbitral saisi par Valdorane a tenu sa premièr…
    22  2 body 2        L’État dioralais soutient que la licence de 1999, attribué…
    23  2 body 3        Les honoraires, eux, courent déjà. La Primature a inscrit …
    24    section       Infrastructures et services
    25  3 title         L’internet à haut débit franchit le fleuve
    26  3 body 1        Télédioral a ouvert le 3 mars l’accès ADSL à Tolodi et dan…
    27  3 body 2        La liaison emprunte un faisceau hertzien de 310 kilomètres…
    28    section       Projets
    29  4 title         Un dictionnaire soliya-français cherche ses voyelles
    30  4 body 1        Quarante mille fiches cartonnées, rédigées par trois génér…
    31  4 body 2        Première difficulté : les auteurs ne notaient pas tous la …
    kept: 3 246 characters: title 4, body 10
    left out: 523 characters: section 4, masthead 4, summary 9
    [exit 0]
    ");
}

#[test]
fn encodings_repairs_and_parts_of_lines_are_told() {
    let bench = Bench::new();
    let text = "La fibre arrive à Niaro\n3 mars 2003, par Awa Sow\n\n\
                La fibre est arrivée samedi dans la ville\nde Niaro, où les quartiers du nord l’atten-\n\
                daient depuis longtemps, et le marché des\ntélé-\ncommunications changera sans doute avec\n\
                elle. Les prix des télécommunications ne\nbaissent pas, mais le maire de la ville dit\n\
                que les com\u{ad}munes du fleuve seront bientôt\nreliées, elles aussi. (Source : Le Fil, 4\n\
                mars 2003)\n"
        .replace('’', "'");
    let bytes: Vec<u8> = text
        .chars()
        .map(|letter| u8::try_from(letter).unwrap())
        .collect();
    bench.write("ancien.txt", bytes);
    bench.write("menu.txt", "OSIRIS\n\nSuivez-vous\n");
    bench.write(
        "page.html",
        "<html><title>Non</title><ul><li>Accueil</ul><p>Accueil &gt; Br&egrave;ves &gt; Un c&acirc;ble</p>\
         <h1>Un c&acirc;ble</h1><p>3 mars 2003</p><p>Il est l&agrave;.<br>Lire la suite</p></html>",
    );
    bench.write(
        "depeches.jsonl",
        r#"{"id":"d","titre":"Un","date":"hier","body":"La fibre tient.\nEncore.","source":"Le Fil","tags":["Radio","Projet"]}"#,
    );
    let answer = bench.run(&[
        "parse",
        "--explain",
        "ancien.txt",
        "menu.txt",
        "page.html",
        "depeches.jsonl",
    ]);
    check_text!(answer.whole(), @"
    ancien.txt: 1 clipping of layout extract, text, windows-1252
     1  title         La fibre arrive à Niaro
     2  date          3 mars 2003, par
        author        Awa Sow
     4  body 1        La fibre est arrivée samedi dans la ville
     5  body 1        de Niaro, où les quartiers du nord l'atten-
     6  body 1        daient depuis longtemps, et le marché des
     7  body 1        télécommunications changera sans doute avec
     9  body 1        elle. Les prix des télécommunications ne
    10  body 1        baissent pas, mais le maire de la ville dit
    11  body 1        que les communes du fleuve seront bientôt
    12  body 1        reliées, elles aussi.
        source        (Source : Le Fil, 4
    13  source        mars 2003)
    kept: 388 characters: title 1, date 1, author 1, source 2, body 8
    warning: decoded from windows-1252
    warning: 1 character without width removed
    warning: 1 word joined that a hyphen broke
    warning: 8 line ends inside paragraphs taken out
    warning: the date line says 2003-03-03, the source line 2003-03-04: the date line was taken

    menu.txt: no clipping, text, utf-8
    1  menu          OSIRIS
    3  footer        Suivez-vous
    left out: 17 characters: menu 1, footer 1

    page.html: 1 clipping of layout brief, text of a web page, utf-8
     1  menu          • Accueil
     3  breadcrumb    Accueil > Brèves > Un câble
     5  title         Un câble
     7  date          3 mars 2003
     9  body 1        Il est là.
    10  read on       Lire la suite
    kept: 29 characters: title 1, date 1, body 1
    left out: 49 characters: menu 1, breadcrumb 1, read on 1

    depeches.jsonl: 1 clipping of layout record, record, utf-8
          id  id            d
        date  unused        hier
      source  source        Le Fil
    keywords  keyword       Radio
              keyword       Projet
        body  body 1        La fibre tient.
              body 2        Encore.
       titre  not read
    kept: 40 characters: keyword 2, source 1, body 2, id 1
    left out: 4 characters: not read 1, unused 1
    warning: date: `hier` is not a date
    warning: menu.txt: holds no article, only menus and footers; save the page again with its text
    [exit 2]
    ");
}
