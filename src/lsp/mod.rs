//! `authlint lsp`: the language server, on standard input and output.
//!
//! One thread handles all messages in their order; another only reads. This module only translates between the protocol and
//! [`crate::lint`] and [`crate::assist`].

mod actions;
mod capabilities;
mod client;
mod client_process;
mod commands;
mod complete;
mod conversions;
mod diagnostics;
mod documents;
mod fix_all;
mod outline;
mod places;
mod server;
mod settings;
mod suppress;
mod sync;
mod transport;
mod uri;
mod workspace;

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, RequestId};

use crate::cli::Status;
use server::Server;
#[cfg(any(test, fuzzing))]
pub(crate) use sync::assert_texts_agree;
use transport::Incoming;

/// The number of messages searched for a cancellation.
const AHEAD: usize = 1000;

/// Findings are sent when a document has not changed for this long.
const SETTLED: Duration = Duration::from_millis(20);

/// The interval for checking whether the client is still running.
const WATCH: Duration = Duration::from_secs(2);

/// Serves until the client sends `exit` or is gone. The client's process may also come from its `initialize` request.
pub(crate) fn run(client: Option<i32>) -> Status {
    let inbox = transport::listen();
    let mut server = Server::new(client);
    let mut queue = VecDeque::new();
    let mut watched = Instant::now();
    loop {
        while queue.len() < AHEAD
            && let Ok(incoming) = inbox.try_recv()
        {
            queue.push_back(incoming);
        }
        let ended = match queue.pop_front() {
            Some(incoming) => take(&mut server, incoming, &queue),
            None if server.is_walking() => {
                server.walk_on();
                None
            }
            None => match inbox.recv_timeout(if server.is_waiting() { SETTLED } else { WATCH }) {
                Ok(incoming) => {
                    queue.push_back(incoming);
                    None
                }
                Err(RecvTimeoutError::Timeout) => {
                    server.publish();
                    None
                }
                Err(RecvTimeoutError::Disconnected) => Some(Status::Error),
            },
        };
        server.publish_overdue();
        if send(&server.take_outbox()).is_err() {
            return Status::Error;
        }
        if let Some(status) = ended {
            return status;
        }
        if watched.elapsed() >= WATCH {
            watched = Instant::now();
            if !server.client_process().is_none_or(client_process::is_alive) {
                return Status::Error;
            }
        }
    }
}

/// Handles a message; returns a status if it was the last one.
fn take(server: &mut Server, incoming: Incoming, queue: &VecDeque<Incoming>) -> Option<Status> {
    match incoming {
        Incoming::Message(Message::Request(request)) if is_cancelled(&request.id, queue) => {
            server.refuse(Some(&request.id), ErrorCode::RequestCanceled, "cancelled");
        }
        Incoming::Message(Message::Notification(notification)) if notification.method == "exit" => {
            return Some(server.exit_status());
        }
        Incoming::Message(message) => server.take(message),
        Incoming::NoMessage => server.refuse(None, ErrorCode::ParseError, "invalid JSON-RPC 2.0 message"),
        Incoming::NoFrame => {
            server.refuse(
                None,
                ErrorCode::ParseError,
                "a message must start with `Content-Length` and have at most 64 MB",
            );
            return Some(Status::Error);
        }
        Incoming::End => return Some(server.exit_status()),
    }
    None
}

/// Whether a later message cancels a request.
fn is_cancelled(id: &RequestId, queue: &VecDeque<Incoming>) -> bool {
    queue.iter().any(|incoming| match incoming {
        Incoming::Message(Message::Notification(it)) if it.method == "$/cancelRequest" => it
            .params
            .get("id")
            .and_then(|id| serde_json::from_value(id.clone()).ok())
            .is_some_and(|it: RequestId| it == *id),
        _ => false,
    })
}

fn send(outbox: &[serde_json::Value]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    for message in outbox {
        let text = message.to_string();
        write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    }
    output.flush()
}
