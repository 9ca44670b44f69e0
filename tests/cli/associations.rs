use crate::support::{Bench, check_text};

#[test]
fn what_goes_together_is_listed_with_its_figures() {
    let bench = Bench::indexed();
    let near = ["cooccurrences", "licence", "--limit", "4"];
    check_text!(bench.run(&near).whole(), @"
    29 occurrences in 18 of 68 clippings; 272 of 13 785 words near

      together  total  expected  log-likelihood  log-dice  word
             3      4       0.1            19.1     11.54  téléphonie
             3      8       0.2            13.2     11.38  mobile
             3     10       0.2            11.6     11.30  troisième

      clippings  total  expected  log-likelihood  log-dice  keyword
              4      4       1.1            11.4     12.54  Licences de télécommunications
    [exit 0]
    ");
    let within = [
        "cooccurrences",
        "licence",
        "--within",
        "clipping",
        "--limit",
        "3",
        "--sort",
        "log-dice",
    ];
    check_text!(bench.run(&within).whole(), @"
    29 occurrences in 18 of 68 clippings

      clippings  total  expected  log-likelihood  log-dice  word
             12     18       4.8            19.0     13.42  celdior
              8      9       2.4            18.6     13.25  télécommunications
             13     26       6.9            11.9     13.24  arted

      clippings  total  expected  log-likelihood  log-dice  keyword
              4      4       1.1            11.4     12.54  Licences de télécommunications
    [exit 0]
    ");
    let by = [
        "cooccurrences",
        "licence",
        "--by",
        "decade",
        "--limit",
        "2",
        "--min",
        "2",
    ];
    check_text!(bench.run(&by).whole(), @"
    1990-1999: 0 occurrences in 0 of 1 clipping; 0 of 283 words near

    2000-2009: 19 occurrences in 11 of 27 clippings; 174 of 5 880 words near

      together  total  expected  log-likelihood  log-dice  word
             3      4       0.1            16.7     12.06  troisième
             3      4       0.1            16.7     12.06  téléphonie

    2010-2019: 7 occurrences in 6 of 20 clippings; 70 of 4 272 words near

      together  total  expected  log-likelihood  log-dice  word
             2      2       0.0            16.5     12.83  renouvelée

    2020-2029: 3 occurrences in 1 of 18 clippings; 28 of 2 886 words near

    no date: 0 occurrences in 0 of 2 clippings; 0 of 464 words near
    [exit 0]
    ");
    check_text!(bench.run(&["cooccurrences", "zzzz"]).whole(), @"
    0 occurrences in 0 of 68 clippings; 0 of 13 785 words near
    warning: the archive does not know `zzzz`
    [exit 1]
    ");
    check_text!(bench.run(&["cooccurrences", "licence", "--by", "siècle"]).whole(), @"
    error: invalid value 'siècle' for '--by <UNIT>': `siècle` is not one of day, month, quarter, year, decade

    For more information, try '--help'.
    [exit 2]
    ");
    let both = [
        "cooccurrences",
        "licence",
        "--within",
        "clipping",
        "--window",
        "3",
    ];
    check_text!(bench.run(&both).whole(), @"
    error: the argument '--within <WHOLE>' cannot be used with '--window <N>'

    Usage: pressoir cooccurrences --within <WHOLE> <QUERY>

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn what_distinguishes_two_parts_is_listed_with_its_figures() {
    let bench = Bench::indexed();
    let decades = [
        "compare",
        "date:2000..2009",
        "date:2010..2025",
        "--limit",
        "3",
    ];
    check_text!(bench.run(&decades).whole(), @"
    A: date:2000..2009: 27 clippings, 5 880 words

      in A  per million  in B  per million  log-likelihood  log ratio  word
        31       5272.1     4        558.8            29.4       3.24  celdior
        12       2040.8     1        139.7            13.3       3.87  télécentres
        12       2040.8     1        139.7            13.3       3.87  télécommunications

    B: date:2010..2025: 38 clippings, 7 158 words

      in B  per million  in A  per million  log-likelihood  log ratio  word
        24       3352.9     0          0.0            28.8       5.30  données
        15       2095.6     0          0.0            18.0       4.62  souveraineté
        24       3352.9     2        340.1            17.9       3.30  numérique
    [exit 0]
    ");
    let rest = [
        "compare",
        "licence",
        "*",
        "--limit",
        "2",
        "--sort",
        "log-ratio",
    ];
    check_text!(bench.run(&rest).whole(), @"
    A: licence: 18 clippings, 4 162 words

      in A  per million  in B  per million  log-likelihood  log ratio  word
        26       6247.0     0          0.0            62.4       6.91  licence
         8       1922.2     0          0.0            19.2       5.21  g

      in A  per hundred  in B  per hundred  log-likelihood  log ratio  keyword
         4         22.2     0          0.0            11.4       4.47  Licences de télécommunications

    B: *: 50 clippings, 9 623 words
    18 clippings fit both queries and are counted in A alone
    [exit 0]
    ");
    check_text!(bench.run(&["compare", "zzzz", "zzzz"]).whole(), @"
    A: zzzz: 0 clippings, 0 words

    B: zzzz: 0 clippings, 0 words
    warning: A: the archive does not know `zzzz`
    warning: B: the archive does not know `zzzz`
    [exit 1]
    ");
}

#[test]
fn every_format_is_pinned() {
    let bench = Bench::indexed();
    let cooccurrences = |format| {
        let args = [
            "cooccurrences",
            "licence",
            "--limit",
            "1",
            "--format",
            format,
        ];
        bench.run(&args).whole()
    };
    let compare = |format| {
        let args = [
            "compare", "licence", "*", "--limit", "1", "--format", format,
        ];
        bench.run(&args).whole()
    };
    insta::with_settings!({filters => vec![(r#""took_ms":[0-9.]+"#, r#""took_ms":[n]"#)]}, {
        insta::assert_snapshot!(cooccurrences("json"), @r#"
        {"query":{"raw":"licence","parsed":"licence","warnings":[],"suggestion":null},"window":5,"by":null,"took_ms":[n],"index":{"generation":1,"docs":68},"periods":[{"period":null,"occurrences":29,"clippings":18,"out_of":68,"words_near":272,"words_in_all":13785,"words":[{"value":"téléphonie","together":3,"total":4,"expected":0.07909275952311719,"log_likelihood":19.1139527457554,"log_dice":11.540568381362704}],"keywords":[{"value":"Licences de télécommunications","together":4,"total":4,"expected":1.0588235294117647,"log_likelihood":11.356235178877824,"log_dice":12.540568381362704}]}]}
        [exit 0]
        "#);
        insta::assert_snapshot!(compare("json"), @r#"
        {"a":{"query":{"raw":"licence","parsed":"licence","warnings":[],"suggestion":null},"clippings":18,"words_in_all":4162,"words":[{"value":"licence","here":26,"there":0,"rate_here":6246.99663623258,"rate_there":0.0,"log_likelihood":62.38812797730056,"log_ratio":6.909649481824657}],"keywords":[{"value":"Licences de télécommunications","here":4,"there":0,"rate_here":22.22222222222222,"rate_there":0.0,"log_likelihood":11.356235178877824,"log_ratio":4.473931188332412}]},"b":{"query":{"raw":"*","parsed":"*","warnings":[],"suggestion":null},"clippings":50,"words_in_all":9623,"words":[],"keywords":[]},"in_both":18,"took_ms":[n],"index":{"generation":1,"docs":68}}
        [exit 0]
        "#);
    });
    check_text!(cooccurrences("jsonl"), @r#"
    {"period":null,"kind":"word","value":"téléphonie","together":3,"total":4,"expected":0.0791,"log_likelihood":19.114,"log_dice":11.5406}
    {"period":null,"kind":"keyword","value":"Licences de télécommunications","together":4,"total":4,"expected":1.0588,"log_likelihood":11.3562,"log_dice":12.5406}
    [exit 0]
    "#);
    check_text!(cooccurrences("csv"), @"
    period,kind,value,together,total,expected,log_likelihood,log_dice
    ,word,téléphonie,3,4,0.0791,19.114,11.5406
    ,keyword,Licences de télécommunications,4,4,1.0588,11.3562,12.5406
    [exit 0]
    ");
    check_text!(compare("jsonl"), @r#"
    {"side":"A","kind":"word","value":"licence","here":26,"there":0,"rate_here":6246.9966,"rate_there":0.0,"log_likelihood":62.3881,"log_ratio":6.9096}
    {"side":"A","kind":"keyword","value":"Licences de télécommunications","here":4,"there":0,"rate_here":22.2222,"rate_there":0.0,"log_likelihood":11.3562,"log_ratio":4.4739}
    18 clippings fit both queries and are counted in A alone
    [exit 0]
    "#);
    check_text!(compare("tsv"), @"
    side	kind	value	here	there	rate_here	rate_there	log_likelihood	log_ratio
    A	word	licence	26	0	6246.9966	0.0	62.3881	6.9096
    A	keyword	Licences de télécommunications	4	0	22.2222	0.0	11.3562	4.4739
    18 clippings fit both queries and are counted in A alone
    [exit 0]
    ");
}
