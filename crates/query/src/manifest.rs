use pressoir_document::PressDate;
use serde::{Deserialize, Serialize};

use crate::{Filters, Matching, Reprints, SearchRequest, Sort};

/// What was asked of an archive and what it answered, so that the answer can be checked later. It is a
/// JSON file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this format: [`Manifest::VERSION`].
    pub manifest: u32,
    /// The version of the program that made it.
    pub pressoir: String,
    /// When it was made, in UTC: `2026-11-27T21:40:00Z`.
    pub made: String,
    /// The command: `search`, `export`, `timeline`.
    pub command: String,
    /// The archive that answered.
    pub archive: ManifestArchive,
    /// The file of other names that was used, as it was named.
    #[serde(default)]
    pub other_names: Option<String>,
    /// The searches, in the order asked for.
    pub searches: Vec<ManifestSearch>,
}

impl Manifest {
    /// The version of the format that this program writes and reads.
    pub const VERSION: u32 = 1;
}

/// The state of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestArchive {
    /// Grows by one with each commit.
    pub generation: u64,
    /// How many clippings the archive holds.
    pub docs: u64,
    /// The version of what an index holds and where.
    pub format: u32,
    /// The version of the rules by which words are told and compared.
    pub analysis: u32,
}

/// One search and all that it found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestSearch {
    /// The query as it was typed.
    pub query: String,
    /// The query as it was understood, in words that read back to the same.
    pub parsed: String,
    #[serde(rename = "match")]
    pub(crate) matching: Matching,
    pub(crate) synonyms: bool,
    pub(crate) keywords: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) from: Option<PressDate>,
    pub(crate) to: Option<PressDate>,
    pub(crate) sort: Sort,
    pub(crate) collapse: bool,
    /// How many clippings fit, whatever was shown of them.
    pub found: u64,
    /// A digest of all of them; see [`Proof::checksum`].
    pub checksum: String,
    /// The clippings by id; `None` where there are more than [`ManifestSearch::MOST_LISTED`].
    pub clippings: Option<Vec<ProvenClipping>>,
}

/// A clipping that was found, and a digest of all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ProvenClipping {
    /// The identity.
    pub id: String,
    /// 16 hexadecimal digits.
    pub digest: String,
}

/// All that a search found, so that it can be compared with what is found later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// How many clippings fit.
    pub found: u64,
    /// BLAKE3 of a line for each clipping that is shown, in the order of their ids as bytes: the id, a
    /// tab, the digest, a line feed. 64 hexadecimal digits behind `blake3:`.
    pub checksum: String,
    /// The clippings that are shown, by id: all that fit, or the best of each group of reprints where
    /// these are folded.
    pub clippings: Vec<ProvenClipping>,
}

impl ManifestSearch {
    /// Longer lists are left out: their checksum tells whether they changed, and not where.
    pub const MOST_LISTED: usize = 10_000;

    /// Notes a request and what it found.
    #[must_use]
    pub fn of(request: &SearchRequest, proof: Proof) -> Self {
        let listed = proof.clippings.len() <= ManifestSearch::MOST_LISTED;
        ManifestSearch {
            query: request.raw.clone(),
            parsed: request.query.to_string(),
            matching: request.matching,
            synonyms: request.synonyms,
            keywords: request.filters.keywords.clone(),
            sources: request.filters.sources.clone(),
            from: request.filters.from,
            to: request.filters.to,
            sort: request.sort,
            collapse: request.reprints == Reprints::Folded,
            found: proof.found,
            checksum: proof.checksum,
            clippings: listed.then_some(proof.clippings),
        }
    }

    /// Returns the request that was noted.
    #[must_use]
    pub fn request(&self) -> SearchRequest {
        SearchRequest {
            matching: self.matching,
            synonyms: self.synonyms,
            filters: Filters {
                keywords: self.keywords.clone(),
                sources: self.sources.clone(),
                from: self.from,
                to: self.to,
            },
            sort: self.sort,
            reprints: if self.collapse {
                Reprints::Folded
            } else {
                Reprints::Apart
            },
            ..SearchRequest::new(&self.query)
        }
    }

    /// Compares what was found with what is found now.
    #[must_use]
    pub fn compare(&self, now: &Proof) -> SearchVerdict {
        let parsed = self.request().query.to_string();
        let changes = match &self.clippings {
            Some(then) if self.checksum != now.checksum => changes(then, &now.clippings),
            _ => Changes::default(),
        };
        SearchVerdict {
            query: self.query.clone(),
            is_same: self.checksum == now.checksum && self.found == now.found,
            parsed_now: (parsed != self.parsed).then_some(parsed),
            found_then: self.found,
            found_now: now.found,
            changes,
            is_listed: self.clippings.is_some(),
        }
    }
}

/// Whether a search still finds the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchVerdict {
    /// The query as it was typed.
    pub query: String,
    /// Whether all clippings are there as they were, and no other.
    pub is_same: bool,
    /// How the query is understood now, where that changed.
    pub parsed_now: Option<String>,
    /// How many clippings fitted.
    pub found_then: u64,
    /// How many clippings fit.
    pub found_now: u64,
    /// What changed.
    #[serde(flatten)]
    pub changes: Changes,
    /// Whether the manifest lists the clippings, so that the changes can be told.
    pub is_listed: bool,
}

/// What changed among the clippings that a search finds, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// What is found now and was not.
    pub new: Vec<String>,
    /// What is no longer found.
    pub gone: Vec<String>,
    /// What is found still, and says something else.
    pub changed: Vec<String>,
}

/// Compares two lists in the order of their ids.
fn changes(then: &[ProvenClipping], now: &[ProvenClipping]) -> Changes {
    let mut changes = Changes::default();
    let (mut then, mut now) = (then.iter().peekable(), now.iter().peekable());
    loop {
        match (then.peek(), now.peek()) {
            (Some(old), Some(new)) if old.id == new.id => {
                if old.digest != new.digest {
                    changes.changed.push(new.id.clone());
                }
                then.next();
                now.next();
            }
            (Some(old), other) if other.is_none_or(|new| old.id < new.id) => {
                changes.gone.push(old.id.clone());
                then.next();
            }
            (_, Some(new)) => {
                changes.new.push(new.id.clone());
                now.next();
            }
            (_, None) => return changes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(clippings: &[(&str, &str)]) -> Vec<ProvenClipping> {
        let clipping = |&(id, digest): &(&str, &str)| ProvenClipping {
            id: id.to_owned(),
            digest: digest.to_owned(),
        };
        clippings.iter().map(clipping).collect()
    }

    fn proof(checksum: &str, clippings: &[(&str, &str)]) -> Proof {
        Proof {
            found: clippings.len() as u64,
            checksum: checksum.to_owned(),
            clippings: list(clippings),
        }
    }

    #[test]
    fn a_manifest_reads_back_to_its_request() {
        let request = SearchRequest {
            matching: Matching::All,
            synonyms: false,
            filters: Filters {
                keywords: vec!["a/b".to_owned()],
                sources: vec!["Le Soleil".to_owned()],
                from: "2003".parse().ok(),
                to: "2005-06".parse().ok(),
            },
            sort: Sort::NewestFirst,
            reprints: Reprints::Folded,
            ..SearchRequest::new("\"l'eau\" -feu")
        };
        let search = ManifestSearch::of(&request, proof("c", &[("a", "1")]));
        let json = serde_json::to_string(&search).unwrap();
        let read: ManifestSearch = serde_json::from_str(&json).unwrap();
        assert_eq!(read, search);
        assert_eq!(read.request(), request);
    }

    #[test]
    fn what_changed_is_told_by_id() {
        let then = [("a", "1"), ("c", "1"), ("d", "1")];
        let search = ManifestSearch::of(&SearchRequest::new("eau"), proof("then", &then));
        let same = search.compare(&proof("then", &then));
        assert!(same.is_same);
        let now = search.compare(&proof(
            "now",
            &[("b", "1"), ("c", "2"), ("d", "1"), ("e", "1")],
        ));
        assert!(!now.is_same);
        assert_eq!((now.found_then, now.found_now), (3, 4));
        assert_eq!(now.changes.new, ["b", "e"]);
        assert_eq!(now.changes.gone, ["a"]);
        assert_eq!(now.changes.changed, ["c"]);
        let nothing = search.compare(&proof("now", &[]));
        assert_eq!(nothing.changes.gone, ["a", "c", "d"]);
    }
}
