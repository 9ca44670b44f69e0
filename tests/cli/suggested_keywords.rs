use crate::support::{Bench, check_text};

#[test]
fn a_clipping_without_a_keyword_is_told_those_of_its_like() {
    let bench = Bench::new();
    let record = |id: &str, keyword: &str, body: &str| {
        format!("{{\"id\":\"{id}\",\"keywords\":[{keyword}],\"body\":\"{body}\"}}\n")
    };
    let records = [
        record(
            "a",
            "\"Licences\"",
            "Celdior obtient une licence de téléphonie",
        ),
        record("b", "\"Licences\"", "la licence de Celdior est suspendue"),
        record("c", "\"Fibre\"", "la fibre optique arrive à Niaro"),
        record("d", "", "Celdior rend sa licence"),
    ];
    bench.write("records.jsonl", records.concat());
    assert_eq!(bench.run(&["index", "records.jsonl"]).status, 0);
    check_text!(bench.run(&["show", "d"]).whole(), @"
    id          d
    suggested   Licences (1.00)
    path        records.jsonl
    layout      record

    Celdior rend sa licence
    [exit 0]
    ");
    check_text!(bench.run(&["search", "rend", "--suggest-keywords"]).whole(), @"
    1 of 4 clippings ([n] ms)

    1. (no title)
       no date · [d]
       suggested: Licences (1.00)
       Celdior *rend* sa licence
    [exit 0]
    ");
    let jsonl = ["search", "rend", "--suggest-keywords", "--format", "jsonl"];
    check_text!(bench.run(&jsonl).whole(), @r#"
    {"id":"d","score":1.3236735,"title":null,"date":null,"date_precision":null,"source":null,"source_date":null,"keywords":[],"suggested_keywords":[{"keyword":"Licences","confidence":1.0,"like":["a","b"]}],"author":null,"url":null,"copies":[],"reprinted_by":[],"reprint_count":0,"reprints":[],"title_snippet":null,"snippet":{"html":"Celdior <mark>rend</mark> sa licence","text":"Celdior rend sa licence","marks":[[8,12]]}}
    [exit 0]
    "#);
    check_text!(bench.run(&["facets", "--by", "keyword", "--suggested"]).whole(), @"
    4 of 4 clippings

    keyword
      2  Licences
      1  Fibre
      1  no keyword

    suggested_keyword
      1  Licences
    [exit 0]
    ");
    let data = [
        "facets",
        "--by",
        "keyword",
        "--suggested",
        "--format",
        "csv",
    ];
    check_text!(bench.run(&data).whole(), @"
    field,value,count,selected
    keyword,Licences,2,false
    keyword,Fibre,1,false
    keyword,,1,false
    suggested_keyword,Licences,1,false
    [exit 0]
    ");
    let table = ["facets", "--by", "keyword,source", "--suggested"];
    check_text!(bench.run(&table).whole(), @"
    error: a table has no suggested keywords
    hint: leave --suggested to a command with one field in --by
    [exit 2]
    ");
    check_text!(bench.run(&["search", "rend"]).whole(), @"
    1 of 4 clippings ([n] ms)

    1. (no title)
       no date · [d]
       Celdior *rend* sa licence
    [exit 0]
    ");
}

#[test]
fn suggestions_are_measured_on_the_archive_itself() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["check-suggestions"]).whole(), @"
    8 clippings with 10 keywords

      suggested  right  precision  recall  micro-F1  from
              9      1      0.111   0.100     0.105  0.2
              4      1      0.250   0.100     0.143  0.3
              2      1      0.500   0.100     0.167  0.4
              0      0      0.000   0.000     0.000  0.5
              0      0      0.000   0.000     0.000  0.6
              0      0      0.000   0.000     0.000  0.7
              0      0      0.000   0.000     0.000  0.8
              0      0      0.000   0.000     0.000  0.9
    [exit 0]
    ");
    check_text!(bench.run(&["check-suggestions", "--format", "csv"]).whole(), @"
    threshold,clippings,keywords,suggested,right,precision,recall,micro_f1
    0.2,8,10,9,1,0.1111,0.1,0.1053
    0.3,8,10,4,1,0.25,0.1,0.1429
    0.4,8,10,2,1,0.5,0.1,0.1667
    0.5,8,10,0,0,0.0,0.0,0.0
    0.6,8,10,0,0,0.0,0.0,0.0
    0.7,8,10,0,0,0.0,0.0,0.0
    0.8,8,10,0,0,0.0,0.0,0.0
    0.9,8,10,0,0,0.0,0.0,0.0
    [exit 0]
    ");
}
