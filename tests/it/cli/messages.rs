//! What the program says about arguments and files, as a snapshot: `tests/snapshots/messages/program.txt`.

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};

use crate::messages::expect;

const BAD: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#;

/// The arguments, and a file for standard output or standard input where it matters.
const RUNS: &[&str] = &[
    "check missing.json",
    "check nothing",
    "check others",
    "check nothing/*.json",
    "check others/*.json",
    "check chekc",
    "check auth.json --jobs 0",
    "check auth.json --max-size 10",
    "check auth.json --max-size 0",
    "check auth.json --select zzzzzz",
    "check auth.json --select inline-secrets",
    "check auth.json --ignore syntax-error",
    "check auth.json --config nothing",
    "check auth.json --config latin.toml",
    "check auth.json --config wrong.toml",
    "check auth.json --config wrong.json",
    "check auth.json --policy wrong.json",
    "check auth.json --existing others/package.json",
    "check auth.json --baseline wrong.json",
    "check auth.json --write-baseline nowhere/baseline.json",
    "check auth.json --output-file nowhere/report.json",
    "check auth.json --existing others/missing.json",
    "check records.ndjson --ndjson --max-size 200",
    "check --diff others/package.json",
    "fix others/package.json",
    "fix linked.json",
    "fix read-only.json",
    "fix - < auth.json > /dev/full",
    "check auth.json > /dev/full",
    "rules > /dev/full",
    "rules --category inline-secret",
    "rules --category zzzzzz",
    "explain security",
    "explain inline-secrets",
    "init",
    "init",
    "convert others/package.json --to update",
    "convert auth.json --to zzzzzz",
    "diff auth.json others/package.json",
    "chekc auth.json",
    "expalin inline-secret",
    "check auth.json --max-size 5x",
    "check auth.json --max-size MB",
    "check auth.json --max-size 5GB",
    "check . --exclude {a",
    "check {a",
    "check auth.json --format xml",
    "check auth.json --zzzzzz",
    "check auth.json --extend-select zzzzzz",
    "check auth.json --policy missing.json",
    "check auth.json --baseline missing.json",
    "check auth.json --existing broken.json",
    "check auth.json --config unused.toml",
    "check broken.json auth.json --config wrong.toml",
    "check two",
    "check --show-files .",
    "check --show-files nothing",
    "check records.ndjson --ndjson --format sarif",
    "check records.ndjson --ndjson --unsafe-fixes",
    "fix records.ndjson --ndjson",
    "check missing.ndjson --ndjson",
    "check auth.json --statistics --format sarif",
    "check auth.json --statistics --diff",
    "check - --existing -",
    "check auth.json --fix --jobs 2",
    "check read-only.json --stdin-filename update.json",
    "check auth.json --diff --format json",
    "check hidden.json --diff",
    "check known/auth.json --write-baseline known/baseline.json --fix",
    "check known/auth.json --write-baseline known/baseline.json",
    "check many.json --write-baseline known/many.json",
    "check known/auth.json --baseline known/baseline.json",
    "check known/auth.json --baseline known/stale.json",
    "check known/auth.json --baseline known/stale.json --prune-baseline",
    "check known/auth.json --prune-baseline",
    "fix known/auth.json --show-fixes",
    "fix known/auth.json",
    "check auth.json --add-ignore=",
    "check auth.json --add-ignore=a*/b",
    "check auth.json --add-ignore=known",
    "check auth.jsonc --add-ignore=known",
    "check others/package.json --add-ignore=known",
    "check linked.json --add-ignore=known",
    "fix auth.json --add-ignore=known",
    "fix auth.json --watch",
    "check - --watch",
    "check auth.json --watch --ndjson",
    "rules --format xml",
    "explain zzzzzz",
    "schema zzzzzz",
    "completions zzzzzz",
    "convert missing.json --to update",
    "convert auth.json --to sdk,wire",
    "convert auth.json",
    "convert broken.json --to update",
    "convert auth.json --to update --output-file nowhere/update.json",
    "diff - -",
    "diff missing.json auth.json",
    "diff broken.json auth.json",
];

#[test]
fn of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    fs::create_dir(folder.path().join("nothing")).unwrap();
    write("auth.json", BAD.as_bytes());
    write("linked.json", BAD.as_bytes());
    fs::hard_link(folder.path().join("linked.json"), folder.path().join("other-link.json")).unwrap();
    write("read-only.json", BAD.as_bytes());
    let mut permissions = fs::metadata(folder.path().join("read-only.json")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path().join("read-only.json"), permissions).unwrap();
    write("records.ndjson", format!("{BAD}\n{BAD}{}\n", " ".repeat(300)).as_bytes());
    write("latin.toml", b"# \xe9\n");
    write("wrong.toml", b"fail-levl = 'error'\n");
    write("wrong.json", b"[1]");
    write("unused.toml", b"ignore = [{ rule = 'inline-secret', pointer = '/UserPoolConfigs', reason = 'none' }]");
    write("broken.json", BAD.replace("\"Service\":", "\"Service\"").as_bytes());
    write("auth.jsonc", BAD.as_bytes());
    write("known/auth.json", BAD.as_bytes());
    write("two/auth.json", BAD.as_bytes());
    write("two/other.json", BAD.as_bytes());
    write("two/authlint.toml", b"[rules]\nzzzzzz = 'off'\n");
    let many = (0..150).map(|number| format!("\"Name{number}\": 1, ")).collect::<Vec<_>>().concat();
    write("many.json", BAD.replace("\"Mfa\"", &format!("{many}\"Mfa\"")).as_bytes());
    let entry = r#"{ "path": "auth.json", "rule": "inline-secret", "pointer": "", "count": 1 }"#;
    write("known/stale.json", format!(r#"{{ "version": 1, "findings": [{entry}] }}"#).as_bytes());
    let secret = BAD
        .replace("\"Mfa\"", r#""OAuth": { "SocialProviderSettings": { "Google": { "ClientSecret": "a" } } }, "Mfa""#);
    write("hidden.json", secret.as_bytes());
    write("others/package.json", br#"{ "name": "x", "version": "1", "dependencies": {} }"#);
    let mut out = String::new();
    for run in RUNS {
        let (rest, target) = run.split_once(" > ").map_or((*run, None), |(rest, target)| (rest, Some(target)));
        let (arguments, source) = rest.split_once(" < ").map_or((rest, None), |(rest, source)| (rest, Some(source)));
        let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
        command.args(arguments.split(' ')).env("NO_COLOR", "1").env("COLUMNS", "100").current_dir(folder.path());
        let open = |name: &str| fs::File::open(folder.path().join(name)).unwrap();
        command.stdin(source.map_or(Stdio::null(), |name| open(name).into()));
        command.stderr(Stdio::piped());
        command.stdout(match target {
            Some(name) => fs::File::options().write(true).open(name).unwrap().into(),
            // Reports have snapshots of their own.
            None if *run == "init" => Stdio::piped(),
            None => Stdio::null(),
        });
        let output = command.output().unwrap();
        writeln!(out, "authlint {run}: {}", output.status.code().unwrap()).unwrap();
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap().replace(folder.path().to_str().unwrap(), "");
            text.lines().for_each(|line| writeln!(out, "  {}", line.trim_end()).unwrap());
        }
    }
    expect("program.txt", &out);
}
