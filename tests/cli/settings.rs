//! What the service is told by flags, variables and a file.

use crate::support::{Bench, check_text};

const FILE: &str = "\
port = 8080
rate-limit = \"20/s\"
allow-origin = [\"https://a.example\", \"https://b.example\"]
log-queries = true
slow-query = \"500ms\"
max-connections = 50
";

#[test]
fn a_flag_goes_before_a_variable_before_a_file_before_a_default() {
    let bench = Bench::new();
    bench.write("pressoir.toml", FILE);
    let output = bench
        .command()
        .args(["serve", "--config", "pressoir.toml", "--print-config"])
        .args(["--port", "9090", "--index", "here"])
        .env("PRESSOIR_PORT", "8888")
        .env("PRESSOIR_RATE_LIMIT", "5/s")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    check_text!(told, @r#"
    # corpus is not set
    host = "127.0.0.1" # default
    port = 9090 # --port
    # unix-socket is not set
    allow-origin = ["https://a.example", "https://b.example"] # pressoir.toml
    # public-url is not set
    # trust-proxy is not set
    rate-limit = "5/s" # PRESSOIR_RATE_LIMIT
    max-connections = 50 # pressoir.toml
    max-header-size = 65536 # default
    max-body-size = 65536 # default
    header-timeout = "30s" # default
    request-timeout = "30s" # default
    # concurrent-searches is not set
    # queued-searches is not set
    slow-query = "500ms" # pressoir.toml
    log-queries = true # pressoir.toml
    log-format = "text" # default
    memory = 400 # default
    # threads is not set
    verbose = false # default
    # report is not set
    # glob is not set
    # keywords is not set
    # sources is not set
    no-learned-chrome = false # default
    # chrome-report is not set
    # synonyms is not set
    index = "here" # --index
    "#);
    // What is printed is a file that says the same.
    bench.write("printed.toml", &told);
    let again = bench.run(&["serve", "--config", "printed.toml", "--print-config"]);
    let settings = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.split(" # ").next().unwrap());
        lines.map(str::to_owned).collect()
    };
    assert_eq!(settings(&again.out), settings(&told), "{}", again.err);
    let by_variable = bench
        .command()
        .args(["serve", "--print-config"])
        .env("PRESSOIR_CONFIG", "pressoir.toml")
        .output()
        .unwrap();
    let told = String::from_utf8(by_variable.stdout).unwrap();
    assert!(told.contains("port = 8080 # pressoir.toml\n"), "{told}");
}

#[test]
fn a_wrong_setting_is_told_with_its_place() {
    let bench = Bench::new();
    let mut told = Vec::new();
    for text in [
        "prot = 8080",
        "port = \"many\"",
        "port = [1, 2]",
        "log-queries = 1",
        "rate-limit = \"often\"",
        "slow-query = 500",
        "port 8080",
        "[server]\nport = 8080",
    ] {
        bench.write("pressoir.toml", text);
        let answer = bench.run(&["serve", "--config", "pressoir.toml"]);
        assert_eq!(answer.status, 2, "{text}");
        told.push(format!("{text}\n{}", answer.whole()));
    }
    told.push(bench.run(&["serve", "--config", "none.toml"]).whole());
    check_text!(told.join("\n\n"), @r#"
    prot = 8080
    error: cannot use `pressoir.toml`: `prot` is no setting
    hint: `pressoir serve --print-config` lists all of them
    [exit 2]

    port = "many"
    error: `pressoir.toml`: invalid value 'many' for '--port <PORT>': invalid digit found in string
    [exit 2]

    port = [1, 2]
    error: `pressoir.toml`: `port` must be a text or a number
    [exit 2]

    log-queries = 1
    error: `pressoir.toml`: `log-queries` must be true or false
    [exit 2]

    rate-limit = "often"
    error: `pressoir.toml`: invalid value 'often' for '--rate-limit <N/s>': `often` is not a rate: write 20/s
    [exit 2]

    slow-query = 500
    error: `pressoir.toml`: invalid value '500' for '--slow-query <TIME>': `500` is not a length of time: write 500ms, 30s or 2m
    [exit 2]

    port 8080
    error: cannot use `pressoir.toml`: TOML parse error at line 1, column 6
      |
    1 | port 8080
      |      ^
    key with no value, expected `=`
    hint: a file of settings is TOML: one `name = value` a line, by the names of the flags
    [exit 2]

    [server]
    port = 8080
    error: cannot use `pressoir.toml`: `server` is no setting
    hint: `pressoir serve --print-config` lists all of them
    [exit 2]

    error: cannot use `none.toml`: No such file or directory (os error 2)
    hint: a file of settings is TOML: one `name = value` a line, by the names of the flags
    [exit 2]
    "#);
}
