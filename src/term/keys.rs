//! The reader of the terminal's keys, which can be made to rest while another program has the terminal: else
//! it would take keys that are meant for the other one.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::Event;

use super::sequence::Source;
use super::signal;

/// What both sides know.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The reader is to rest.
    wanted: bool,
    /// It does, or is gone.
    rests: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// The side that says when to rest.
pub(super) struct Keys(Arc<Shared>);

/// The side that reads.
pub(super) struct Reader(Arc<Shared>);

/// Both sides.
pub(super) fn reins() -> (Keys, Reader) {
    let shared = Arc::<Shared>::default();
    (Keys(shared.clone()), Reader(shared))
}

impl Keys {
    /// Makes the reader rest, and waits until it does.
    pub(super) fn rest(&self) -> io::Result<()> {
        let mut state = self.0.state();
        state.wanted = true;
        if !signal::wake_reader()? {
            return Ok(());
        }
        while !state.rests {
            state = self.0.wait(state);
        }
        Ok(())
    }

    /// Lets it read again.
    pub(super) fn go_on(&self) {
        self.0.state().wanted = false;
        self.0.changed.notify_all();
    }
}

impl Source for Reader {
    /// The next event; waits for it, and rests where that is wanted.
    fn read(&mut self) -> io::Result<Event> {
        let mut state = self.0.state();
        while state.wanted {
            state.rests = true;
            self.0.changed.notify_all();
            state = self.0.wait(state);
        }
        state.rests = false;
        drop(state);
        crossterm::event::read()
    }

    fn comes_within(&mut self, time: Duration) -> io::Result<bool> {
        crossterm::event::poll(time)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Nobody waits for a reader that is gone.
        self.0.state().rests = true;
        self.0.changed.notify_all();
    }
}
