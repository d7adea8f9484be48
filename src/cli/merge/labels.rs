//! What the two versions of a merge are called: a person, a centre or a branch that readers know, never
//! a side by its place.

use std::path::Path;

use crate::diff::Version;
use crate::format::FileKind;

/// A version that needs a name.
#[derive(Clone, Copy)]
pub(super) struct Nameless<'a> {
    /// What the user calls it.
    pub(super) given: Option<&'a str>,
    /// The file, or `REV:FILE`.
    pub(super) argument: &'a Path,
    /// What it says.
    pub(super) version: Version<'a>,
}

/// Two different names: what was given, else who offers the path, else what parts the arguments.
pub(super) fn choose(versions: [Nameless; 2]) -> [String; 2] {
    let given = versions.map(|version| version.given.map(str::trim).filter(|name| !name.is_empty()));
    let found = [
        versions.map(|version| body(version.version)),
        versions.map(|version| revision(version.argument)),
        versions.map(|version| stem(version.argument)),
        versions.map(|version| folder(version.argument)),
        versions.map(|version| Some(version.argument.display().to_string())),
    ];
    let names = found.into_iter().find_map(|[left, right]| {
        let name = |given: Option<&str>, found: Option<String>| given.map(str::to_owned).or(found);
        let (left, right) = (name(given[0], left)?, name(given[1], right)?);
        (left != right && !left.is_empty() && !right.is_empty()).then_some([left, right])
    });
    // The same file twice: told apart by number, since nothing else parts them.
    names.unwrap_or_else(|| {
        let name = |at: usize| {
            let name = given[at].map_or_else(|| versions[at].argument.display().to_string(), str::to_owned);
            format!("{name} ({})", at + 1)
        };
        [name(0), name(1)]
    })
}

/// The body that offers a path, or its centre.
fn body(version: Version) -> Option<String> {
    let Version::Path(path) = version else { return None };
    let body = path.organisation.as_deref()?;
    [&body.name, &body.centre].into_iter().find(|name| !name.is_empty()).cloned()
}

/// `HEAD~1` of `HEAD~1:a.path.ron`.
fn revision(argument: &Path) -> Option<String> {
    if !crate::vcs::is_revision(argument) || argument.exists() {
        return stem(argument);
    }
    let (revision, _) = argument.to_str()?.rsplit_once(':')?;
    Some(revision.to_owned())
}

/// The name of a file without the endings that say what it is.
fn stem(argument: &Path) -> Option<String> {
    let name = argument.file_name()?.to_string_lossy().into_owned();
    let kind = FileKind::of_name(&name).filter(|kind| *kind != FileKind::Charter);
    let stem = name.strip_suffix(kind.map_or(".ron", FileKind::ending));
    Some(stem.unwrap_or(&name).to_owned())
}

/// The folder that a file stands in, which in a commons is the name of a centre.
fn folder(argument: &Path) -> Option<String> {
    let folder = std::path::absolute(argument).ok()?;
    Some(folder.parent()?.file_name()?.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TrainingPath;

    type Given<'a> = (&'a str, &'a TrainingPath);

    fn of(left: Given, right: Given, given: [Option<&str>; 2]) -> [String; 2] {
        let [left, right] = [(left, given[0]), (right, given[1])].map(|((argument, path), given)| Nameless {
            given,
            argument: Path::new(argument),
            version: Version::Path(path),
        });
        choose([left, right])
    }

    fn path_of(centre: &str) -> TrainingPath {
        let mut path = TrainingPath::new("a-1", "A");
        let body = crate::model::Organisation { name: centre.to_owned(), ..Default::default() };
        path.organisation = Some(Box::new(body));
        path
    }

    #[test]
    fn the_first_thing_that_parts_the_two_is_taken() {
        let (nord, sud, none) = (path_of("CCI Nord"), path_of("CCI Sud"), TrainingPath::default());
        let both = |left, right| of(left, right, [None; 2]);
        assert_eq!(both(("a.path.ron", &nord), ("b.path.ron", &sud)), ["CCI Nord", "CCI Sud"]);
        assert_eq!(both(("a.path.ron", &nord), ("b.path.ron", &nord)), ["a", "b"]);
        assert_eq!(both(("HEAD~1:a.path.ron", &nord), ("a.path.ron", &nord)), ["HEAD~1", "a"]);
        assert_eq!(both(("/n/a.path.ron", &none), ("/s/a.path.ron", &none)), ["n", "s"]);
        assert_eq!(
            both(("/n/a.path.ron", &none), ("/s/n/a.path.ron", &none)),
            ["/n/a.path.ron", "/s/n/a.path.ron"]
        );
        assert_eq!(both(("a", &none), ("a", &none)), ["a (1)", "a (2)"]);
    }

    #[test]
    fn what_was_given_stays() {
        let given = [Some("Zoé"), None];
        let none = TrainingPath::default();
        assert_eq!(of(("a.path.ron", &none), ("b.path.ron", &none), given), ["Zoé", "b"]);
        let same = [Some("x"), Some("x")];
        assert_eq!(of(("a.path.ron", &none), ("b.path.ron", &none), same), ["x (1)", "x (2)"]);
    }
}
