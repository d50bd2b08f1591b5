//! A new file that has no name until it is whole, so that nothing of it stays when the program is killed.
//!
//! Where the system has no such files, its name is hidden.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that replaces another one at the end.
pub(super) enum Temporary {
    #[cfg(target_os = "linux")]
    Unnamed {
        file: File,
        folder: PathBuf,
    },
    Named(NamedTempFile),
}

impl Temporary {
    /// A file in a folder with these permissions, less what the process is not to grant.
    pub(super) fn new(folder: &Path, mode: u32) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        match unnamed::open(folder, mode) {
            Ok(file) => return Ok(Self::Unnamed { file, folder: folder.to_owned() }),
            // A name would not help.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.exists() => return Err(error),
            Err(_) => {}
        }
        let mut builder = names();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        #[cfg(not(unix))]
        let _ = mode;
        builder.tempfile_in(folder).map(Self::Named)
    }

    pub(super) fn file(&mut self) -> &mut File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed { file, .. } => file,
            Self::Named(named) => named.as_file_mut(),
        }
    }

    /// Replaces a file in the same folder.
    pub(super) fn persist(self, target: &Path) -> io::Result<()> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed { file, folder } => {
                let named = names().make_in(folder, |path| unnamed::link(&file, path))?;
                named.persist(target).map(drop).map_err(|error| error.error)
            }
            Self::Named(named) => named.persist(target).map(drop).map_err(|error| error.error),
        }
    }
}

fn names() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".authlint-");
    builder
}

#[cfg(target_os = "linux")]
mod unnamed {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags};

    /// Fails where the system or the file system has no such files, or could not name them later.
    pub(super) fn open(folder: &Path, mode: u32) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::open(folder, flags, Mode::from_raw_mode(mode))?);
        std::fs::metadata(path(&file))?;
        Ok(file)
    }

    pub(super) fn link(file: &File, name: &Path) -> io::Result<()> {
        Ok(rustix::fs::linkat(CWD, path(file), CWD, name, AtFlags::SYMLINK_FOLLOW)?)
    }

    fn path(file: &File) -> String {
        format!("/proc/self/fd/{}", file.as_raw_fd())
    }
}
