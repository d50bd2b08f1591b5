//! Finds or installs a Rust toolchain for WebAssembly.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{folder, run, step};

/// The target of the engine.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// A way to build for [`TARGET`].
#[derive(Clone, Copy)]
pub(crate) enum Toolchain {
    /// The toolchain that runs this, with the target's standard library installed.
    Installed,
    /// Debian's compiler, which comes with the sources of the standard library but without the compiled library.
    Debian,
}

/// The packages of Debian that the last resort needs.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];

/// The first that works: an installed target, `rustup target add`, Debian's compiler.
pub(crate) fn choose() -> Result<Toolchain, Box<dyn Error>> {
    if is_installed() {
        eprintln!("  toolchain: {TARGET} is installed");
        return Ok(Toolchain::Installed);
    }
    match step("rustup target add", || run(Command::new("rustup").args(["target", "add", TARGET]))) {
        Ok(()) => Ok(Toolchain::Installed),
        Err(error) => {
            eprintln!("  {error}; falling back to Debian's compiler");
            debian()
        }
    }
}

/// Debian's compiler, installed if necessary.
pub(crate) fn debian() -> Result<Toolchain, Box<dyn Error>> {
    let missing = !["/usr/bin/rustc", "/usr/bin/cargo", "/usr/bin/wasm-ld"].iter().all(|path| Path::new(path).exists());
    if missing {
        step("apt-get install", || {
            run(&mut apt_get("update"))?;
            run(apt_get("install").arg("--no-install-recommends").args(PACKAGES))
        })?;
    }
    eprintln!("  toolchain: Debian's, which builds the standard library too (minutes, the first time)");
    Ok(Toolchain::Debian)
}

/// Without prompts and progress bars.
fn apt_get(command: &str) -> Command {
    let mut apt_get = Command::new("apt-get");
    apt_get.args([command, "-y", "-qq", "-o=Dpkg::Use-Pty=0"]).env("DEBIAN_FRONTEND", "noninteractive");
    apt_get.stdout(std::process::Stdio::null());
    apt_get
}

fn is_installed() -> bool {
    let asked = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    asked.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

impl Toolchain {
    /// Its target folder: two compilers in one folder would rebuild everything each time.
    pub(crate) fn target_folder(self) -> PathBuf {
        match self {
            Self::Installed => folder("target"),
            Self::Debian => folder("target").join("debian"),
        }
    }

    /// A cargo of this toolchain, in the root of the repository.
    pub(crate) fn cargo(self) -> Command {
        let mut cargo = match self {
            Self::Installed => Command::new("cargo"),
            Self::Debian => {
                let mut cargo = Command::new("/usr/bin/cargo");
                let path = std::env::var("PATH").unwrap_or_default();
                cargo
                    .args(["-Z", "build-std=std,panic_abort"])
                    .env("PATH", format!("/usr/bin:{path}"))
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "/usr/bin/wasm-ld")
                    .env_remove("RUSTUP_TOOLCHAIN");
                cargo
            }
        };
        cargo.env("CARGO_TARGET_DIR", self.target_folder()).env("CARGO_ENCODED_RUSTFLAGS", flags());
        cargo.current_dir(folder("."));
        cargo
    }
}

/// Between small and fast. At `opt-level = "z"` the engine is 3 % smaller and takes twice as long, at 3 it is a sixth
/// larger and a sixth faster: most of that is inlining, and loops that are turned around, unrolled and rewritten.
const TUNING: [&str; 9] = [
    "-Cllvm-args=-inline-threshold=35",
    "-Cllvm-args=-inlinehint-threshold=75",
    "-Cllvm-args=-unroll-threshold=1",
    "-Cllvm-args=-rotation-max-header-size=0",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-pre=false",
    "-Cllvm-args=-simplifycfg-hoist-common=false",
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
];

/// Compiler flags; they also keep local paths out of the engine, since panics name source files.
fn flags() -> String {
    let own = std::env::var("CARGO_HOME").ok();
    let home = own.or_else(|| std::env::var("HOME").ok().map(|home| home + "/.cargo"));
    let hidden = home.into_iter().chain([folder("").display().to_string()]);
    let hidden = hidden.map(|path| format!("--remap-path-prefix={path}="));
    // wasm-opt sorts functions by name; these start with crate and module.
    let names = ["-Csymbol-mangling-version=v0".to_owned()];
    hidden.chain(names).chain(TUNING.map(str::to_owned)).collect::<Vec<_>>().join("\u{1f}")
}
