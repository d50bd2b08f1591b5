//! The language server.

mod client;
mod endurance;
mod model;
mod server;
mod starting;
mod updates;
mod workspace;
mod yaml;
