//! `cargo xtask wasm`: builds the engine for the browser, and all generated files of `pkg/dist`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use authlint::Rule;
use authlint::explain::Explanation;
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{folder, run as execute, step};
use crate::toolchain::{self, TARGET, Toolchain};

/// The cargo profile of the engine; the folder below `target` has its name.
const PROFILE: &str = "wasm";

/// Builds what is out of date.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    let toolchain = match arguments {
        [] => toolchain::choose()?,
        [flag] if flag == "--debian" => toolchain::debian()?,
        _ => return Err("usage: cargo xtask wasm [--debian]".into()),
    };
    build(&toolchain)?;
    Ok(ExitCode::SUCCESS)
}

/// A build of the engine.
pub(crate) struct Engine {
    /// The features of `authlint-wasm`.
    pub(crate) features: &'static str,
    /// The passes of `wasm-opt`.
    pub(crate) passes: &'static [&'static str],
    /// The folder for module and bindings.
    pub(crate) dist: PathBuf,
}

/// Builds with a toolchain; fast if nothing changed.
pub(crate) fn build(toolchain: &Toolchain) -> Result<(), Box<dyn Error>> {
    let package = folder("pkg");
    let dist = package.join("dist");
    Engine { features: "", passes: &PASSES, dist: dist.clone() }.build(toolchain)?;
    Engine { features: "yaml", passes: &PASSES, dist: dist.join("yaml") }.build(toolchain)?;
    fs::write(dist.join("catalogue.js"), catalogue()?)?;
    copy_schemas(&dist.join("schemas"))?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(folder(license), package.join(license))?;
    }
    write_modules(&package)
}

impl Engine {
    /// Builds module and bindings.
    pub(crate) fn build(&self, toolchain: &Toolchain) -> Result<(), Box<dyn Error>> {
        step("engine", || {
            let mut cargo = toolchain.cargo();
            let which = ["--package", "authlint-wasm", "--features", self.features];
            execute(cargo.args(["build", "--quiet", "--target", TARGET, "--profile", PROFILE]).args(which))
        })?;
        let engine = toolchain.target_folder().join(TARGET).join(PROFILE).join("authlint_wasm.wasm");
        let package = folder("pkg");
        fs::create_dir_all(&self.dist)?;
        install(&package)?;

        // Cargo tracks the sources; its output decides whether the rest is out of date.
        let stamp = self.dist.join(".stamp");
        let bytes = fs::read(&engine)?;
        let mark = format!("{:016x} {}\n", fingerprint(&bytes), env!("CARGO_PKG_VERSION"));
        if fs::read_to_string(&stamp).is_ok_and(|text| text == mark) {
            eprintln!("  bindings, wasm-opt: up to date");
            return Ok(());
        }
        step("bindings", || bind(&engine, &self.dist))?;
        let wasm = self.dist.join("authlint_bg.wasm");
        // Never stripped before this: bindgen reads custom sections.
        step("wasm-opt", || {
            let script = package.join("node_modules/binaryen/bin/wasm-opt");
            let mut optimise = Command::new("node");
            execute(optimise.arg(script).args(self.passes).args(FEATURES).arg(&wasm).arg("-o").arg(&wasm))
        })?;
        fs::write(stamp, mark)?;
        eprintln!("  {}: {} bytes", wasm.display(), fs::metadata(&wasm)?.len());
        Ok(())
    }
}

fn copy_schemas(target: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(target)?;
    for entry in fs::read_dir(folder("schemas"))? {
        let path = entry?.path();
        if let (Some(name), Some("json")) = (path.file_name(), path.extension().and_then(|ending| ending.to_str())) {
            fs::copy(&path, target.join(name))?;
        }
    }
    Ok(())
}

/// Builds the JavaScript modules that contain the engine, and bundles for `require`.
fn write_modules(package: &Path) -> Result<(), Box<dyn Error>> {
    execute(Command::new("node").arg("build/build.js").current_dir(package))
}

/// `-Oz`, tuned for brotli: repetitive code, with similar functions next to each other.
const PASSES: [&str; 10] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--gufa-optimizing",
    "-Oz",
    "--converge",
    "--skip-pass=local-cse",
    "--skip-pass=inlining-optimizing",
    "--reorder-functions-by-name",
    // The first kilobyte is the far end of the stack, where no address is computed from.
    "--low-memory-unused",
];

/// The features that Rust's wasm32 target uses since 1.87.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

fn bind(engine: &Path, dist: &Path) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(engine)
        .out_name("authlint")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .reset_state_function(true);
    bindgen.generate(dist).map_err(Into::into)
}

/// The npm tools at the versions of the lock file.
pub(crate) fn install(package: &Path) -> Result<(), Box<dyn Error>> {
    let installed = package.join("node_modules/.package-lock.json");
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    if modified(&installed) > modified(&package.join("package-lock.json")) {
        return Ok(());
    }
    step("npm ci", || {
        execute(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(package))
    })
}

/// The rules with their documentation as a separate module, loaded on demand.
fn catalogue() -> Result<String, serde_json::Error> {
    let rules: Vec<_> = Rule::all().iter().map(|rule| Explanation::of(rule)).collect();
    Ok(format!("export default {};\n", serde_json::to_string_pretty(&rules)?))
}

/// FNV-1a: enough to see a change.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
