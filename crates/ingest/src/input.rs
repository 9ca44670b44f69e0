use std::fs;
use std::path::{Path, PathBuf};

/// A named starting point of the archive: a folder, or a file that was named alone.
///
/// Its name begins the origin of every clipping below it, so that an archive keeps its identities
/// when it is named by another path or moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The name that origins begin with.
    pub name: String,
    /// The canonical path; `-` for standard input.
    pub path: PathBuf,
}

impl Root {
    /// Tells whether something is there: what is gone has moved, or was renamed.
    #[must_use]
    pub fn is_there(&self) -> bool {
        is_standard_input(&self.path) || self.path.exists()
    }
}

/// Tells whether a path, as the user gave it, is standard input; a file of this name is `./-`.
#[must_use]
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

const STANDARD_INPUT: &str = "-";

/// A file or folder the user named, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    given: PathBuf,
    root: Root,
    origin_prefix: String,
    is_folder: bool,
    /// Roots that the archive knows below this folder: where they stand in it, and their names.
    roots_below: Vec<(PathBuf, String)>,
}

/// The path that was named cannot be an input.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Nothing is there.
    #[error("`{}` does not exist", path.display())]
    Missing {
        /// The path as it was given.
        path: PathBuf,
    },
    /// Something is there that cannot be looked at.
    #[error("`{}` cannot be read: {cause}", path.display())]
    Unreadable {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

impl Input {
    /// Resolves `path`, which may be relative, to an input; `-` is standard input, whose root is
    /// called `stdin`.
    ///
    /// `known` are the roots that the archive already has, those of inputs resolved before in the
    /// same run included: a path at or below one of them keeps the identity it has there (below
    /// several, the deepest counts), and so does what lies in a known root below it. Any other path
    /// becomes a root of its own, named after its last part; when another root has that name
    /// already, `-2`, `-3` … is added.
    ///
    /// # Errors
    ///
    /// When the path does not exist or cannot be looked at.
    pub fn resolve(path: &Path, known: &[Root]) -> Result<Input, InputError> {
        if is_standard_input(path) {
            return Ok(Input::standard_input(path, known));
        }
        let canonical = fs::canonicalize(path).map_err(|cause| match cause.kind() {
            std::io::ErrorKind::NotFound => InputError::Missing {
                path: path.to_owned(),
            },
            _ => InputError::Unreadable {
                path: path.to_owned(),
                cause,
            },
        })?;
        let is_folder = canonical.is_dir();
        let root = known
            .iter()
            .filter(|root| canonical.starts_with(&root.path))
            .max_by_key(|root| root.path.components().count())
            .cloned()
            .unwrap_or_else(|| Root {
                name: free_name(&last_part(&canonical), known),
                path: canonical.clone(),
            });
        let below = canonical.strip_prefix(&root.path).unwrap_or(Path::new(""));
        let origin_prefix = join_origin(&root.name, below);
        let roots_below = known
            .iter()
            .filter(|known| known.path != canonical)
            .filter_map(|known| {
                let relative = known.path.strip_prefix(&canonical).ok()?;
                Some((relative.to_owned(), known.name.clone()))
            })
            .collect();
        Ok(Input {
            roots_below,
            given: path.to_owned(),
            root,
            origin_prefix,
            is_folder,
        })
    }

    fn standard_input(path: &Path, known: &[Root]) -> Input {
        let root = known
            .iter()
            .find(|root| is_standard_input(&root.path))
            .cloned()
            .unwrap_or_else(|| Root {
                name: free_name("stdin", known),
                path: path.to_owned(),
            });
        Input {
            given: path.to_owned(),
            origin_prefix: root.name.clone(),
            root,
            is_folder: false,
            roots_below: Vec::new(),
        }
    }

    /// Returns the root that the input is or is below of.
    #[must_use]
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// Returns what the origin of every clipping of this input is equal to, or begins with before
    /// a `/` (or, for a record in a file, a `#`): its own, and those of the known roots below it.
    pub fn origins(&self) -> impl Iterator<Item = &str> {
        let below = self.roots_below.iter().map(|(_, name)| name.as_str());
        std::iter::once(self.origin_prefix.as_str()).chain(below)
    }

    /// Returns the origins of what is at `path`, as the user names it, or below that; none where it
    /// is no part of the input.
    #[must_use]
    pub fn origins_at(&self, path: &Path) -> Vec<String> {
        let Ok(relative) = path.strip_prefix(&self.given) else {
            return Vec::new();
        };
        let below = self.roots_below.iter();
        let below = below.filter(|(place, _)| place != relative && place.starts_with(relative));
        let mut origins = vec![self.origin_of(relative)];
        origins.extend(below.map(|(_, name)| name.clone()));
        origins
    }

    /// Returns the path as the user gave it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.given
    }

    /// Tells whether the input is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.is_folder
    }

    /// Tells whether the input is standard input.
    #[must_use]
    pub fn is_standard_input(&self) -> bool {
        is_standard_input(&self.given)
    }

    /// Returns the path below this input, with `/`, of what has this origin; `None` where that is no
    /// part of the input, or the input itself.
    pub(crate) fn relative_of(&self, origin: &str) -> Option<String> {
        let below = |prefix: &str| origin.strip_prefix(prefix)?.strip_prefix('/');
        let in_root = self.roots_below.iter().find_map(|(place, name)| {
            let rest = below(name)?;
            let parts = place.iter().map(|part| part.to_string_lossy());
            let parts: Vec<_> = parts.collect();
            Some(format!("{}/{rest}", parts.join("/")))
        });
        in_root.or_else(|| below(&self.origin_prefix).map(str::to_owned))
    }

    /// Returns the origin of a file at `relative` below this input.
    pub(crate) fn origin_of(&self, relative: &Path) -> String {
        self.roots_below
            .iter()
            .filter_map(|(place, name)| Some((relative.strip_prefix(place).ok()?, name)))
            .min_by_key(|(rest, _)| rest.components().count())
            .map_or_else(
                || join_origin(&self.origin_prefix, relative),
                |(rest, name)| join_origin(name, rest),
            )
    }
}

fn last_part(canonical: &Path) -> String {
    canonical.file_name().map_or_else(
        || "root".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn free_name(wanted: &str, known: &[Root]) -> String {
    let is_free = |name: &str| known.iter().all(|root| root.name != name);
    if is_free(wanted) {
        return wanted.to_owned();
    }
    (2_u64..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|name| is_free(name))
        .unwrap_or_else(|| wanted.to_owned())
}

fn join_origin(prefix: &str, relative: &Path) -> String {
    let mut origin = prefix.to_owned();
    for part in relative.components() {
        origin.push('/');
        origin.push_str(&part.as_os_str().to_string_lossy());
    }
    origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_do_not_depend_on_how_a_path_is_written() {
        let place = tempfile::tempdir().unwrap();
        let base = fs::canonicalize(place.path()).unwrap();
        fs::create_dir_all(base.join("corpus/2003")).unwrap();
        fs::create_dir_all(base.join("autre/corpus")).unwrap();
        fs::write(base.join("corpus/2003/x.txt"), "x").unwrap();
        let corpus = Root {
            name: "corpus".into(),
            path: base.join("corpus"),
        };
        let check = |path: &str, known: &[Root], origin: &str, root: &str| {
            let input = Input::resolve(&base.join(path), known).unwrap();
            assert_eq!(input.origins().next(), Some(origin), "{path}");
            assert_eq!(input.root().name, root, "{path}");
        };
        check("corpus", &[], "corpus", "corpus");
        check("corpus/./../corpus/", &[], "corpus", "corpus");
        check("corpus/2003", &[], "2003", "2003");
        check("corpus/2003/x.txt", &[], "x.txt", "x.txt");
        let known = [corpus];
        check("corpus", &known, "corpus", "corpus");
        check("corpus/2003", &known, "corpus/2003", "corpus");
        check("corpus/2003/x.txt", &known, "corpus/2003/x.txt", "corpus");
        check("autre/corpus", &known, "corpus-2", "corpus-2");
    }

    #[test]
    fn roots_below_a_folder_keep_their_names() {
        let place = tempfile::tempdir().unwrap();
        let base = fs::canonicalize(place.path()).unwrap();
        let folder = base.join("presse");
        fs::create_dir_all(folder.join("2003/mai")).unwrap();
        let known = [
            ("2003", "presse/2003"),
            ("mai", "presse/2003/mai"),
            ("autre", "autre"),
        ];
        let known = known.map(|(name, path)| Root {
            name: name.into(),
            path: base.join(path),
        });
        let input = Input::resolve(&folder, &known).unwrap();
        assert!(input.origins().eq(["presse", "2003", "mai"]));
        let check = |path: &str, expected: &[&str]| {
            assert_eq!(input.origins_at(&folder.join(path)), expected, "{path}");
        };
        check("a.txt", &["presse/a.txt"]);
        check("20031/a.txt", &["presse/20031/a.txt"]);
        check("2003/a.txt", &["2003/a.txt"]);
        check("2003/mai/a.txt", &["mai/a.txt"]);
        check("2003", &["2003", "mai"]);
        for (origin, relative) in [
            ("presse/a.txt", Some("a.txt")),
            ("2003/a.txt", Some("2003/a.txt")),
            ("mai/a/b.txt", Some("2003/mai/a/b.txt")),
            ("autre/a.txt", None),
            ("presse", None),
        ] {
            assert_eq!(input.relative_of(origin).as_deref(), relative, "{origin}");
        }
        assert!(input.origins_at(&base.join("autre/a.txt")).is_empty());
    }

    #[test]
    fn standard_input_has_a_root_of_its_own() {
        let of = |known: &[Root]| Input::resolve(Path::new("-"), known).unwrap();
        let first = of(&[]);
        assert!(first.origins().eq(["stdin"]) && !first.is_folder());
        assert!(first.is_standard_input() && first.root().is_there());
        assert_eq!(of(&[first.root().clone()]).root(), first.root());
        let folder = Root {
            name: "stdin".into(),
            path: "/presse/stdin".into(),
        };
        assert!(of(&[folder]).origins().eq(["stdin-2"]));
    }

    #[test]
    fn a_missing_path_is_named() {
        let error = Input::resolve(Path::new("pas/là"), &[]).unwrap_err();
        assert_eq!(error.to_string(), "`pas/là` does not exist");
    }
}
