//! Configuration and attributes, read and set through git.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::error::VcsError;
use super::names::os_string;
use super::run::Git;

/// Which configuration is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigScope {
    /// That of one repository.
    Local,
    /// That of this user.
    Global,
}

impl ConfigScope {
    fn option(self) -> &'static str {
        match self {
            Self::Local => "--local",
            Self::Global => "--global",
        }
    }
}

impl Git {
    /// The value of a setting in one configuration.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn setting(&self, scope: ConfigScope, key: &str) -> Result<Option<String>, VcsError> {
        self.maybe(&["config", scope.option(), "--get", key])
    }

    /// The value of a setting that holds here, wherever it comes from.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn effective(&self, key: &str) -> Result<Option<String>, VcsError> {
        self.maybe(&["config", "--get", key])
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// git refuses.
    pub fn set(&self, scope: ConfigScope, key: &str, value: &str) -> Result<(), VcsError> {
        self.bytes(&["config", scope.option(), "--replace-all", key, value]).map(|_| ())
    }

    /// Takes a setting away; git removes the heading of a section with it that nothing is left in.
    ///
    /// # Errors
    /// git refuses.
    pub fn unset(&self, scope: ConfigScope, key: &str) -> Result<(), VcsError> {
        self.bytes(&["config", scope.option(), "--unset-all", key]).map(|_| ())
    }

    /// Whether git would colour a difference here, for a person who reads it on a terminal or in a pager.
    pub fn colours_differences(&self) -> bool {
        let args = ["config", "--get-colorbool", "color.diff", "true"];
        self.line(&args).is_ok_and(|answer| answer == "true")
    }

    /// The values of attributes for a name in the repository around the folder: names as git writes them,
    /// `unspecified` where nothing is said.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn attributes(&self, name: &OsStr, attributes: &[&str]) -> Result<Vec<String>, VcsError> {
        let mut args: Vec<&OsStr> = ["check-attr", "-z"].map(OsStr::new).into();
        args.extend(attributes.iter().map(OsStr::new));
        args.extend([OsStr::new("--"), name]);
        let bytes = self.bytes(&args)?;
        let fields: Vec<&[u8]> = bytes.split(|byte| *byte == 0).collect();
        let (records, _) = fields.as_chunks::<3>();
        Ok(records.iter().map(|[_, _, value]| String::from_utf8_lossy(value).into_owned()).collect())
    }

    /// The attributes file of this user, whether it is there or not; none where the user has no home.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn user_attributes(&self) -> Result<Option<PathBuf>, VcsError> {
        let args = ["config", "--global", "--type=path", "--get", "core.attributesFile"];
        let answer = self.ask(&args)?;
        match answer.code {
            Some(0) => {
                let line = answer.out.strip_suffix(b"\n").unwrap_or(&answer.out);
                Ok(Some(PathBuf::from(os_string(line))))
            }
            // Nothing is set, or there is no file to say so.
            Some(1) => Ok(usual_attributes()),
            _ => Err(self.refusal("config", &answer)),
        }
    }
}

fn usual_attributes() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named("XDG_CONFIG_HOME").or_else(|| Some(named("HOME")?.join(".config")))?;
    Some(folder.join("git").join("attributes"))
}

/// Whether a word that a shell would run leads to a program: a path, or a name on `PATH`.
pub fn program(word: &str) -> Option<PathBuf> {
    let runs = |path: &Path| path.is_file();
    if word.contains(['/', '\\']) {
        return Some(PathBuf::from(word)).filter(|path| runs(path));
    }
    let folders = std::env::var_os("PATH")?;
    let names = [word.to_owned(), format!("{word}{}", std::env::consts::EXE_SUFFIX)];
    std::env::split_paths(&folders)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|path| runs(path))
}
