use pressoir_query::{Kin, Reprint};

use super::numbers::Counted;

/// Returns who else printed a text, if anybody did.
pub(super) fn reprinted(kin: &Kin) -> Option<String> {
    if !kin.reprinted_by.is_empty() {
        let papers = Counted(kin.reprinted_by.len() as u64, "paper");
        return Some(format!(
            "reprinted by {papers}: {}",
            kin.reprinted_by.join(", ")
        ));
    }
    (kin.reprint_count > 0).then(|| format!("printed {} more", times(kin.reprint_count)))
}

fn times(count: u64) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => Counted(more, "time").to_string(),
    }
}

/// Returns what tells one reprint from the others.
pub(super) fn facts(reprint: &Reprint) -> Vec<String> {
    let date = reprint.date.map(|date| date.to_string());
    let mut facts = vec![date.unwrap_or_else(|| "no date".to_owned())];
    facts.extend(reprint.source.clone());
    facts.extend(reprint.title.clone());
    facts.push(format!("[{}]", reprint.id));
    facts
}
