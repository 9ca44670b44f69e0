use std::cell::RefCell;
use std::future::Future;
use std::time::Duration;

use http::HeaderValue;

tokio::task_local! {
    /// What is known of the request that this task answers.
    static NOTED: RefCell<Timing>;
}

/// Where the time of a request went, noted while it is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timing {
    /// How long its searches waited for their turn and how long they ran; `None` where it searched
    /// nothing.
    searched: Option<Searched>,
    /// What was searched for.
    pub(crate) query: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Searched {
    queued: Duration,
    ran: Duration,
}

impl Timing {
    /// Runs `work`, and returns what was noted meanwhile beside what it returned.
    pub(crate) async fn of<T>(work: impl Future<Output = T>) -> (T, Timing) {
        NOTED
            .scope(RefCell::default(), async {
                let done = work.await;
                (done, NOTED.with(RefCell::take))
            })
            .await
    }

    /// Notes that something waited for its turn and then ran.
    pub(crate) fn note_search(queued: Duration, ran: Duration) {
        note(|timing| {
            let searched = timing.searched.get_or_insert_default();
            searched.queued += queued;
            searched.ran += ran;
        });
    }

    /// Notes what is searched for.
    pub(crate) fn note_query(query: impl FnOnce() -> String) {
        note(|timing| timing.query = Some(query()));
    }

    /// Returns how long the searches ran, in milliseconds.
    pub(crate) fn search_ms(&self) -> Option<f64> {
        self.searched.map(|searched| milliseconds(searched.ran))
    }

    /// Returns the value of `Server-Timing` (W3C), where something was searched.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let Searched { queued, ran } = self.searched?;
        let (queued, ran) = (milliseconds(queued), milliseconds(ran));
        HeaderValue::from_str(&format!("queue;dur={queued:.2}, search;dur={ran:.2}")).ok()
    }
}

/// Outside of a request there is nobody to note for.
fn note(change: impl FnOnce(&mut Timing)) {
    let _ = NOTED.try_with(|noted| change(&mut noted.borrow_mut()));
}

pub(crate) fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
