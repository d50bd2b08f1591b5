//! `--fix` on real files: what is written, what is kept, and what is left alone.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::common::times;

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("authlint-fix-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8(fs::read(self.0.join(name)).unwrap()).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
        command.args(arguments).args(["--color", "never"]).current_dir(&self.0);
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }

    /// Everything in it, to see that no temporary file is left.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An update with one safe fix, in the value of `Service`.
fn broken(service: &str) -> String {
    format!(
        "{{\n\t\"AuthResources\": \"USER_POOL_ONLY\",\n\t\"Service\": \"{service}\",\n\t\"UserPoolConfigs\": {{ \"PasswordPolicy\": {{ \"MinimumLength\": 1.50e1, \"AdditionalConstraints\": [] }} }}\n}}"
    )
}

#[test]
fn only_the_edit_changes() {
    for (name, dress) in [
        ("tabs and no final line end", (|text| text) as fn(String) -> String),
        ("CR LF", |text| text.replace('\n', "\r\n") + "\r\n"),
        ("byte order mark", |text| format!("\u{feff}{text}\n")),
    ] {
        let folder = Folder::new("edit");
        folder.write("auth.json", &dress(broken("cognito")));
        folder.run(&["fix", "auth.json"]);
        assert_eq!(folder.read("auth.json"), dress(broken("COGNITO")), "{name}");
        assert_eq!(folder.names(), ["auth.json"], "{name}");
    }
    let folder = Folder::new("comments");
    let text = |service: &str| {
        format!("// first\n{} // last\n", broken(service).replace("\t\"Service\"", "\t/* why */ \"Service\""))
    };
    folder.write("auth.jsonc", &text("cognito"));
    folder.run(&["--fix", "auth.jsonc"]);
    assert_eq!(folder.read("auth.jsonc"), text("COGNITO"));
}

#[test]
fn a_link_stays_a_link_and_its_target_is_fixed() {
    let folder = Folder::new("link");
    folder.write("real.json", &broken("cognito"));
    symlink("real.json", folder.0.join("auth.json")).unwrap();
    folder.run(&["fix", "auth.json"]);
    assert!(fs::symlink_metadata(folder.0.join("auth.json")).unwrap().file_type().is_symlink());
    assert_eq!(folder.read("real.json"), broken("COGNITO"));
    symlink("nowhere.json", folder.0.join("dangling.json")).unwrap();
    assert_eq!(folder.run(&["fix", "dangling.json"]).0, 2);
    assert_eq!(folder.names(), ["auth.json", "dangling.json", "real.json"]);
}

#[test]
fn permissions_are_kept() {
    for mode in [0o600, 0o640, 0o755] {
        let folder = Folder::new("mode");
        let path = folder.write("auth.json", &broken("cognito"));
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        folder.run(&["fix", "auth.json"]);
        assert_eq!(folder.read("auth.json"), broken("COGNITO"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
    }
}

#[test]
fn what_may_not_be_written_is_refused_and_the_others_are_fixed() {
    let folder = Folder::new("refused");
    let locked = folder.write("locked.json", &broken("cognito"));
    fs::set_permissions(&locked, Permissions::from_mode(0o444)).unwrap();
    let linked = folder.write("linked.json", &broken("cognito"));
    fs::hard_link(&linked, folder.0.join("other.json")).unwrap();
    folder.write("plain.json", &broken("cognito"));
    let (status, _, errors) = folder.run(&["fix", "locked.json", "linked.json", "plain.json"]);
    assert_eq!(status, 2);
    assert!(errors.contains("locked.json: not fixed: it is read-only"), "{errors}");
    assert!(errors.contains("linked.json: not fixed: it has other hard links"), "{errors}");
    for name in ["locked.json", "linked.json", "other.json"] {
        assert_eq!(folder.read(name), broken("cognito"), "{name}");
    }
    assert_eq!(folder.read("plain.json"), broken("COGNITO"));
    assert_eq!(folder.names(), ["linked.json", "locked.json", "other.json", "plain.json"]);
}

#[test]
fn what_is_not_utf8_is_left_alone() {
    let folder = Folder::new("bytes");
    let mut bytes = broken("cognito").into_bytes();
    bytes.extend(b"\n\xff");
    fs::write(folder.0.join("auth.json"), &bytes).unwrap();
    assert_eq!(folder.run(&["fix", "auth.json"]).0, 1);
    assert_eq!(fs::read(folder.0.join("auth.json")).unwrap(), bytes);
}

#[test]
fn standard_input_comes_out_fixed_and_the_report_beside_it() {
    use std::io::Write as _;
    let folder = Folder::new("stdin");
    let mut child = folder
        .command(&["fix", "-", "--format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text = broken("cognito").replace("\"PasswordPolicy\"", "\"PasswordPolcy\"");
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text.replace("cognito", "COGNITO"));
    assert!(String::from_utf8(output.stderr).unwrap().contains("error[unknown-member] `PasswordPolcy`"));
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_to_standard_output_is_an_error() {
    let folder = Folder::new("full");
    folder.write("auth.json", &broken("cognito"));
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let input = fs::File::open(folder.0.join("auth.json")).unwrap();
    let output = folder.command(&["fix", "-"]).stdin(input).stdout(full).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && errors.contains("cannot be written"), "{errors}");
}

#[test]
fn a_diff_writes_nothing_and_shows_no_secret() {
    let folder = Folder::new("diff");
    let oauth = "\"OAuth\": { \"SocialProviderSettings\": { \"Google\": { \"ClientSecret\": \"hunter2hunter2\" } } }, \"PasswordPolicy\"";
    let text = broken("cognito").replace("\"PasswordPolicy\"", oauth);
    folder.write("auth.json", &text);
    let (status, out, _) = folder.run(&["--diff", "auth.json"]);
    assert_eq!(folder.read("auth.json"), text);
    assert_eq!(status, 1);
    assert!(out.starts_with("# --- a/auth.json\n# +++ b/auth.json\n# @@ -1,5 +1,5 @@\n"), "{out}");
    // A tab is shown as one space, which keeps columns.
    assert!(
        out.contains(
            "# - \"Service\": \"cognito\",
# + \"Service\": \"COGNITO\",
"
        ),
        "{out}"
    );
    assert!(!out.contains("hunter"), "{out}");
    folder.write("good.json", &broken("COGNITO"));
    assert_eq!(folder.run(&["--diff", "good.json"]).1, "");
}

#[test]
fn unsafe_fixes_are_applied_only_when_asked_for() {
    let folder = Folder::new("unsafe");
    let text = broken("COGNITO").replace("\"PasswordPolicy\"", "\"PasswordPolcy\"");
    folder.write("auth.json", &text);
    folder.run(&["fix", "auth.json"]);
    assert_eq!(folder.read("auth.json"), text);
    assert_eq!(folder.run(&["--unsafe-fixes", "auth.json"]).0, 0);
    assert_eq!(folder.read("auth.json"), broken("COGNITO"));
}

#[test]
fn killed_at_any_moment_the_file_is_old_or_new() {
    let folder = Folder::new("killed");
    // Long enough that writing takes a while.
    let padding = "\n".repeat(400_000);
    let (old, new) = (broken("cognito") + &padding, broken("COGNITO") + &padding);
    let mut seen = [0, 0];
    for round in 0..times(60) as u64 {
        folder.write("auth.json", &old);
        let mut child = folder
            .command(&["fix", "auth.json", "--exit-zero"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_micros(400 * (round % 60)));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = folder.read("auth.json");
        assert!(text == old || text == new, "round {round}: {} bytes", text.len());
        seen[usize::from(text == new)] += 1;
    }
    assert!(seen[0] > 0, "every round was too late: {seen:?}");
    // A new file has no name until it is whole; only between two calls of the system it has another one.
    let names = folder.names();
    assert!(!cfg!(target_os = "linux") || names.len() <= 2, "{names:?}");
}

#[test]
fn several_at_once_fix_each_file_once() {
    let folder = Folder::new("at-once");
    let names: Vec<_> = (0..60).map(|number| format!("auth-{number:02}.json")).collect();
    for name in &names {
        folder.write(name, &broken("cognito"));
    }
    let children: Vec<_> = (0..4)
        .map(|_| folder.command(&["fix", "."]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        // Another one was faster.
        let refused = errors.lines().filter(|line| line.starts_with("authlint: ") && line.contains("not fixed"));
        assert!(refused.clone().all(|line| line.ends_with("it has changed since it was read")), "{errors}");
    }
    for name in &names {
        assert_eq!(folder.read(name), broken("COGNITO"), "{name}");
    }
    assert_eq!(folder.names(), names, "no temporary file is left");
}

#[test]
fn where_there_is_no_room_the_file_stays_as_it_was() {
    let folder = Folder::new("no-room");
    let text = broken("cognito");
    folder.write("auth.json", &text);
    // With the signal ignored, a write beyond the limit fails as it does on a full disk.
    let script = format!("trap '' XFSZ; ulimit -f 0; exec '{}' --fix auth.json", env!("CARGO_BIN_EXE_authlint"));
    let output = Command::new("bash").args(["-c", &script]).current_dir(&folder.0).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.starts_with("authlint: auth.json: "), "{error}");
    assert_eq!(folder.read("auth.json"), text);
    assert_eq!(folder.names(), ["auth.json"]);
}
