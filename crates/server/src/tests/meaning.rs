use super::client::get;

#[tokio::test]
async fn what_may_have_been_meant_is_a_link_with_the_same_filters() {
    let page = get("/?q=newdeal&source=Le+Soleil&page=2").await.body;
    let start = page.find("<p class=\"meant\">").unwrap();
    let end = start + page[start..].find("</p>").unwrap();
    let line = page[start..end].replace(['\u{a0}', '\u{202f}'], "~");
    insta::assert_snapshot!(line, @r#"<p class="meant">Vouliez-vous dire~: <a href="/?q=new%20deal&amp;source=Le%20Soleil">new deal</a>~?"#);
    assert!(!get("/?q=eau").await.body.contains("Vouliez-vous"));
    let answer = get("/v1/search?q=newdeal").await.json();
    assert_eq!(answer["query"]["suggestion"], "new deal");
    assert!(get("/v1/search?q=eau").await.json()["query"]["suggestion"].is_null());
}
