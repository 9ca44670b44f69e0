/// A path of the service without what is particular to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RouteName {
    Search,
    Suggest,
    Facets,
    Timeline,
    Concordance,
    Documents,
    Similar,
    Export,
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
            "/v1/timeline" => RouteName::Timeline,
            "/v1/kwic" => RouteName::Concordance,
            "/v1/export" => RouteName::Export,
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

    /// Returns whether what the route answers to a read is the same as long as the archive is.
    pub(crate) fn stands_with_archive(self) -> bool {
        match self {
            RouteName::Search
            | RouteName::Suggest
            | RouteName::Facets
            | RouteName::Timeline
            | RouteName::Concordance
            | RouteName::Documents
            | RouteName::Similar
            | RouteName::Page
            | RouteName::Clipping => true,
            // An export says as a header how much there is, and is saved rather than asked for again.
            RouteName::Export
            | RouteName::Live
            | RouteName::Ready
            | RouteName::Asset
            | RouteName::Description
            | RouteName::OpenSearch
            | RouteName::Unknown => false,
        }
    }
}
