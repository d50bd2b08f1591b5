//! Reads messages from standard input, on a thread of its own.
//!
//! `lsp_server` has the messages; frames are read here, since its reader ends at the first that is not JSON, and takes
//! any length for one that it can hold.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use lsp_server::Message;

/// No message is longer, in bytes: a document of 16 MB, escaped, fits.
const LONGEST: u64 = 64_000_000;

/// No line of a header is longer.
const LONGEST_LINE: u64 = 4_096;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// A whole frame with something else in it: what follows can be read.
    NoMessage,
    /// Not even a frame: nobody knows where the next one begins.
    NoFrame,
    End,
}

/// What comes in from now on. Ends with [`Incoming::NoFrame`] or [`Incoming::End`].
pub(super) fn listen() -> Receiver<Incoming> {
    // A client that sends faster than it is answered has to wait.
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
    fn reads_frames_and_says_what_is_none() {
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
