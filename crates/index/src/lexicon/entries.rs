use super::part::KeyKind;

/// What the keys of a part are before it is written: each with the numbers of its forms.
#[derive(Default)]
pub(super) struct Entries {
    /// The keys, one after the other: to allocate each would cost more than to sort them.
    keys: String,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    head: u64,
    start: usize,
    end: usize,
    place: u32,
}

impl Entries {
    /// Says that the form with the number `place` has a key.
    pub(super) fn add(&mut self, kind: KeyKind, key: &str, place: u32) {
        let start = self.keys.len();
        self.keys.push(kind.mark());
        self.keys.push_str(key);
        let end = self.keys.len();
        self.entries.push(Entry {
            head: head_of(&self.keys[start..end]),
            start,
            end,
            place,
        });
    }

    /// Puts the keys in the order of their bytes, and the forms of each in that of their numbers.
    pub(super) fn sort(&mut self) {
        let key = |entry: &Entry| &self.keys[entry.start..entry.end];
        self.entries.sort_unstable_by(|one, other| {
            one.head
                .cmp(&other.head)
                .then_with(|| key(one).cmp(key(other)))
                .then_with(|| one.place.cmp(&other.place))
        });
    }

    /// Returns each key that follows another one, with the numbers of its forms; of sorted entries, each
    /// key once.
    pub(super) fn groups(
        &self,
    ) -> impl Iterator<Item = (&str, impl ExactSizeIterator<Item = u32>)> {
        let key = |entry: &Entry| &self.keys[entry.start..entry.end];
        self.entries
            .chunk_by(move |one, other| one.head == other.head && key(one) == key(other))
            .map(move |group| (key(&group[0]), group.iter().map(|entry| entry.place)))
    }
}

/// Returns the first eight bytes of a text as a number that is in the order of the texts: it tells
/// nearly all apart without a look at what is elsewhere in memory.
pub(super) fn head_of(text: &str) -> u64 {
    let mut head = [0; 8];
    let length = text.len().min(head.len());
    head[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_grouped_in_the_order_of_their_bytes() {
        let mut entries = Entries::default();
        for (kind, key, place) in [
            (KeyKind::Stem, "ministre", 7),
            (KeyKind::Stem, "ministère", 3),
            (KeyKind::Fold, "etat", 9),
            (KeyKind::Stem, "ministre", 2),
            (KeyKind::Fold, "", 4),
            (KeyKind::Fold, "\0", 5),
            (KeyKind::Stem, "état", 1),
            (KeyKind::Stem, "minist", 8),
        ] {
            entries.add(kind, key, place);
        }
        entries.sort();
        let groups: Vec<(&str, Vec<u32>)> = entries
            .groups()
            .map(|(key, places)| (key, places.collect()))
            .collect();
        let expected: [(&str, &[u32]); 7] = [
            ("f", &[4]),
            ("f\0", &[5]),
            ("fetat", &[9]),
            ("sminist", &[8]),
            ("sministre", &[2, 7]),
            ("sministère", &[3]),
            ("sétat", &[1]),
        ];
        let expected = expected.map(|(key, places)| (key, places.to_vec()));
        assert_eq!(groups, expected);
    }
}
