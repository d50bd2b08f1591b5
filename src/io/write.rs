//! Replaces a file atomically.
//!
//! A new file is written beside the old one, synced to disk and renamed over it, so a crash at any moment leaves the old
//! bytes or the new ones. Links, permissions, owner and concurrent edits are preserved, or the file is left unchanged.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::temporary::Temporary;

/// Replaces the content of a file that was read as `before`.
///
/// # Errors
///
/// The reason why the file is unchanged.
pub(crate) fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Refusal> {
    // A symbolic link stays a link; its target changes.
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if metadata.permissions().readonly() {
        return Err(Refusal::ReadOnly);
    }
    if links(&metadata) > 1 {
        return Err(Refusal::HardLinked);
    }
    let folder = target.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut new = Temporary::new(&folder, 0o600)?;
    new.file().write_all(after)?;
    keep_owner(new.file(), &metadata)?;
    new.file().set_permissions(metadata.permissions())?;
    new.file().sync_all()?;
    if fs::read(&target)? != before {
        return Err(Refusal::Changed);
    }
    new.persist(&target)?;
    // The rename is durable only once the folder is synced.
    File::open(&folder).and_then(|folder| folder.sync_all()).or_else(ignore_unsupported)?;
    Ok(())
}

/// A file that is replaced only once it is completely written.
pub(crate) struct NewFile {
    new: Temporary,
    target: PathBuf,
}

impl NewFile {
    /// Starts writing.
    ///
    /// # Errors
    ///
    /// If the file cannot be replaced.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // A symbolic link stays a link, as with `replace`.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if target.is_symlink() {
            return Err(io::ErrorKind::NotFound.into());
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut new = Temporary::new(folder, 0o666)?;
        if let Ok(metadata) = fs::metadata(&target) {
            // Do not replace a file that is read-only or has other hard links.
            fs::OpenOptions::new().write(true).open(&target)?;
            if links(&metadata) > 1 {
                return Err(io::Error::other(Refusal::HardLinked.to_string()));
            }
            keep_owner(new.file(), &metadata)?;
            new.file().set_permissions(metadata.permissions())?;
        }
        Ok(Self { new, target })
    }

    /// Replaces the file.
    ///
    /// # Errors
    ///
    /// The error of the system.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.new.persist(&self.target)
    }
}

impl io::Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.new.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.new.file().flush()
    }
}

/// The reason why a file was not written.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is read-only.
    ReadOnly,
    /// It has other hard links, which would keep the old content.
    HardLinked,
    /// Its content has changed since it was read.
    Changed,
    /// The system reported an error.
    System(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ReadOnly => formatter.write_str("it is read-only"),
            Self::HardLinked => formatter.write_str("it has other hard links, which would keep the old text"),
            Self::Changed => formatter.write_str("it has changed since it was read"),
            Self::System(error) => write!(formatter, "{error}"),
        }
    }
}

#[cfg(unix)]
fn links(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn links(_: &fs::Metadata) -> u64 {
    1
}

/// Gives the new file the owner of the old one.
#[cfg(unix)]
fn keep_owner(new: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let own = new.metadata()?;
    if (own.uid(), own.gid()) == (old.uid(), old.gid()) {
        Ok(())
    } else {
        fchown(new, Some(old.uid()), Some(old.gid()))
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Some systems cannot sync a folder.
fn ignore_unsupported(error: io::Error) -> io::Result<()> {
    let unsupported = matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput | io::ErrorKind::PermissionDenied
    );
    if unsupported { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concurrent_edit_is_preserved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("auth.json");
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(replace(&path, b"as it was read", b"ours"), Err(Refusal::Changed)));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
        assert!(replace(&path, b"theirs", b"ours").is_ok());
        assert_eq!(fs::read(&path).unwrap(), b"ours");
    }
}
