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
    <dt>Référence</dt>
    <dd>Awa &lt;Diop&gt;, «~L’eau &amp; &lt;b&gt;l’État&lt;/b&gt;~», Le Soleil, 24~décembre 2025.</dd>
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
    <dt>Référence</dt>
    <dd>«~sans titre~», mars 2025.</dd>
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
    <p class="back">
    <a href="/">← Nouvelle recherche</a>
    </p>
    </main>
    "#);
}
