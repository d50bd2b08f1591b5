//! The language server.

mod client;
mod model;
mod server;
mod starting;
mod updates;
