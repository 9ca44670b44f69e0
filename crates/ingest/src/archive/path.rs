use crate::SkipReason;

/// Returns the path of a member below its archive, `/` between its parts and nothing else.
///
/// # Errors
///
/// When the path leads out of the archive, on any system: nothing is ever written to it, but an
/// archive that tries is none to trust, and its clippings would have the origin of others.
pub(super) fn below_archive(name: &str) -> Result<String, SkipReason> {
    let is_absolute = name.starts_with(['/', '\\']) || name.get(1..2) == Some(":");
    let leads_up = name.split(['/', '\\']).any(|part| part == "..");
    if is_absolute || leads_up || name.contains('\0') {
        return Err(SkipReason::PathEscapes);
    }
    let parts = name.split('/').filter(|part| !matches!(*part, "" | "."));
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// Tells whether a member is hidden, by its name or by that of a folder above it.
pub(super) fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_their_archive() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(below_archive(name).ok().as_deref(), expected, "{name}");
        };
        check("a.txt", Some("a.txt"));
        check("./2003//mai/./a.txt", Some("2003/mai/a.txt"));
        check("été/..a.txt", Some("été/..a.txt"));
        check("../a.txt", None);
        check("a/../../b.txt", None);
        check("a/../b.txt", None);
        check("/etc/passwd", None);
        check("..\\a.txt", None);
        check("C:\\a.txt", None);
        check("a\0.txt", None);
        assert!(is_hidden(".a") && is_hidden("b/.git/a.txt") && !is_hidden("a/b.txt"));
    }
}
