use pressoir_query::{FacetField, Reprints};

use crate::args::{Format, PageArgs, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::manifest::ManifestArgs;
use crate::output;
use crate::ui::Ui;

/// Search the archive and print ranked hits
///
/// Words are found in all their inflections, with or without accents. Where few clippings have all
/// the words, hits with fewer of them are shown too, and a warning says so. No query is an error.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The query language, with French or English names:
  \"new deal\"          a phrase; \"salon internet\"~5: near each other
  +word -word         must be there, must not
  a ET b OU c SAUF d  AND OR NOT, in capitals; parentheses hold together
  a PRÈS/5 b          NEAR/5: at most 5 words apart; ADJ/3: in this order
  télécom* t?lécom    any letters, one letter; word~1: one letter other
  =Tours ==SALL       no inflections; these accents and capitals
  titre: corps:       title: body: before a word, a phrase or parentheses
  source: mot-clé:    keyword: auteur: author: by the words of their names
  date:2003..2005     date:\"décembre 2025\" depuis:2019-03 avant:2005
  *                   every clipping

Examples:
  pressoir search \"souverainete numerique\"
  pressoir search \"licence -amende\" --from 2003 --to 2005-06 --sort date
  pressoir search '\"ministère de la Communication\"' --facets source,month
  pressoir search 'securite reseaux' --explain --limit 1
  pressoir search 'titre:(licence OU amende) SAUF mobile'
  pressoir search licence --collapse
  pressoir search '*' --keyword 'Médias/Réseaux sociaux' --limit 1000 --format csv")]
pub(crate) struct Args {
    /// What to look for
    #[arg(value_name = "QUERY")]
    query: String,

    #[command(flatten)]
    page: PageArgs,

    /// Show one hit for all reprints of a text, the best of them; counts are of clippings all the same
    #[arg(long)]
    collapse: bool,

    /// Count the clippings by these fields: keyword, source, author, year, month
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    facets: Vec<FacetField>,

    /// Say which forms of the archive each word stands for, and why each hit has its score; with
    /// human, json and jsonl
    #[arg(long)]
    explain: bool,

    /// Tell keywords that a hit without one may be filed under, as the clippings nearest to it are; with
    /// human, json and jsonl
    #[arg(long)]
    suggest_keywords: bool,

    /// How hits are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    search: SearchArgs,

    #[command(flatten)]
    manifest: ManifestArgs,
}

pub(crate) fn run(args: Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.search.archive()?;
    let mut request = args.search.request(&args.query);
    args.page.apply(&mut request);
    request.facets = args.facets;
    request.explain = args.explain;
    request.suggest_keywords = args.suggest_keywords;
    if args.collapse {
        request.reprints = Reprints::Folded;
    }
    if args.format == Format::Ids {
        request.snippet_chars = 0;
    }
    let response = archive.search(&request)?;
    output::write(&response, args.format, ui)?;
    let other_names = args.search.other_names();
    args.manifest
        .write("search", &archive, other_names, [&request])?;
    Ok(Outcome::of_count(response.found))
}
