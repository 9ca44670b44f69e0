use pressoir_query::{Reprints, SearchRequest, Warning};
use tantivy::DocAddress;

use crate::IndexError;
use crate::compile::{Phrases, Plan, compile};
use crate::deadline::Deadline;
use crate::generation::Generation;
use crate::search::{Found, Kept, search};
use crate::synonyms::Synonyms;

/// A request with what one generation of the archive has for it.
pub(crate) struct LookedUp {
    pub(crate) plan: Plan,
    pub(crate) found: Found,
    /// What a reader should know about the query.
    pub(crate) warnings: Vec<Warning>,
}

/// Looks a request up; a phrase that no clipping has together with the rest is read as words.
pub(crate) fn look_up(
    generation: &Generation,
    request: &SearchRequest,
    synonyms: Option<&Synonyms>,
    kept: Kept,
) -> Result<LookedUp, IndexError> {
    let deadline = Deadline::after(request.time_limit);
    let compiled = |phrases| compile(generation, &request.query, phrases, synonyms, deadline);
    let mut plan = compiled(Phrases::Exact)?;
    let mut found = search(generation, &plan, request, kept)?;
    let mut loosened = None;
    if found.total == 0 && plan.can_loosen() {
        plan = compiled(Phrases::AsWords)?;
        found = search(generation, &plan, request, kept)?;
        loosened = Some(Warning::PhraseNotFound);
    }
    let mut warnings = request.warnings.clone();
    if plan.as_words {
        warnings.retain(|warning| !matches!(warning, Warning::PeriodRead { .. }));
    }
    warnings.append(&mut plan.warnings);
    warnings.extend(loosened);
    warnings.extend(found.relaxed.take());
    Ok(LookedUp {
        plan,
        found,
        warnings,
    })
}

/// Returns all clippings that fit a request, as they lie, each reprint by itself.
pub(crate) fn all_that_fit(
    generation: &Generation,
    request: &SearchRequest,
    synonyms: Option<&Synonyms>,
) -> Result<Vec<DocAddress>, IndexError> {
    let request = SearchRequest {
        facets: Vec::new(),
        reprints: Reprints::Apart,
        ..request.clone()
    };
    let found = look_up(generation, &request, synonyms, Kept::AsTheyLie)?.found;
    Ok(found.addresses().collect())
}
