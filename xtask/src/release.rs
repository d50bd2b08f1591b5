//! `cargo xtask release`: builds everything that a release publishes into `dist/`, with checksums.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::shell::{folder, output, run as execute, step};
use crate::{extension, npm};

/// What is built, and how.
struct Release {
    /// Without optimizing, and from a working tree that may have changes.
    is_dry_run: bool,
    dist: PathBuf,
}

/// Builds crate, program, wheel, npm package, extension, bill of materials and checksums.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    let is_dry_run = arguments.iter().any(|argument| argument == "--dry-run");
    let dist = folder(if is_dry_run { "target/release-dry-run" } else { "dist" });
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(&dist)?;
    let release = Release { is_dry_run, dist };
    step("crate", || release.package())?;
    step("program", || release.program())?;
    step("wheel", || release.wheel())?;
    step("npm package", || release.npm())?;
    step("extension", || release.extension())?;
    step("bill of materials", || release.bill_of_materials())?;
    step("checksums", || release.checksums())?;
    Ok(ExitCode::SUCCESS)
}

impl Release {
    fn package(&self) -> Result<(), Box<dyn Error>> {
        let mut cargo = cargo();
        cargo.args(["package", "--quiet", "--package", "authlint", "--no-verify"]);
        if self.is_dry_run {
            cargo.arg("--allow-dirty");
        }
        execute(&mut cargo)?;
        self.take_newest(&target().join("package"), ".crate")
    }

    /// The program with its completions, manual page and licences, in an archive as `cargo binstall` expects it.
    fn program(&self) -> Result<(), Box<dyn Error>> {
        let mut build = cargo();
        build.args(["build", "--quiet", "--package", "authlint", "--locked"]);
        if !self.is_dry_run {
            build.arg("--release");
        }
        execute(&mut build)?;
        let program = target().join(if self.is_dry_run { "debug" } else { "release" }).join("authlint");
        let name = format!("authlint-v{}-{}", version()?, host()?);
        let staged = tempfile::tempdir()?;
        let inside = staged.path().join(&name);
        fs::create_dir_all(inside.join("completions"))?;
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            let text = output(Command::new(&program).args(["completions", shell]))?;
            fs::write(inside.join("completions").join(format!("authlint.{shell}")), text)?;
        }
        fs::write(inside.join("authlint.1"), output(Command::new(&program).arg("man"))?)?;
        fs::copy(&program, inside.join("authlint"))?;
        for file in ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"] {
            fs::copy(folder(file), inside.join(file))?;
        }
        let archive = self.dist.join(format!("{name}.tar.gz"));
        execute(
            Command::new("tar")
                .arg("--create")
                .arg("--gzip")
                .arg("--file")
                .arg(archive)
                .arg("--directory")
                .arg(staged.path())
                .arg(&name),
        )
    }

    /// The wheel of this platform, and the source distribution.
    fn wheel(&self) -> Result<(), Box<dyn Error>> {
        if self.is_dry_run {
            return self.take_built("python/test.sh", &target().join("python/dist"), &[".whl", ".tar.gz"]);
        }
        let mut maturin = Command::new("maturin");
        execute(maturin.args(["build", "--release", "--sdist", "--out"]).arg(&self.dist).current_dir(folder(".")))
    }

    fn npm(&self) -> Result<(), Box<dyn Error>> {
        if self.is_dry_run {
            return self.take_built("cargo xtask npm", &target().join("npm"), &[".tgz"]);
        }
        npm::run(&[])?;
        self.take_newest(&target().join("npm"), ".tgz")
    }

    fn extension(&self) -> Result<(), Box<dyn Error>> {
        let built = folder("editors/vscode/dist");
        if self.is_dry_run {
            return self.take_built("cargo xtask extension", &built, &[".vsix"]);
        }
        extension::run(&[])?;
        self.take_newest(&built, ".vsix")
    }

    /// What the program is built from, as CycloneDX.
    fn bill_of_materials(&self) -> Result<(), Box<dyn Error>> {
        let mut cyclonedx = cargo();
        cyclonedx.args(["cyclonedx", "--format", "json", "--override-filename", "authlint.cdx"]);
        cyclonedx.arg("--manifest-path").arg(folder("Cargo.toml"));
        if self.is_dry_run && output(cargo().args(["cyclonedx", "--version"])).is_err() {
            eprintln!("  SKIPPED: cargo-cyclonedx is not installed");
            return Ok(());
        }
        execute(&mut cyclonedx)?;
        // It writes one beside the manifest of each member.
        for member in ["benches", "examples/axum", "pkg", "python", "tests/aws", "xtask"] {
            let _ = fs::remove_file(folder(member).join("authlint.cdx.json"));
        }
        fs::rename(folder("authlint.cdx.json"), self.dist.join("authlint.cdx.json"))?;
        Ok(())
    }

    fn checksums(&self) -> Result<(), Box<dyn Error>> {
        let names =
            fs::read_dir(&self.dist)?.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<Vec<_>>>()?;
        let mut sums = Command::new("sha256sum");
        let sums = output(sums.args(names).current_dir(&self.dist))?;
        fs::write(self.dist.join("SHA256SUMS"), &sums)?;
        print!("{sums}");
        Ok(())
    }

    /// Copies what an earlier step of the tests has built.
    fn take_built(&self, command: &str, from: &Path, endings: &[&str]) -> Result<(), Box<dyn Error>> {
        for ending in endings {
            self.take_newest(from, ending).map_err(|error| format!("{error}; run {command} first"))?;
        }
        Ok(())
    }

    /// Copies the newest file with an ending.
    fn take_newest(&self, from: &Path, ending: &str) -> Result<(), Box<dyn Error>> {
        let files = fs::read_dir(from).into_iter().flatten().flatten().map(|entry| entry.path());
        let files = files.filter(|path| path.to_string_lossy().ends_with(ending));
        let newest = files.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
        let newest = newest.ok_or_else(|| format!("{} has no *{ending}", from.display()))?;
        fs::copy(&newest, self.dist.join(newest.file_name().unwrap_or_default()))?;
        Ok(())
    }
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| folder("target"), PathBuf::from)
}

/// The version of the package in `Cargo.toml`.
fn version() -> Result<String, Box<dyn Error>> {
    let manifest = fs::read_to_string(folder("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.ok_or("Cargo.toml has no version")?.to_owned())
}

/// The target triple of this machine.
fn host() -> Result<String, Box<dyn Error>> {
    let text = output(Command::new("rustc").arg("-vV"))?;
    Ok(text.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?.to_owned())
}
