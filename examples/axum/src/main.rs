//! `cargo run --package authlint-axum-example`, then
//! `curl --json @examples/broken-create.json localhost:3000/auth`.

use std::io;

use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind(("localhost", 3000)).await?;
    axum::serve(listener, authlint_axum_example::app()).await
}
