//! `cargo xtask COMMAND`: maintenance of this repository.

mod drift;
mod extension;
mod npm;
mod release;
mod shell;
mod site;
mod toolchain;
mod wasm;

use std::process::ExitCode;

type Outcome = Result<ExitCode, Box<dyn std::error::Error>>;

type Command = fn(&[String]) -> Outcome;

/// Name, what it does, and the function that does it.
const COMMANDS: [(&str, &str, Command); 6] = [
    ("drift", "compare the schemas and limits with the newest service model", drift::run),
    ("extension", "pack the VS Code extension into editors/vscode/dist", extension::run),
    ("npm", "pack the npm package, ready to publish", npm::run),
    ("release", "build everything that a release publishes into dist; --dry-run tries it", release::run),
    ("site", "build the web console into www/dist; --serve shows it here", site::run),
    ("wasm", "build the engine for the browser into pkg/dist", wasm::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = arguments.first().map(String::as_str).unwrap_or_default();
    let Some((_, _, run)) = COMMANDS.iter().find(|(name, ..)| *name == asked) else {
        eprintln!("usage: cargo xtask COMMAND\n");
        for (name, what, _) in COMMANDS {
            eprintln!("  {name:<9} {what}");
        }
        return ExitCode::from(2);
    };
    run(arguments.get(1..).unwrap_or_default()).unwrap_or_else(|error| {
        eprintln!("cargo xtask {asked}: {error}");
        ExitCode::from(2)
    })
}
