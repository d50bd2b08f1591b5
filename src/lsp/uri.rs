//! `file:` URIs to paths and back.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The characters of a path that are not encoded.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The path of a file; none for documents that are no files.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
    // `/c:/folder` is `c:/folder` on systems with drives.
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if cfg!(windows) && is_drive { path.get(1..)?.to_owned() } else { path }))
}

/// The URI of a file.
pub(super) fn of_path(path: &Path) -> Uri {
    let path = path.to_string_lossy().replace('\\', "/");
    let start = if path.starts_with('/') { "" } else { "/" };
    Uri(format!("file://{start}{}", utf8_percent_encode(&path, ESCAPED)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_escaped_and_has_slashes() {
        assert_eq!(of_path(Path::new("/é a-b_c.~/%.json")).0, "file:///%C3%A9%20a-b_c.~/%25.json");
        assert_eq!(of_path(Path::new("c:\\a.json")).0, "file:///c%3A/a.json");
    }

    #[test]
    fn round_trip() {
        for path_text in ["/a/b.json", "/mit Leer/é%20#?.json", "/日本/😀.json"] {
            assert_eq!(path(&of_path(Path::new(path_text))), Some(PathBuf::from(path_text)));
        }
        assert_eq!(path(&Uri("file:///a%20b/c%3A.json".into())), Some(PathBuf::from("/a b/c:.json")));
        assert_eq!(path(&Uri("file://localhost/a.json".into())), Some(PathBuf::from("/a.json")));
        let drive = if cfg!(windows) { "c:/a.json" } else { "/c:/a.json" };
        assert_eq!(path(&Uri("file:///c:/a.json".into())), Some(PathBuf::from(drive)));
        assert_eq!(path(&Uri("untitled:Untitled-1".into())), None);
        assert_eq!(path(&Uri("file://".into())), None);
        assert_eq!(path(&Uri("file:///%ff".into())), None);
    }
}
