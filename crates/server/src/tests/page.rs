use http::Method;

use super::client::{get, lines, part, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;

#[tokio::test]
async fn results_are_rendered_whole() {
    let page = get("/?q=eau&source=Le+Soleil&from=1/2/2024").await.body;
    insta::assert_snapshot!(lines(part(&page, "<body>", "</body>")), @r##"
    <body>
    <a class="skip" href="#contenu">Aller au contenu</a>
    <header class="masthead">
    <div class="band">
    <a class="wordmark" href="/" aria-label="Pressoir, page d’accueil">Pressoir<span class="dot" aria-hidden="true">.</span>
    </a>
    <form class="search" role="search" action="/" method="get">
    <label class="unseen" for="q">Rechercher dans les archives</label>
    <input id="q" type="search" name="q" value="eau" placeholder="Un mot, une phrase entre guillemets…" autocomplete="off" spellcheck="false" maxlength="2000">
    <input type="hidden" name="source" value="Le Soleil">
    <input type="hidden" name="from" value="2024-02-01">
    <button type="submit">Rechercher</button>
    </form>
    </div>
    </header>
    <div class="columns">
    <main id="contenu">
    <div class="summary">
    <h1>2~résultats <span class="asked">pour «~eau~»</span>
    </h1>
    <p class="figures">sur 34~567~coupures<a class="to-facets" href="#affiner">Affiner ↓</a>
    </p>
    </div>
    <ul class="chips" aria-label="Filtres choisis">
    <li>
    <a class="chip" href="/?q=eau&amp;from=2024-02-01" aria-label="Retirer le filtre «~Le Soleil~»">Le Soleil<span aria-hidden="true">×</span>
    </a>
    </li>
    <li>
    <a class="chip" href="/?q=eau&amp;source=Le%20Soleil" aria-label="Retirer le filtre «~Depuis le 1er~février 2024~»">Depuis le 1er~février 2024<span aria-hidden="true">×</span>
    </a>
    </li>
    <li>
    <a href="/?q=eau">Tout effacer</a>
    </li>
    </ul>
    <nav class="views" aria-label="Présentation">
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01" aria-current="page">Coupures</a>
    <a href="/timeline?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01">Chronologie</a>
    </nav>
    <nav class="orders" aria-label="Ordre des résultats">
    <span class="label" aria-hidden="true">Trier par</span>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01" aria-current="true">Pertinence</a>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01&amp;sort=-date">Plus récentes</a>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01&amp;sort=date">Plus anciennes</a>
    <a class="fold" href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01&amp;collapse=true">Regrouper les reprises</a>
    </nav>
    <h2 class="unseen">Coupures trouvées</h2>
    <ol class="hits" start="1">
    <li>
    <article>
    <p class="origin">
    <span class="source">Le Soleil</span>
    <time datetime="2025-12-25">25~décembre 2025</time>
    </p>
    <h3>
    <a href="/clippings/2025%2Fa%20%3C1%3E?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01">
    <mark>L’eau</mark> &amp; &lt;b&gt;l’État&lt;/b&gt;</a>
    </h3>
    <p class="snippet">
    <mark>Prem</mark>ier &lt;script&gt;alert(1)&lt;/script&gt;.

    Second &amp; dernier.</p>
    <ul class="keywords" aria-label="Mots-clés">
    <li>
    <a href="/?q=eau&amp;keyword=M%C3%A9dias%2FR%C3%A9seaux%20%22sociaux%22&amp;source=Le%20Soleil&amp;from=2024-02-01">Médias/Réseaux &quot;sociaux&quot;</a>
    </li>
    </ul>
    </article>
    </li>
    <li>
    <article>
    <p class="origin">
    <time datetime="2025-03">mars 2025</time>
    </p>
    <h3>
    <a href="/clippings/b?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01">
    <span class="untitled">Sans titre</span>
    </a>
    </h3>
    <p class="snippet">
    <mark>Sans</mark> rien.</p>
    <p class="reprints">Repris par 1~titre~: <a href="/clippings/2025%2Fa%20%3C1%3E?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01" title="L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;, 25~décembre 2025">Le Soleil</a>
    </p>
    </article>
    </li>
    </ol>
    <p class="exports">Exporter tous les résultats~: <a href="/v1/export?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01&amp;format=csv" download>CSV</a>, <a href="/v1/export?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01&amp;format=ris" download>RIS</a>, <a href="/v1/export?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01&amp;format=bibtex" download>BibTeX</a>~; suivre cette recherche~: <a href="/v1/feed.atom?q=eau&amp;source=Le%20Soleil&amp;from=2024-02-01" type="application/atom+xml">flux Atom</a>
    </p>
    </main>
    <aside class="facets" id="affiner" aria-labelledby="titre-affiner">
    <h2 id="titre-affiner">Affiner</h2>
    <section aria-labelledby="titre-periode">
    <h3 id="titre-periode">Période</h3>
    <div class="histogram" data-first="2024" data-last="2025" data-from="2024-02-01">
    <svg viewBox="0 0 20 100" preserveAspectRatio="none" focusable="false" aria-hidden="true">
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024&amp;to=2024" tabindex="-1">
    <title>2024~: 1~coupure</title>
    <rect class="space" x="0" y="0" width="10" height="100">
    </rect>
    <rect class="bar" x="1" y="97" width="8" height="3">
    </rect>
    </a>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2025&amp;to=2025" tabindex="-1" class="chosen">
    <title>2025~: 1~234~coupures</title>
    <rect class="space" x="10" y="0" width="10" height="100">
    </rect>
    <rect class="bar" x="11" y="0" width="8" height="100">
    </rect>
    </a>
    </svg>
    <div class="ends" aria-hidden="true">
    <span>2024</span>
    <span>2025</span>
    </div>
    </div>
    <form class="period" action="/" method="get">
    <input type="hidden" name="q" value="eau">
    <input type="hidden" name="source" value="Le Soleil">
    <label>De<input name="from" value="01/02/2024" placeholder="03/2019" inputmode="numeric" autocomplete="off">
    </label>
    <label>à<input name="to" value="" placeholder="2025" inputmode="numeric" autocomplete="off">
    </label>
    <button type="submit">Filtrer</button>
    </form>
    <details id="annees">
    <summary>Année par année</summary>
    <ul>
    <li>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2025&amp;to=2025">
    <span class="label">2025</span> <span class="count">1~234</span>
    </a>
    </li>
    <li>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2024&amp;to=2024">
    <span class="label">2024</span> <span class="count">1</span>
    </a>
    </li>
    <li>
    <span class="absent">
    <span class="label">Sans date</span> <span class="count">1</span>
    </span>
    </li>
    </ul>
    </details>
    </section>
    <section aria-labelledby="titre-mots-cles">
    <h3 id="titre-mots-cles">Mots-clés</h3>
    <ul>
    <li>
    <a href="/?q=eau&amp;keyword=M%C3%A9dias%2FR%C3%A9seaux%20%22sociaux%22&amp;source=Le%20Soleil&amp;from=2024-02-01">
    <span class="label">Médias/Réseaux &quot;sociaux&quot;</span> <span class="count">2</span>
    </a>
    </li>
    <li>
    <span class="absent">
    <span class="label">Sans mot-clé</span> <span class="count">9</span>
    </span>
    </li>
    </ul>
    </section>
    <section aria-labelledby="titre-sources">
    <h3 id="titre-sources">Sources</h3>
    <ul>
    <li>
    <a href="/?q=eau&amp;from=2024-02-01" aria-current="true">
    <span class="label">Le Soleil</span> <span class="count">1</span>
    </a>
    </li>
    <li>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;source=%3Ci%3ELe%20Quotidien&amp;from=2024-02-01">
    <span class="label">&lt;i&gt;Le Quotidien</span> <span class="count">1</span>
    </a>
    </li>
    </ul>
    </section>
    </aside>
    </div>
    <footer class="foot">
    <p class="band">
    <span>
    <b>Pressoir</b>~: moteur de recherche d’archives de presse</span>
    <a href="/v1/search?q=*&amp;facets=keyword,source,year">Accès pour les programmes</a>
    </p>
    </footer>
    </body>
    "##);
}

#[tokio::test]
async fn the_first_page_offers_ways_in() {
    let page = get("/").await.body;
    insta::assert_snapshot!(lines(part(&page, "<header", "</header>")), @r#"
    <header class="cover">
    <h1 class="wordmark">Pressoir<span class="dot" aria-hidden="true">.</span>
    </h1>
    <p class="lead">34~567~coupures de presse, de 2024 à 2025</p>
    <form class="search" role="search" action="/" method="get">
    <label class="unseen" for="q">Rechercher dans les archives</label>
    <input id="q" type="search" name="q" value="" placeholder="Un mot, une phrase entre guillemets…" autocomplete="off" spellcheck="false" maxlength="2000" autofocus>
    <button type="submit">Rechercher</button>
    </form>
    <details class="help" id="aide">
    <summary>Comment chercher</summary>
    <dl>
    <dt>
    <kbd>fibre village</kbd>
    </dt>
    <dd>les deux mots, au singulier ou au pluriel, avec ou sans accents</dd>
    <dt>
    <kbd>«~fibre optique~»</kbd>
    </dt>
    <dd>l’expression exacte</dd>
    <dt>
    <kbd>+fibre village</kbd>
    </dt>
    <dd>fibre, et de préférence village</dd>
    <dt>
    <kbd>fibre -mobile</kbd>
    </dt>
    <dd>fibre, mais pas mobile</dd>
    <dt>
    <kbd>fibre OU câble</kbd>
    </dt>
    <dd>l’un des deux mots, ou les deux</dd>
    <dt>
    <kbd>titre:licence</kbd>
    </dt>
    <dd>dans le titre~; de même source:, mot-clé:, auteur:</dd>
    <dt>
    <kbd>licence 2003..2005</kbd>
    </dt>
    <dd>dans les coupures de ces années</dd>
    <dt>
    <kbd>télécent*</kbd>
    </dt>
    <dd>les mots qui commencent ainsi</dd>
    <dt>
    <kbd>fibre PRÈS/5 village</kbd>
    </dt>
    <dd>à cinq mots d’écart au plus</dd>
    </dl>
    </details>
    </header>
    "#);
    insta::assert_snapshot!(lines(part(&page, "<aside", "</aside>")), @r#"
    <aside class="ways" aria-label="Parcourir">
    <section aria-labelledby="titre-annees">
    <h2 class="rubric" id="titre-annees">Par année</h2>
    <div class="histogram" data-first="2024" data-last="2025">
    <svg viewBox="0 0 20 100" preserveAspectRatio="none" focusable="false" aria-hidden="true">
    <a href="/?from=2024&amp;to=2024" tabindex="-1">
    <title>2024~: 1~coupure</title>
    <rect class="space" x="0" y="0" width="10" height="100">
    </rect>
    <rect class="bar" x="1" y="97" width="8" height="3">
    </rect>
    </a>
    <a href="/?from=2025&amp;to=2025" tabindex="-1">
    <title>2025~: 1~234~coupures</title>
    <rect class="space" x="10" y="0" width="10" height="100">
    </rect>
    <rect class="bar" x="11" y="0" width="8" height="100">
    </rect>
    </a>
    </svg>
    <div class="ends" aria-hidden="true">
    <span>2024</span>
    <span>2025</span>
    </div>
    </div>
    <ul class="cloud">
    <li>
    <a href="/?from=2025&amp;to=2025">2025 <span class="count">1~234</span>
    </a>
    </li>
    <li>
    <a href="/?from=2024&amp;to=2024">2024 <span class="count">1</span>
    </a>
    </li>
    </ul>
    <p class="more">
    <a href="/timeline">Chronologie →</a>
    </p>
    </section>
    <section aria-labelledby="titre-themes">
    <h2 class="rubric" id="titre-themes">Par mot-clé</h2>
    <ul class="cloud">
    <li>
    <a href="/?keyword=M%C3%A9dias%2FR%C3%A9seaux%20%22sociaux%22">Médias/Réseaux &quot;sociaux&quot; <span class="count">2</span>
    </a>
    </li>
    </ul>
    </section>
    <section aria-labelledby="titre-journaux">
    <h2 class="rubric" id="titre-journaux">Par source</h2>
    <ul class="cloud">
    <li>
    <a href="/?source=Le%20Soleil">Le Soleil <span class="count">1</span>
    </a>
    </li>
    <li>
    <a href="/?source=%3Ci%3ELe%20Quotidien">&lt;i&gt;Le Quotidien <span class="count">1</span>
    </a>
    </li>
    </ul>
    </section>
    </aside>
    "#);
}

#[tokio::test]
async fn nothing_found_is_a_page_that_helps() {
    let page = get("/?q=rien+%22&keyword=x").await.body;
    insta::assert_snapshot!(lines(part(&page, "<main", "</main>")), @r##"
    <main id="contenu">
    <div class="summary">
    <h1>Aucun résultat <span class="asked">pour «~rien &quot;~»</span>
    </h1>
    <p class="figures">sur 34~567~coupures<a class="to-facets" href="#affiner">Affiner ↓</a>
    </p>
    </div>
    <ul class="chips" aria-label="Filtres choisis">
    <li>
    <a class="chip" href="/?q=rien%20%22" aria-label="Retirer le filtre «~x~»">x<span aria-hidden="true">×</span>
    </a>
    </li>
    </ul>
    <div class="notes" role="status">
    <ul>
    <li>Un guillemet n’est pas fermé~: la phrase a été lue jusqu’à la fin.</li>
    </ul>
    </div>
    <div class="nothing">
    <p>Quelques pistes~:</p>
    <ul>
    <li>
    <a href="/?q=rien%20%22">Chercher sans les filtres</a>~: ils écartent peut-être ce que vous cherchez.</li>
    <li>Vérifiez l’orthographe, ou essayez un mot voisin~; les accents et le pluriel n’importent pas.</li>
    <li>Retirez des mots, ou les guillemets d’une phrase «~exacte~».</li>
    <li>
    <a href="/?q=*">Parcourir toutes les coupures</a>
    </li>
    </ul>
    <details class="help" id="aide">
    <summary>Comment chercher</summary>
    <dl>
    <dt>
    <kbd>fibre village</kbd>
    </dt>
    <dd>les deux mots, au singulier ou au pluriel, avec ou sans accents</dd>
    <dt>
    <kbd>«~fibre optique~»</kbd>
    </dt>
    <dd>l’expression exacte</dd>
    <dt>
    <kbd>+fibre village</kbd>
    </dt>
    <dd>fibre, et de préférence village</dd>
    <dt>
    <kbd>fibre -mobile</kbd>
    </dt>
    <dd>fibre, mais pas mobile</dd>
    <dt>
    <kbd>fibre OU câble</kbd>
    </dt>
    <dd>l’un des deux mots, ou les deux</dd>
    <dt>
    <kbd>titre:licence</kbd>
    </dt>
    <dd>dans le titre~; de même source:, mot-clé:, auteur:</dd>
    <dt>
    <kbd>licence 2003..2005</kbd>
    </dt>
    <dd>dans les coupures de ces années</dd>
    <dt>
    <kbd>télécent*</kbd>
    </dt>
    <dd>les mots qui commencent ainsi</dd>
    <dt>
    <kbd>fibre PRÈS/5 village</kbd>
    </dt>
    <dd>à cinq mots d’écart au plus</dd>
    </dl>
    </details>
    </div>
    </main>
    "##);
}

#[tokio::test]
async fn no_text_of_others_becomes_markup() {
    let attack = "%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E%3Cimg%20src=x%20onerror=alert(1)%3E";
    for path in [
        format!("/?q={attack}"),
        format!("/?q=rien{attack}&keyword={attack}&source={attack}"),
        format!("/?q=a&from={attack}"),
        format!("/?q={attack}&page=0"),
        format!("/?q={attack}&page={attack}"),
        format!("/clippings/{attack}"),
        format!("/clippings/2025%2Fa%20%3C1%3E?q={attack}&keyword={attack}"),
        format!("/{attack}"),
    ] {
        let service = service(
            std::sync::Arc::new(Double::new(Mood::Well)),
            &ServerOptions::default(),
        );
        let mut asked = request(Method::GET, &path);
        asked
            .headers_mut()
            .insert("accept", "text/html".parse().unwrap());
        let page = send(&service, asked).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        for forbidden in [
            "<script>",
            "<img",
            "<b>l",
            "<i>",
            "\"'>",
            "href=\"javascript:",
        ] {
            assert!(
                !page.body.contains(forbidden),
                "{path}: {forbidden}\n{}",
                page.body
            );
        }
    }
}

#[tokio::test]
async fn errors_are_told_in_french() {
    let mut told = String::new();
    for path in [
        "/?from=31/2/2025",
        "/?page=0",
        "/?page=999999",
        "/?q=%zz",
        "/?q=a&q=b",
        "/?sort=worst",
        "/clippings/inconnue",
    ] {
        let answer = get(path).await;
        let words = part(&answer.body, "<h1", "</p>");
        told.push_str(&format!(
            "{path} {}: {}\n",
            answer.status.as_u16(),
            lines(words)
        ));
    }
    insta::assert_snapshot!(told, @"
    /?from=31/2/2025 400: <h1>Cette date n’est pas comprise</h1>
    <p>«~31/2/2025~»~: écrivez par exemple 25/12/2025, 12/2025 ou 2025.</p>
    /?page=0 400: <h1>Cette page de résultats n’existe pas</h1>
    <p>Précisez la recherche, par exemple par une période, pour voir la suite.</p>
    /?page=999999 400: <h1>Cette page de résultats n’existe pas</h1>
    <p>Précisez la recherche, par exemple par une période, pour voir la suite.</p>
    /?q=%zz 400: <h1>Cette adresse n’est pas comprise</h1>
    <p>Le lien a pu être abîmé en route. Refaites la recherche ci-dessus.</p>
    /?q=a&q=b 400: <h1>Cette adresse n’est pas comprise</h1>
    <p>Le lien a pu être abîmé en route. Refaites la recherche ci-dessus.</p>
    /?sort=worst 400: <h1>Cette adresse n’est pas comprise</h1>
    <p>Le lien a pu être abîmé en route. Refaites la recherche ci-dessus.</p>
    /clippings/inconnue 404: <h1>Cette coupure n’est pas dans les archives</h1>
    <p>Aucune coupure ne porte l’identifiant «~inconnue~»~; elle a pu être retirée.</p>
    ");
}
