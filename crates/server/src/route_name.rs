/// A path of the service without what is particular to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RouteName {
    Search,
    Suggest,
    Facets,
    CrossTable,
    Timeline,
    Concordance,
    Documents,
    Similar,
    Export,
    Feed,
    Analysis,
    Metrics,
    Live,
    Ready,
    Page,
    Clipping,
    Asset,
    Description,
    OpenSearch,
    /// A path that no route knows.
    Unknown,
}

impl RouteName {
    /// Returns the route that answers a path.
    pub(crate) fn of(path: &str) -> Self {
        match path {
            "/v1/search" => RouteName::Search,
            "/v1/suggest" => RouteName::Suggest,
            "/v1/facets" => RouteName::CrossTable,
            "/v1/timeline" => RouteName::Timeline,
            "/v1/kwic" => RouteName::Concordance,
            "/v1/export" => RouteName::Export,
            "/v1/feed.atom" => RouteName::Feed,
            "/v1/analyze" => RouteName::Analysis,
            "/metrics" => RouteName::Metrics,
            "/health/live" => RouteName::Live,
            "/health/ready" => RouteName::Ready,
            "/" | "/timeline" => RouteName::Page,
            "/widget.js" => RouteName::Asset,
            "/openapi.json" => RouteName::Description,
            "/opensearch.xml" => RouteName::OpenSearch,
            _ => RouteName::of_family(path),
        }
    }

    /// Returns the route of a path that ends in a name of its own.
    fn of_family(path: &str) -> Self {
        const FAMILIES: [(&str, RouteName); 5] = [
            ("/v1/facets/", RouteName::Facets),
            ("/v1/documents/", RouteName::Documents),
            ("/v1/similar/", RouteName::Similar),
            ("/clippings/", RouteName::Clipping),
            ("/assets/", RouteName::Asset),
        ];
        FAMILIES
            .iter()
            .find(|(prefix, _)| path.starts_with(prefix))
            .map_or(RouteName::Unknown, |(_, name)| *name)
    }

    /// Returns the path, with what is particular to a request in braces.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            RouteName::Search => "/v1/search",
            RouteName::Suggest => "/v1/suggest",
            RouteName::Facets => "/v1/facets/{field}",
            RouteName::CrossTable => "/v1/facets",
            RouteName::Timeline => "/v1/timeline",
            RouteName::Concordance => "/v1/kwic",
            RouteName::Documents => "/v1/documents/{id}",
            RouteName::Similar => "/v1/similar/{id}",
            RouteName::Export => "/v1/export",
            RouteName::Feed => "/v1/feed.atom",
            RouteName::Analysis => "/v1/analyze",
            RouteName::Metrics => "/metrics",
            RouteName::Live => "/health/live",
            RouteName::Ready => "/health/ready",
            RouteName::Page => "/",
            RouteName::Clipping => "/clippings/{id}",
            RouteName::Asset => "/assets/{name}",
            RouteName::Description => "/openapi.json",
            RouteName::OpenSearch => "/opensearch.xml",
            RouteName::Unknown => "unknown",
        }
    }

    /// Returns whether it is there for those who run the service.
    pub(crate) fn is_for_operators(self) -> bool {
        matches!(
            self,
            RouteName::Live | RouteName::Ready | RouteName::Metrics
        )
    }

    /// Returns whether what the route answers to a read is the same as long as the archive is.
    pub(crate) fn stands_with_archive(self) -> bool {
        match self {
            RouteName::Search
            | RouteName::Suggest
            | RouteName::Facets
            | RouteName::CrossTable
            | RouteName::Timeline
            | RouteName::Concordance
            | RouteName::Documents
            | RouteName::Similar
            | RouteName::Feed
            | RouteName::Page
            | RouteName::Clipping => true,
            // An export says as a header how much there is, and is saved rather than asked for again.
            RouteName::Export
            | RouteName::Analysis
            | RouteName::Metrics
            | RouteName::Live
            | RouteName::Ready
            | RouteName::Asset
            | RouteName::Description
            | RouteName::OpenSearch
            | RouteName::Unknown => false,
        }
    }
}
