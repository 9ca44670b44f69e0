/// What a clipping must be to the letter, asked of its mask: one bit a needle it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// It has all of these and none of those.
    All(All),
    /// It has one of these.
    Any(Any),
}

/// Needles and conditions that must all hold, and ones of which none may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct All {
    pub(crate) bits: u64,
    pub(crate) without: u64,
    conditions: Vec<Condition>,
    exceptions: Vec<Condition>,
}

/// Needles and conditions of which one must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Any {
    bits: u64,
    conditions: Vec<Condition>,
}

impl Condition {
    /// Returns the condition that a clipping has one needle.
    pub(crate) fn needle(place: usize) -> Self {
        let bits = 1 << place;
        Condition::Any(Any {
            bits,
            conditions: Vec::new(),
        })
    }

    pub(crate) fn holds(&self, mask: u64) -> bool {
        match self {
            Condition::All(all) => all.holds(mask),
            Condition::Any(any) => any.holds(mask),
        }
    }

    /// Returns whether the condition can hold, and whether it can fail, for a clipping that has
    /// none of the needles but perhaps some `columns`.
    fn can(&self, columns: u64) -> (bool, bool) {
        match self {
            Condition::All(all) => all.can(columns),
            Condition::Any(any) => {
                let mut holds = any.bits & columns != 0;
                let mut fails = true;
                for condition in &any.conditions {
                    let can = condition.can(columns);
                    holds |= can.0;
                    fails &= can.1;
                }
                (holds, fails)
            }
        }
    }

    /// Returns the only needle that is asked for, if that is all.
    fn single(&self) -> Option<u64> {
        match self {
            Condition::Any(any) if any.conditions.is_empty() && any.bits.count_ones() == 1 => {
                Some(any.bits)
            }
            _ => None,
        }
    }
}

impl All {
    pub(crate) fn add(&mut self, condition: Condition) {
        match condition.single() {
            Some(bit) => self.bits |= bit,
            None => self.conditions.push(condition),
        }
    }

    pub(crate) fn add_exception(&mut self, condition: Condition) {
        match condition.single() {
            Some(bit) => self.without |= bit,
            None => self.exceptions.push(condition),
        }
    }

    pub(crate) fn holds(&self, mask: u64) -> bool {
        mask & self.bits == self.bits
            && mask & self.without == 0
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(mask))
            && !self
                .exceptions
                .iter()
                .any(|condition| condition.holds(mask))
    }

    /// Returns whether a clipping without any needle can fit, perhaps by some `columns`.
    pub(crate) fn can_hold_without_words(&self, columns: u64) -> bool {
        self.can(columns).0
    }

    fn can(&self, columns: u64) -> (bool, bool) {
        let mut holds = self.bits & !columns == 0;
        let mut fails = self.bits != 0 || self.without & columns != 0;
        for condition in &self.conditions {
            let can = condition.can(columns);
            holds &= can.0;
            fails |= can.1;
        }
        for condition in &self.exceptions {
            let can = condition.can(columns);
            holds &= can.1;
            fails |= can.0;
        }
        (holds, fails)
    }
}

impl Any {
    pub(crate) fn add(&mut self, condition: Condition) {
        match condition {
            Condition::Any(any) => {
                self.bits |= any.bits;
                self.conditions.extend(any.conditions);
            }
            all => self.conditions.push(all),
        }
    }

    fn holds(&self, mask: u64) -> bool {
        mask & self.bits != 0
            || self
                .conditions
                .iter()
                .any(|condition| condition.holds(mask))
    }
}
