use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::ServerOptions;
use crate::api_error::ApiError;
use crate::timing::Timing;

/// Runs work that blocks on a bounded number of threads.
///
/// What does not run at once waits in a queue of bounded length; beyond it work is refused, so
/// that an overload costs the refused a millisecond and not everyone their time limit.
#[derive(Clone)]
pub(crate) struct BlockingPool {
    /// One permit for each piece of work that runs or waits.
    places: Arc<Semaphore>,
    /// One permit for each piece of work that runs.
    workers: Arc<Semaphore>,
    /// How many permits of each there are.
    limits: PoolLoad,
}

/// How much of a pool is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PoolLoad {
    pub(crate) running: usize,
    pub(crate) queued: usize,
}

impl BlockingPool {
    pub(crate) fn new(options: &ServerOptions) -> Self {
        let workers = options
            .concurrent_searches
            .get()
            .min(Semaphore::MAX_PERMITS);
        let places = workers
            .saturating_add(options.queued_searches)
            .min(Semaphore::MAX_PERMITS);
        BlockingPool {
            places: Arc::new(Semaphore::new(places)),
            workers: Arc::new(Semaphore::new(workers)),
            limits: PoolLoad {
                running: workers,
                queued: places - workers,
            },
        }
    }

    /// Returns how much work runs and waits.
    pub(crate) fn load(&self) -> PoolLoad {
        let limits = self.limits;
        let running = limits
            .running
            .saturating_sub(self.workers.available_permits());
        let places = limits.running + limits.queued;
        let taken = places.saturating_sub(self.places.available_permits());
        PoolLoad {
            running,
            queued: taken.saturating_sub(running),
        }
    }

    /// Runs `work` when its turn comes, or refuses it at once when the queue is full.
    pub(crate) async fn run<T, F>(&self, work: F) -> Result<T, ApiError>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| ApiError::Busy)?;
        let waits = Instant::now();
        let worker = Arc::clone(&self.workers)
            .acquire_owned()
            .await
            .map_err(|_| ApiError::Busy)?;
        // The permits go with the work: a client that leaves does not stop a thread, which must
        // count as taken until it is done.
        let begins = Instant::now();
        let done = spawn_blocking(move || {
            let done = work();
            drop((worker, place));
            done
        })
        .await;
        Timing::note_search(begins - waits, begins.elapsed());
        done.map_err(|error| ApiError::Internal(error.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;
    use std::pin::pin;
    use std::sync::mpsc;

    use futures_util::FutureExt;

    use super::*;

    /// Returns a pool that does one thing at a time and lets so many wait.
    fn pool_of_one(queued_searches: usize) -> BlockingPool {
        BlockingPool::new(&ServerOptions {
            concurrent_searches: NonZero::<usize>::MIN,
            queued_searches,
            ..ServerOptions::default()
        })
    }

    #[tokio::test]
    async fn work_waits_in_the_queue_and_is_refused_beyond_it() {
        let pool = pool_of_one(1);
        let (finish, finished) = mpsc::channel::<()>();
        let mut running = pin!(pool.run(move || finished.recv().is_ok()));
        let mut queued = pin!(pool.run(|| "queued"));
        assert!(running.as_mut().now_or_never().is_none());
        assert!(queued.as_mut().now_or_never().is_none());
        assert!(matches!(pool.run(|| ()).await, Err(ApiError::Busy)));
        finish.send(()).unwrap();
        assert!(running.await.unwrap());
        assert_eq!(queued.await.unwrap(), "queued");
        assert_eq!(pool.run(|| 3).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn who_leaves_the_queue_gives_up_the_place() {
        let pool = pool_of_one(1);
        let (finish, finished) = mpsc::channel::<()>();
        let mut running = pin!(pool.run(move || finished.recv().is_ok()));
        assert!(running.as_mut().now_or_never().is_none());
        for _ in 0..3 {
            assert!(pool.run(|| ()).now_or_never().is_none());
        }
        finish.send(()).unwrap();
        assert!(running.await.unwrap());
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error_and_frees_its_place() {
        let pool = pool_of_one(0);
        for _ in 0..2 {
            let failed = pool.run(|| panic!("the work panics")).await;
            assert!(matches!(failed, Err(ApiError::Internal(_))));
        }
    }
}
