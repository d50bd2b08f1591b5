//! The lines of `docs/python.md`, run with the real boto3: the one that `test.sh` installs, else the machine's.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const TEST: &str = r#"
import boto3
from botocore.stub import Stubber

client = watch(boto3.client("amplifybackend", region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="x"))
SECRET = "Quite-Unspeakable-Orchard"

def update(service):
    google = {"ClientId": "1", "ClientSecret": SECRET}
    oauth = {"SocialProviderSettings": {"Google": google}}
    config = {"AuthResources": "USER_POOL_ONLY", "Service": service, "UserPoolConfigs": {"OAuth": oauth}}
    return dict(AppId="d123", BackendEnvironmentName="dev", ResourceName="orchard", ResourceConfig=config)

with Stubber(client) as stubber:
    stubber.add_response("update_backend_auth", {"AppId": "d123"}, update("COGNITO"))
    try:
        client.update_backend_auth(**update("cognito"))
        raise SystemExit("a bad request was sent")
    except ValueError as refused:
        assert "invalid-enum-value" in str(refused), refused
        assert SECRET not in str(refused), refused
    assert client.update_backend_auth(**update("COGNITO"))["AppId"] == "d123"
    stubber.assert_no_pending_responses()
print("both were judged")
"#;

/// Written past the test's capture: a test that did not run says so.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// Runs a script that needs botocore with an input; says so where there is no Python with it.
pub(crate) fn feed(script: &str, input: &str) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python3");
    let interpreter = if own.is_file() { own } else { "python3".into() };
    let mut python = Command::new(interpreter);
    let spawned =
        python.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut run) = spawned else { return skipped("there is no Python") };
    // A script that ends early, for want of a module, does not read its input.
    let _ = run.stdin.take().unwrap().write_all(input.as_bytes());
    let output = run.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    if told.contains("ModuleNotFoundError") {
        return skipped("there is no Python with botocore");
    }
    assert!(output.status.success(), "{told}");
}

#[test]
fn boto3_is_stopped_before_it_sends() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("target/python/bin/python3");
    let interpreter = if own.is_file() { own } else { "python3".into() };
    let python = |script: &str| {
        let folder = Path::new(env!("CARGO_BIN_EXE_authlint")).parent().unwrap();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([folder.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
        Command::new(&interpreter).args(["-c", script]).env("PATH", path).output()
    };
    if !python("import boto3").is_ok_and(|run| run.status.success()) {
        return skipped("docs/python.md was not tried, there is no Python with boto3");
    }
    let page = std::fs::read_to_string(root.join("docs/python.md")).unwrap();
    let code = page.split("```python\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let run = python(&format!("{code}\n{TEST}")).unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
    assert_eq!(String::from_utf8_lossy(&run.stdout).trim(), "both were judged", "{told}");
}
