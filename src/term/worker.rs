//! Work away from the screen: a thread that takes jobs and answers with events.
//!
//! Owns how jobs wait: the newest of those that ask for the same thing is done, the others are dropped, for
//! nobody wants the answer to an older question any more. A thread that breaks says so, and the program
//! ends as it does when the screen's own thread breaks.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::event::Event;

/// A thread that does the newest job.
pub(super) struct Worker<J> {
    jobs: Sender<J>,
}

impl<J: Send + 'static> Worker<J> {
    /// Starts one that answers each job with an event.
    pub(super) fn start(
        name: &str,
        events: Sender<Event>,
        mut work: impl FnMut(J) -> Event + Send + 'static,
    ) -> io::Result<Self> {
        let (jobs, waiting) = channel();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let bell = Bell(events);
            step_back();
            while let Some(job) = newest(&waiting) {
                // The receiver is gone only when the program ends anyway.
                if bell.0.send(work(job)).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { jobs })
    }

    /// Asks for a job.
    pub(super) fn ask(&self, job: J) {
        // A thread that is gone has rung its bell.
        let _ = self.jobs.send(job);
    }
}

/// Waits for a job; takes the last of those that wait.
fn newest<J>(waiting: &Receiver<J>) -> Option<J> {
    let first = waiting.recv().ok()?;
    Some(waiting.try_iter().last().unwrap_or(first))
}

/// Lets this thread work behind the one that answers keys, where a processor is wanted by both.
pub(super) fn step_back() {
    // Only there has a thread a place of its own in the queue. Where it can't step back it goes on as it is.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), 10);
}

/// Tells the screen's thread when its own thread breaks.
pub(super) struct Bell(pub(super) Sender<Event>);

impl Drop for Bell {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // Where nobody listens any more, the program ends anyway.
            let _ = self.0.send(Event::Broken);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_of_the_waiting_jobs_is_done() {
        let (jobs, waiting) = channel();
        for job in 1..=3 {
            jobs.send(job).expect("somebody listens");
        }
        assert_eq!(newest(&waiting), Some(3));
        drop(jobs);
        assert_eq!(newest::<i32>(&waiting), None);
    }

    #[test]
    fn a_thread_that_breaks_says_so() {
        let (events, queue) = channel();
        let worker = Worker::start("breaks", events, |(): ()| panic!("as this test wants it"));
        worker.expect("a thread").ask(());
        assert!(matches!(queue.recv(), Ok(Event::Broken)));
    }
}
