//! The `authlint` program.
fn main() -> std::process::ExitCode {
    authlint::program::main()
}
