//! What the system tells of itself and of this process; nothing where it is not Linux.

use std::fs;
use std::thread::available_parallelism;

use serde::{Deserialize, Serialize};

/// What the measurements were made on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Machine {
    /// The name of the processor.
    pub(crate) cpu: Option<String>,
    /// How many threads can run at once.
    pub(crate) cores: usize,
    /// The memory in bytes.
    pub(crate) memory_bytes: Option<u64>,
    /// The system and its version.
    pub(crate) system: String,
    /// How many threads were running or waiting, on average of the minute before.
    pub(crate) load: Option<f64>,
}

impl Machine {
    pub(crate) fn look() -> Self {
        let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let system = format!(
            "{} {} {}",
            std::env::consts::OS,
            release.trim(),
            std::env::consts::ARCH
        );
        Machine {
            cpu: value_in("/proc/cpuinfo", "model name"),
            cores: available_parallelism().map_or(1, usize::from),
            memory_bytes: kilobytes_in("/proc/meminfo", "MemTotal"),
            system: system.split_whitespace().collect::<Vec<_>>().join(" "),
            load: fs::read_to_string("/proc/loadavg")
                .ok()
                .and_then(|load| load.split_whitespace().next()?.parse().ok()),
        }
    }
}

/// Begins to look for the peak of memory anew.
pub(crate) fn forget_peak_memory() {
    // Where this is refused, the peak is that of the whole run.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// Returns the most memory that the process had since [`forget_peak_memory`], in bytes.
pub(crate) fn peak_memory() -> Option<u64> {
    kilobytes_in("/proc/self/status", "VmHWM")
}

/// How many ticks of the clock of `/proc` make a second, on every Linux that is not built for other
/// programs than these (proc(5), sysconf(3)).
const TICKS_PER_SECOND: f64 = 100.0;

/// Returns how long all threads of the process have run, in seconds.
pub(crate) fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in parentheses and can hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS_PER_SECOND)
}

fn value_in(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines.find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}

fn kilobytes_in(path: &str, name: &str) -> Option<u64> {
    let value = value_in(path, name)?;
    let kilobytes: u64 = value.strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
