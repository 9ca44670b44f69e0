use super::client::{get, lines, part};

#[tokio::test]
async fn a_timeline_is_rendered_whole() {
    let page = get("/timeline?q=eau&source=Le+Soleil&unit=month")
        .await
        .body;
    insta::assert_snapshot!(lines(part(&page, "<main", "</main>")), @r##"
    <main id="contenu">
    <div class="summary">
    <h1>2~résultats <span class="asked">pour «~eau~»</span>
    </h1>
    <p class="figures">sur 34~567~coupures<a class="to-facets" href="#affiner">Affiner ↓</a>
    </p>
    </div>
    <ul class="chips" aria-label="Filtres choisis">
    <li>
    <a class="chip" href="/timeline?q=eau&amp;unit=month" aria-label="Retirer le filtre «~Le Soleil~»">Le Soleil<span aria-hidden="true">×</span>
    </a>
    </li>
    </ul>
    <nav class="views" aria-label="Présentation">
    <a href="/?q=eau&amp;source=Le%20Soleil">Coupures</a>
    <a href="/timeline?q=eau&amp;source=Le%20Soleil" aria-current="page">Chronologie</a>
    </nav>
    <h2 class="unseen">Chronologie</h2>
    <nav class="orders" aria-label="Durée d’une période">
    <span class="label" aria-hidden="true">Compter par</span>
    <a href="/timeline?q=eau&amp;source=Le%20Soleil&amp;unit=decade">Décennie</a>
    <a href="/timeline?q=eau&amp;source=Le%20Soleil&amp;unit=year">Année</a>
    <a href="/timeline?q=eau&amp;source=Le%20Soleil&amp;unit=quarter">Trimestre</a>
    <a href="/timeline?q=eau&amp;source=Le%20Soleil&amp;unit=month" aria-current="true">Mois</a>
    </nav>
    <svg class="chart" aria-hidden="true" focusable="false">
    <line class="grid" x1="0" x2="100%" y1="90.000%" y2="90.000%">
    </line>
    <text class="mark" x="0" y="90.000%" dy="-4">0</text>
    <line class="grid" x1="0" x2="100%" y1="8.000%" y2="8.000%">
    </line>
    <text class="mark" x="0" y="8.000%" dy="-4">1</text>
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2025-12&amp;to=2025-12" tabindex="-1">
    <title>décembre 2025~: 1~coupure, 11,1~%</title>
    <rect class="space" x="5.000%" y="8.000%" width="95.000%" height="82.000%">
    </rect>
    <rect class="bar" x="14.500%" y="8.000%" width="76.000%" height="82.000%">
    </rect>
    </a>
    <text class="tick" x="52.500%" y="98%">12/2025</text>
    </svg>
    <details class="numbers" id="chiffres">
    <summary>Les chiffres</summary>
    <table>
    <thead>
    <tr>
    <th scope="col">Période</th>
    <th class="number" scope="col">Coupures trouvées</th>
    <th class="number" scope="col">Part des coupures de la période</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <th scope="row">
    <a href="/?q=eau&amp;source=Le%20Soleil&amp;from=2025-12&amp;to=2025-12">décembre 2025</a>
    </th>
    <td class="number">1</td>
    <td class="number">11,1~%</td>
    </tr>
    <tr>
    <th scope="row">Sans date</th>
    <td class="number">1</td>
    <td class="number">11,1~%</td>
    </tr>
    </tbody>
    </table>
    </details>
    <p class="exports">Exporter les chiffres~: <a href="/v1/timeline?q=eau&amp;source=Le%20Soleil&amp;unit=month&amp;format=csv" download>CSV</a>
    </p>
    </main>
    "##);
}

#[tokio::test]
async fn a_timeline_is_a_view_that_filters_keep() {
    let page = get("/timeline?q=eau&unit=quarter").await.body;
    for kept in [
        "action=\"/timeline\"",
        "name=\"unit\" value=\"quarter\"",
        "href=\"/timeline?q=eau&amp;source=Le%20Soleil&amp;unit=quarter\"",
        "href=\"/?q=eau\"",
    ] {
        assert!(page.contains(kept), "{kept}\n{page}");
    }
}

#[tokio::test]
async fn a_unit_that_is_none_is_told() {
    let answer = get("/timeline?q=eau&unit=week").await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Cette adresse n’est pas comprise"));
}

#[tokio::test]
async fn the_widget_has_an_address_of_its_own() {
    let script = get("/widget.js").await;
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(script.header("cache-control"), "no-cache");
    assert!(
        script
            .body
            .contains("customElements.define(\"pressoir-search\"")
    );
    assert_eq!(get("/assets/widget.js").await.body, script.body);
}
