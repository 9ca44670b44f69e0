//! Whatever goes wrong while an index is written: it opens again with all that was acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pressoir_document::{Clipping, Layout, Likeness, Sketch, Source};
use pressoir_query::{FacetField, SearchRequest};

use super::faults::{Fault, FaultyDirectory, Step};
use super::synced::Survival;
use super::{FILES, IndexDirectory, SEGMENTS};
use crate::{Archive, CheckDepth, IndexError, Summary, Writer, WriterOptions, check};

const OPTIONS: WriterOptions = WriterOptions {
    threads: 1,
    memory: 15_000_000,
};
/// Set to anything, every step of a run goes wrong in every way; otherwise some do.
const LONG: &str = "PRESSOIR_LONG_TESTS";
/// Of so many steps one goes wrong in the short mode.
const STRIDE: usize = 23;
/// What a disk may keep of what was not synced.
const SURVIVALS: [Survival; 4] = [
    Survival::Synced,
    Survival::Everything,
    Survival::Some(7),
    Survival::Some(0xC0FFEE),
];

/// An archive: its clippings by their identities.
type Clippings = BTreeMap<String, Clipping>;

fn clipping(number: usize, text: &str) -> Clipping {
    let id = format!("c{number}");
    let keyword = ["TIC", "Fibre", "Presse"][number % 3];
    Clipping {
        path: format!("/archive/{id}.txt"),
        id,
        layout: Layout::Page,
        title: Some(format!("Titre {number}")),
        date: format!("2003-{:02}", number % 12 + 1).parse().ok(),
        keywords: vec![keyword.to_owned()],
        source: Some(Source {
            name: format!("Le Quai {number}"),
            facet: format!("Le Quai {number}"),
            date: None,
        }),
        author: None,
        url: None,
        body: format!("{text} {number}"),
        warnings: vec![],
    }
}

/// Every four clippings are reprints of each other, so that each commit has a table of them.
fn likeness(clipping: &Clipping) -> Likeness {
    let number: u8 = clipping.id[1..].parse().unwrap();
    Likeness {
        text: Some(number.into()),
        title: None,
        sketch: Some(Sketch([number / 4; Sketch::BINS])),
    }
}

fn origin(id: &str) -> String {
    format!("corpus/{id}.txt")
}

/// One run: what is put into an archive, and what is no longer there.
struct Run {
    put: Vec<Clipping>,
    pruned: Vec<String>,
}

impl Run {
    fn put(numbers: std::ops::Range<usize>, text: &str) -> Self {
        Run {
            put: numbers.map(|number| clipping(number, text)).collect(),
            pruned: Vec::new(),
        }
    }

    fn over(&self, before: &Clippings) -> Clippings {
        let mut after = before.clone();
        after.retain(|id, _| !self.pruned.contains(id));
        after.extend(self.put.iter().map(|one| (one.id.clone(), one.clone())));
        after
    }

    fn write(&self, directory: IndexDirectory) -> Result<Summary, IndexError> {
        let mut writer = Writer::open_in(directory, OPTIONS)?;
        for clipping in &self.put {
            writer.put(&origin(&clipping.id), clipping, &likeness(clipping))?;
        }
        let origins: Vec<String> = self.pruned.iter().map(|id| origin(id)).collect();
        writer.prune(&origins, &Default::default())?;
        writer.commit()
    }
}

/// Returns what an archive holds, after checking that its counts are those of what it holds.
fn contents(folder: &Path) -> Result<Clippings, IndexError> {
    let archive = Archive::open(folder)?;
    let mut request = SearchRequest::new("*");
    request.facets = vec![FacetField::Keyword, FacetField::Month];
    let selected = archive.select(&request)?;
    let mut clippings = Clippings::new();
    let mut counts = BTreeMap::<String, u64>::new();
    for found in selected.clippings() {
        let found = found?;
        for keyword in &found.keywords {
            *counts.entry(keyword.clone()).or_default() += 1;
        }
        let again = clippings.insert(found.id.clone(), found);
        assert_eq!(again, None, "a clipping is there twice");
    }
    let answer = archive.search(&request)?;
    assert_eq!(answer.found, clippings.len() as u64);
    assert_eq!(answer.out_of, answer.found);
    let told: BTreeMap<String, u64> = answer.facets[&FacetField::Keyword]
        .iter()
        .filter(|value| value.count > 0)
        .filter_map(|value| Some((value.value.clone()?, value.count)))
        .collect();
    assert_eq!(told, counts);
    for id in clippings.keys() {
        assert_eq!(archive.clipping(id)?.as_ref(), clippings.get(id));
    }
    Ok(clippings)
}

/// Returns the files that nothing needs.
fn orphans(folder: &Path) -> BTreeSet<String> {
    let meta = fs::read_to_string(folder.join(SEGMENTS)).unwrap();
    let names = fs::read_dir(folder).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            let (stem, ending) = name.rsplit_once('.').unwrap();
            let segment = name.split('.').next().unwrap();
            let is_named = match ending {
                "kin" => meta.contains(name),
                "del" => meta.contains(&format!(
                    "\"opstamp\": {}",
                    stem.rsplit_once('.').unwrap().1
                )),
                _ => segment.len() == 32 && meta.replace('-', "").contains(segment),
            };
            !is_named && name != SEGMENTS && name != FILES && ending != "lock"
        })
        .collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// An archive before a run, and the run.
struct Scenario {
    place: tempfile::TempDir,
    before: Clippings,
    run: Run,
    /// How many trials there were.
    trials: usize,
}

impl Scenario {
    /// A run over what some earlier runs left.
    fn new(earlier: &[Run], run: Run) -> Self {
        let place = tempfile::tempdir().unwrap();
        let base = place.path().join("base");
        fs::create_dir(&base).unwrap();
        let mut before = Clippings::new();
        for run in earlier {
            run.write(IndexDirectory::open(&base).unwrap()).unwrap();
            before = run.over(&before);
        }
        Scenario {
            place,
            before,
            run,
            trials: 0,
        }
    }

    /// Runs with a fault at one step and checks what is left; returns the steps that were taken.
    fn try_at(&mut self, plan: Option<(usize, Fault)>) -> Vec<Step> {
        let work = self.place.path().join("work");
        copy_folder(&self.place.path().join("base"), &work);
        let faulty = FaultyDirectory::open(&work, plan);
        let directory = IndexDirectory::over(&work, Box::new(faulty.clone()));
        let outcome = self.run.write(directory);
        let what = format!("{plan:?}: {outcome:?}");
        if plan.is_none_or(|(_, fault)| fault == Fault::Short) {
            assert!(outcome.is_ok(), "{what}");
        }
        let is_acknowledged = outcome.is_ok();
        if plan.is_some_and(|(_, fault)| fault.is_crash()) {
            for survival in SURVIVALS {
                let left = self.place.path().join("left");
                fs::create_dir(&left).unwrap();
                faulty.image().restore(survival, &left);
                self.check(&left, is_acknowledged, &format!("{what}, {survival:?}"));
                fs::remove_dir_all(left).unwrap();
            }
        } else {
            self.check(&work, is_acknowledged, &what);
        }
        fs::remove_dir_all(work).unwrap();
        faulty.steps()
    }

    /// Checks that an archive is as it was before or after the run, whole, and that the next run
    /// completes the work.
    fn check(&mut self, folder: &Path, is_acknowledged: bool, what: &str) {
        self.trials += 1;
        let after = self.run.over(&self.before);
        let is_there = folder.join(SEGMENTS).is_file();
        let found = if is_there || is_acknowledged || !self.before.is_empty() {
            contents(folder).unwrap_or_else(|error| panic!("{what}: {error}"))
        } else {
            Clippings::new()
        };
        assert!(
            found == after || !is_acknowledged && found == self.before,
            "{what}: {:?}",
            found.keys()
        );
        if is_there {
            let checked = check(folder, CheckDepth::Full).unwrap();
            assert_eq!(checked.problems, [], "{what}");
        }
        let again = self.run.write(IndexDirectory::open(folder).unwrap());
        assert!(again.is_ok(), "{what}: {again:?}");
        assert_eq!(contents(folder).unwrap(), after, "{what}");
        let checked = check(folder, CheckDepth::Full).unwrap();
        assert_eq!(checked.problems, [], "{what}");
        assert_eq!(orphans(folder), BTreeSet::new(), "{what}");
    }

    /// Lets every kind of fault happen at every step, or at some.
    #[expect(
        clippy::print_stderr,
        reason = "how much was tried is a figure to report"
    )]
    fn try_everywhere(mut self, name: &str) {
        let steps = self.try_at(None);
        let stride = if std::env::var_os(LONG).is_some() {
            1
        } else {
            STRIDE
        };
        for (number, fault) in Fault::ALL.into_iter().enumerate() {
            // Other steps for each fault, so that the short mode sees more of them.
            for at in (number * STRIDE / 5 % stride..steps.len()).step_by(stride) {
                self.try_at(Some((at, fault)));
            }
        }
        let kinds: BTreeSet<Step> = steps.iter().copied().collect();
        eprintln!(
            "{name}: {} steps ({kinds:?}), {} trials",
            steps.len(),
            self.trials
        );
    }
}

#[test]
fn whatever_fails_while_an_index_begins_nothing_is_lost() {
    Scenario::new(&[], Run::put(0..9, "La fibre arrive")).try_everywhere("first run");
}

#[test]
fn whatever_fails_while_clippings_change_nothing_is_lost() {
    let earlier = [Run::put(0..20, "La fibre arrive")];
    let mut run = Run::put(15..26, "Le cuivre revient");
    run.pruned = vec!["c2".to_owned(), "c3".to_owned()];
    Scenario::new(&earlier, run).try_everywhere("changes");
}

#[test]
fn whatever_fails_while_segments_merge_nothing_is_lost() {
    let earlier: Vec<Run> = (0..7)
        .map(|part| Run::put(part * 3..part * 3 + 3, "La fibre arrive"))
        .collect();
    let mut run = Run::put(20..24, "Le cuivre revient");
    run.pruned = vec!["c5".to_owned()];
    Scenario::new(&earlier, run).try_everywhere("merges");
}
