/// What can go wrong with an index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// There is no index in the folder.
    #[error("`{0}` holds no index")]
    Missing(std::path::PathBuf),
}
