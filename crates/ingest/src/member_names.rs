use std::sync::Arc;

/// The members of archives that gave clippings, by numbers in the order of reading.
#[derive(Debug, Default)]
pub(crate) struct MemberNames(Vec<(usize, Arc<str>)>);

impl MemberNames {
    /// Returns the number of a member of the archive that is file `file` of the plan.
    pub(crate) fn number_of(&mut self, file: usize, member: &Arc<str>) -> usize {
        let is_last = |(last_file, last): &(usize, Arc<str>)| *last_file == file && last == member;
        if !self.0.last().is_some_and(is_last) {
            self.0.push((file, Arc::clone(member)));
        }
        self.0.len() - 1
    }

    /// Returns the file and the name of the member of a number.
    pub(crate) fn get(&self, number: usize) -> Option<(usize, &str)> {
        let (file, member) = self.0.get(number)?;
        Some((*file, member))
    }
}
