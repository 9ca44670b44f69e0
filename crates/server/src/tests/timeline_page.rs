use super::client::{get, lines, part};

#[tokio::test]
async fn a_timeline_is_rendered_whole() {
    let page = get("/timeline?q=eau&source=Le+Soleil&unit=month")
        .await
        .body;
    insta::assert_snapshot!(lines(part(&page, "<main", "</main>")), @"");
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
