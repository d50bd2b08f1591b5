//! Reads messages from standard input on a separate thread.
//!
//! Frames are read here, since the reader of `lsp_server` stops at the first one that is not JSON and accepts any length.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use lsp_server::Message;

/// The maximum length of a message in bytes: fits an escaped document of 16 MB.
const LONGEST: u64 = 64_000_000;

/// The maximum length of a header line.
const LONGEST_LINE: u64 = 4_096;

/// An incoming message or error.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// A complete frame with other content; reading can continue.
    NoMessage,
    /// Not a frame: the start of the next one is unknown.
    NoFrame,
    End,
}

/// The incoming messages, up to [`Incoming::NoFrame`] or [`Incoming::End`].
pub(super) fn listen() -> Receiver<Incoming> {
    // Bounded: a client that sends too fast has to wait.
    let (sender, receiver) = mpsc::sync_channel(super::AHEAD);
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let incoming = read(&mut input);
            let is_last = matches!(incoming, Incoming::NoFrame | Incoming::End);
            if sender.send(incoming).is_err() || is_last {
                return;
            }
        }
    });
    receiver
}

fn read(input: &mut impl BufRead) -> Incoming {
    let mut length = None;
    loop {
        let mut line = String::new();
        match input.by_ref().take(LONGEST_LINE).read_line(&mut line) {
            Ok(0) if length.is_none() => return Incoming::End,
            Ok(_) if line.ends_with('\n') => {}
            Ok(_) | Err(_) => return Incoming::NoFrame,
        }
        match (line.trim_end(), length) {
            ("", Some(length)) => return body(input, length),
            ("", None) => return Incoming::NoFrame,
            (header, _) => {
                let Some((name, value)) = header.split_once(':') else { return Incoming::NoFrame };
                if name.eq_ignore_ascii_case("Content-Length") {
                    let Ok(said) = value.trim().parse() else { return Incoming::NoFrame };
                    length = Some(said);
                }
            }
        }
    }
}

fn body(input: &mut impl BufRead, length: u64) -> Incoming {
    if length > LONGEST {
        return Incoming::NoFrame;
    }
    let mut bytes = Vec::new();
    match input.take(length).read_to_end(&mut bytes) {
        Ok(read) if read as u64 == length => match serde_json::from_slice(&bytes) {
            Ok(message) => Incoming::Message(message),
            Err(_) => Incoming::NoMessage,
        },
        _ => Incoming::End,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_frames_and_reports_invalid_ones() {
        let check = |text: &str, wanted: &[&str]| {
            let mut input = text.as_bytes();
            let mut found = Vec::new();
            loop {
                let incoming = read(&mut input);
                let is_last = matches!(incoming, Incoming::NoFrame | Incoming::End);
                found.push(match incoming {
                    Incoming::Message(Message::Notification(message)) => message.method,
                    other => format!("{other:?}"),
                });
                if is_last {
                    break;
                }
            }
            assert_eq!(found, wanted, "{text:?}");
        };
        let frame = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let exit = frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        check("", &["End"]);
        check(&exit, &["exit", "End"]);
        check(&exit.replace("Content-Length", "Content-Type: x\r\ncontent-length"), &["exit", "End"]);
        check(&format!("{}{exit}", frame("{")), &["NoMessage", "exit", "End"]);
        check(&format!("{}{exit}", frame("[]")), &["NoMessage", "exit", "End"]);
        check(&format!("{}{exit}", frame("\"é\"")), &["NoMessage", "exit", "End"]);
        check(&exit[..exit.len() - 1], &["End"]);
        check("Content-Length: x\r\n\r\n", &["NoFrame"]);
        check("Content-Length: -1\r\n\r\n", &["NoFrame"]);
        check("Content-Length: 99999999999\r\n\r\n{}", &["NoFrame"]);
        check("\r\n\r\n{}", &["NoFrame"]);
        check("GET / HTTP/1.1\r\n", &["NoFrame"]);
        check(&"x".repeat(10_000), &["NoFrame"]);
    }
}
