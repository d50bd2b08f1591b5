//! The language server.

mod client;
mod documents;
mod endurance;
mod model;
mod server;
mod starting;
mod updates;
mod workspace;
mod yaml;
