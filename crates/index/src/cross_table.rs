use std::collections::{BTreeMap, BTreeSet};

use pressoir_document::PressDate;
use pressoir_query::{
    CrossTableCell, CrossTableRequest, CrossTableResponse, FacetCount, FacetField, FacetScope,
    PeriodUnit, QueryInfo, Reprints, SearchRequest, WithoutValue,
};
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::DocId;

use crate::IndexError;
use crate::facets::letters;
use crate::generation::Generation;
use crate::look_up::look_up;
use crate::search::{FieldValues, Kept};
use crate::synonyms::Synonyms;

/// How many clippings have each pair of values.
type Cells = BTreeMap<(Option<String>, Option<String>), u64>;

/// Counts the pairs of values of two fields among the clippings that a search finds.
pub(crate) fn cross_table(
    generation: &Generation,
    request: &CrossTableRequest,
    synonyms: Option<&Synonyms>,
) -> Result<CrossTableResponse, IndexError> {
    let by = [request.rows, request.columns];
    let search = SearchRequest {
        facets: by.to_vec(),
        facet_limit: usize::MAX,
        facet_scope: FacetScope::Hits,
        without_value: WithoutValue::Counted,
        reprints: Reprints::Apart,
        ..request.search.clone()
    };
    let looked_up = look_up(generation, &search, synonyms, Kept::AsTheyLie)?;
    let mut documents: BTreeMap<u32, Vec<DocId>> = BTreeMap::new();
    for address in looked_up.found.addresses() {
        documents
            .entry(address.segment_ord)
            .or_default()
            .push(address.doc_id);
    }
    let mut cells = Cells::new();
    for (segment, documents) in documents {
        let reader = generation.searcher.segment_reader(segment);
        let [rows, columns] = [
            FieldValues::open(reader, request.rows)?,
            FieldValues::open(reader, request.columns)?,
        ];
        add(&mut cells, &rows, &columns, &documents)?;
    }
    let found = looked_up.found.total;
    let mut facets = looked_up.found.facets.into_iter().map(|(_, values)| values);
    let mut rows = filled(facets.next().unwrap_or_default(), request.rows);
    let columns = facets.next().unwrap_or_default();
    let more = keep_rows(&mut rows, request);
    let places: FxHashMap<&Option<String>, usize> =
        rows.iter().map(|row| &row.value).zip(0..).collect();
    let mut kept: Vec<(usize, CrossTableCell)> = Vec::new();
    for ((row, column), count) in cells {
        if let Some(place) = places.get(&row) {
            kept.push((*place, CrossTableCell { row, column, count }));
        }
    }
    let columns = filled(columns, request.columns);
    let column_places: FxHashMap<&Option<String>, usize> = columns
        .iter()
        .map(|column| &column.value)
        .zip(0..)
        .collect();
    kept.sort_by_key(|(row, cell)| (*row, column_places.get(&cell.column).copied()));
    Ok(CrossTableResponse {
        query: QueryInfo::of(&search, looked_up.warnings),
        found,
        out_of: generation.info.docs,
        index: generation.info,
        by,
        more,
        cells: kept.into_iter().map(|(_, cell)| cell).collect(),
        rows,
        columns,
    })
}

/// Adds the pairs of the documents of one segment.
fn add(
    cells: &mut Cells,
    rows: &FieldValues,
    columns: &FieldValues,
    documents: &[DocId],
) -> Result<(), IndexError> {
    let mut counts: FxHashMap<(Option<u64>, Option<u64>), u64> = FxHashMap::default();
    let (mut of_row, mut of_column) = (Vec::new(), Vec::new());
    for doc in documents {
        rows.read(*doc, &mut of_row);
        columns.read(*doc, &mut of_column);
        for row in &of_row {
            for column in &of_column {
                *counts.entry((*row, *column)).or_default() += 1;
            }
        }
    }
    let row_names = names(rows, counts.keys().map(|(row, _)| *row))?;
    let column_names = names(columns, counts.keys().map(|(_, column)| *column))?;
    for ((row, column), count) in counts {
        let named = (row_names[&row].clone(), column_names[&column].clone());
        *cells.entry(named).or_default() += count;
    }
    Ok(())
}

/// Returns the value that each number stands for; to look one up takes long.
fn names(
    values: &FieldValues,
    numbers: impl Iterator<Item = Option<u64>>,
) -> Result<FxHashMap<Option<u64>, Option<String>>, IndexError> {
    let numbers: FxHashSet<Option<u64>> = numbers.collect();
    let named = numbers.into_iter();
    named
        .map(|number| Ok((number, values.name(number)?)))
        .collect()
}

/// Drops the rows that were not asked for; returns how many of these there was no room for.
fn keep_rows(rows: &mut Vec<FacetCount>, request: &CrossTableRequest) -> usize {
    if let Some(holding) = request.holding.as_deref().map(letters) {
        rows.retain(|row| {
            let value = row.value.as_deref();
            value.is_some_and(|value| letters(value).contains(&holding))
        });
    }
    if is_date(request.rows) {
        return 0;
    }
    let valued = rows.iter().filter(|row| row.value.is_some()).count();
    let mut place = 0;
    rows.retain(|row| {
        place += 1;
        row.value.is_none() || place <= request.limit
    });
    valued.saturating_sub(request.limit)
}

fn is_date(field: FacetField) -> bool {
    matches!(field, FacetField::Month | FacetField::Year)
}

/// Adds the months or years between the first and the last that no clipping has.
fn filled(values: Vec<FacetCount>, field: FacetField) -> Vec<FacetCount> {
    let unit = match field {
        FacetField::Month => PeriodUnit::Month,
        FacetField::Year => PeriodUnit::Year,
        FacetField::Keyword | FacetField::Source | FacetField::Author => return values,
    };
    let number = |count: &FacetCount| {
        let date: PressDate = count.value.as_deref()?.parse().ok()?;
        unit.number_of(date)
    };
    let numbers: BTreeSet<u32> = values.iter().filter_map(number).collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return values;
    };
    let empty = (*first..*last).filter(|number| !numbers.contains(number));
    let mut filled = values;
    filled.extend(empty.map(|number| FacetCount {
        value: unit.name_of(number),
        count: 0,
        selected: false,
    }));
    filled.sort_by(|one, other| {
        (one.value.is_none(), &one.value).cmp(&(other.value.is_none(), &other.value))
    });
    filled
}
