use super::client::{get, lines, part};

#[tokio::test]
async fn a_clipping_is_rendered_whole() {
    let page = get("/clippings/2025%2Fa%20%3C1%3E?q=eau&page=2").await.body;
    insta::assert_snapshot!(lines(part(&page, "<main", "</main>")), @r#"
    <main class="reading" id="contenu">
    <p class="back">
    <a href="/?q=eau&amp;page=2">← Retour aux résultats</a>
    </p>
    <article>
    <header>
    <p class="origin">
    <a class="source" href="/?source=Le%20Soleil">Le Soleil</a>
    <time datetime="2025-12-25">25~décembre 2025</time>
    </p>
    <h1>L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;</h1>
    <p class="author">Par Awa &lt;Diop&gt;</p>
    </header>
    <div class="body">
    <p>Premier &lt;script&gt;alert(1)&lt;/script&gt;.</p>
    <p>Second &amp; dernier.</p>
    </div>
    <footer class="record" aria-label="Notice">
    <ul class="keywords" aria-label="Mots-clés">
    <li>
    <a href="/?keyword=M%C3%A9dias%2FR%C3%A9seaux%20%22sociaux%22">Médias/Réseaux &quot;sociaux&quot;</a>
    </li>
    </ul>
    <dl>
    <dt>Publié à l’adresse</dt>
    <dd>javascript:alert(1)</dd>
    <dt>Autre exemplaire</dt>
    <dd>
    <a href="/clippings/Le%20Soleil%2F2">Le Soleil/2</a>
    </dd>
    <dt>Identifiant</dt>
    <dd>
    <code>2025/a &lt;1&gt;</code>
    </dd>
    </dl>
    </footer>
    </article>
    <section class="citations" aria-labelledby="titre-citer">
    <h2 id="titre-citer">Citer cette coupure</h2>
    <details name="citation" open>
    <summary>Texte</summary>
    <pre>Awa &lt;Diop&gt;, «~L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;~», Le Soleil, 24~décembre 2025.</pre>
    <p class="actions">
    <a href="/v1/documents/2025%2Fa%20%3C1%3E.txt" download>Texte intégral (.txt)</a>
    </p>
    </details>
    <details name="citation">
    <summary>RIS</summary>
    <pre>TY  - NEWS
    ID  - 2025/a &lt;1&gt;
    TI  - L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;
    AU  - &lt;Diop&gt;, Awa
    T2  - Le Soleil
    PY  - 2025
    DA  - 2025/12/25/
    KW  - Médias/Réseaux &quot;sociaux&quot;
    UR  - javascript:alert(1)
    AN  - 2025/a &lt;1&gt;
    LA  - fr
    ER  -</pre>
    <p class="actions">
    <a href="/v1/documents/2025%2Fa%20%3C1%3E.ris" download>Fichier RIS</a>
    </p>
    </details>
    <details name="citation">
    <summary>BibTeX</summary>
    <pre>@article{2025-a--1-,
      title = {{L’eau \&amp; &lt;b&gt;l’État&lt;/b&gt;}},
      author = {&lt;Diop&gt;, Awa},
      journal = {Le Soleil},
      date = {2025-12-25},
      year = {2025},
      month = {12},
      keywords = {Médias/Réseaux &quot;sociaux&quot;},
      url = {javascript:alert(1)},
      langid = {french},
      entrysubtype = {newspaper},
    }</pre>
    <p class="actions">
    <a href="/v1/documents/2025%2Fa%20%3C1%3E.bib" download>Fichier BibTeX</a>
    </p>
    </details>
    </section>
    <section class="similar" aria-labelledby="titre-proches">
    <h2 id="titre-proches">Coupures proches</h2>
    <ol>
    <li>
    <p class="origin">
    <time datetime="2025-03">mars 2025</time>
    </p>
    <h3>
    <a href="/clippings/b">
    <span class="untitled">Sans titre</span>
    </a>
    </h3>
    <p class="shared">En commun~: eau</p>
    </li>
    </ol>
    </section>
    <p class="back">
    <a href="/?q=eau&amp;page=2">← Retour aux résultats</a>
    </p>
    </main>
    "#);
    let bare = get("/clippings/b").await.body;
    insta::assert_snapshot!(lines(part(&bare, "<main", "</main>")), @r#"
    <main class="reading" id="contenu">
    <p class="back">
    <a href="/">← Nouvelle recherche</a>
    </p>
    <article>
    <header>
    <p class="origin">
    <time datetime="2025-03">mars 2025</time>
    </p>
    <h1 class="untitled">Sans titre</h1>
    </header>
    <div class="body">
    <p>Sans rien.</p>
    </div>
    <p class="reprints">Repris par 1~titre~: <a href="/clippings/2025%2Fa%20%3C1%3E" title="L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;, 25~décembre 2025">Le Soleil</a>
    </p>
    <footer class="record" aria-label="Notice">
    <dl>
    <dt>Publié à l’adresse</dt>
    <dd>
    <a href="https://presse.example/b?c=1&amp;d=2" rel="noopener noreferrer external">https://presse.example/b?c=1&amp;d=2</a>
    </dd>
    <dt>Identifiant</dt>
    <dd>
    <code>b</code>
    </dd>
    </dl>
    </footer>
    </article>
    <section class="citations" aria-labelledby="titre-citer">
    <h2 id="titre-citer">Citer cette coupure</h2>
    <details name="citation" open>
    <summary>Texte</summary>
    <pre>«~sans titre~», mars 2025.</pre>
    <p class="actions">
    <a href="/v1/documents/b.txt" download>Texte intégral (.txt)</a>
    </p>
    </details>
    <details name="citation">
    <summary>RIS</summary>
    <pre>TY  - NEWS
    ID  - b
    PY  - 2025
    DA  - 2025/03//
    UR  - https://presse.example/b?c=1&amp;d=2
    AN  - b
    LA  - fr
    ER  -</pre>
    <p class="actions">
    <a href="/v1/documents/b.ris" download>Fichier RIS</a>
    </p>
    </details>
    <details name="citation">
    <summary>BibTeX</summary>
    <pre>@article{b,
      date = {2025-03},
      year = {2025},
      month = {3},
      url = {https://presse.example/b?c=1&amp;d=2},
      langid = {french},
      entrysubtype = {newspaper},
    }</pre>
    <p class="actions">
    <a href="/v1/documents/b.bib" download>Fichier BibTeX</a>
    </p>
    </details>
    </section>
    <section class="similar" aria-labelledby="titre-proches">
    <h2 id="titre-proches">Coupures proches</h2>
    <ol>
    <li>
    <p class="origin">
    <span class="source">Le Soleil</span>
    <time datetime="2025-12-25">25~décembre 2025</time>
    </p>
    <h3>
    <a href="/clippings/2025%2Fa%20%3C1%3E">L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;</a>
    </h3>
    <p class="shared">En commun~: eau</p>
    </li>
    </ol>
    </section>
    <p class="back">
    <a href="/">← Nouvelle recherche</a>
    </p>
    </main>
    "#);
}
