use http::header::IF_NONE_MATCH;
use http::{HeaderMap, HeaderValue};

use crate::api_error::ApiError;

/// The name of a content, by which a client asks whether what it holds still stands.
///
/// All are weak (RFC 9110, 8.8.1): the bytes of an answer differ with its compression and with the time
/// that it took, while it tells the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntityTag(String);

impl EntityTag {
    /// Names a content by letters, digits and dashes.
    pub(crate) fn weak(name: &str) -> Self {
        EntityTag(format!("W/\"{name}\""))
    }

    /// Returns whether a client holds this content. `*` is nothing that one could hold.
    pub(crate) fn is_held(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|tags| tags.to_str().ok())
            .flat_map(|tags| tags.split(','))
            .any(|tag| opaque(tag) == opaque(&self.0))
    }

    pub(crate) fn header(&self) -> Result<HeaderValue, ApiError> {
        HeaderValue::from_str(&self.0).map_err(|error| ApiError::Internal(error.into()))
    }
}

/// Returns what weak comparison compares.
fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_and_whole() {
        let tag = EntityTag::weak("7-a");
        assert_eq!(tag.header().unwrap(), "W/\"7-a\"");
        for (sent, is_held) in [
            ("W/\"7-a\"", true),
            ("\"7-a\"", true),
            ("\"6-a\", W/\"7-a\"", true),
            ("W/\"7-ab\"", false),
            ("W/\"7-a", false),
            ("7-a", false),
            ("*", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, HeaderValue::from_static(sent));
            assert_eq!(tag.is_held(&headers), is_held, "{sent}");
        }
        assert!(!tag.is_held(&HeaderMap::new()));
    }
}
