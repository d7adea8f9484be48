//! Talking to a program through its pipes, with a limit on how long it may be silent.
//!
//! Owns the waiting: in one thread, since a system with few resources may not give another, and never longer
//! than the limit, since a program that hangs must not hang this one.

#[cfg(not(unix))]
use std::io;
#[cfg(not(unix))]
use std::process::Command;
use std::process::ExitStatus;
use std::time::Duration;

/// What a program gave.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) status: ExitStatus,
    pub(super) out: Vec<u8>,
    pub(super) err: Vec<u8>,
}

/// The variable that sets another limit, in seconds.
pub const LIMIT_VARIABLE: &str = "PARCOURS_GIT_TIMEOUT";

/// How long a program may neither give nor take anything.
pub(super) fn limit() -> Duration {
    const USUAL: u64 = 30;
    let wanted = std::env::var(LIMIT_VARIABLE).ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(wanted.filter(|seconds| *seconds > 0).unwrap_or(USUAL))
}

#[cfg(unix)]
pub(super) use unix::run;

#[cfg(unix)]
mod unix {
    use super::{Output, limit};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::io::{self, Read, Write};
    use std::os::fd::AsFd;
    use std::os::unix::process::CommandExt;
    use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
    use std::time::{Duration, Instant};

    /// The most that is kept of what a program says beside its answer, in bytes.
    const MOST_ERR: u64 = 1 << 20;

    /// Starts a program, gives it `input`, and reads at most `most` bytes and one of what it prints; a program
    /// that prints more is ended.
    ///
    /// # Errors
    /// It can't be started; or, with `TimedOut`, it was silent for too long: it is ended then, with what it started.
    pub(in crate::vcs) fn run(command: &mut Command, input: Option<&[u8]>, most: u64) -> io::Result<Output> {
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that what it starts ends with it.
        command.process_group(0);
        let mut child = command.spawn()?;
        let talked = talk(&mut child, input.unwrap_or_default(), most);
        if talked.is_err() || talked.as_ref().is_ok_and(|(out, _)| out.len() as u64 > most) {
            kill(&mut child);
        }
        let status = end(&mut child)?;
        let (out, err) = talked?;
        Ok(Output { status, out, err })
    }

    fn kill(child: &mut Child) {
        let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
        if let Some(group) = group {
            // One that has ended already needs no end.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = child.kill();
    }

    /// Waits for the end of a program that has closed its pipes, which need not be its end.
    fn end(child: &mut Child) -> io::Result<ExitStatus> {
        let since = Instant::now();
        let mut pause = Duration::from_micros(200);
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            if since.elapsed() > limit() {
                kill(child);
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        }
    }

    /// One end of a pipe.
    enum PipeEnd {
        In(ChildStdin),
        Out(ChildStdout),
        Err(ChildStderr),
    }

    impl PipeEnd {
        fn poll(&self) -> PollFd<'_> {
            match self {
                Self::In(pipe) => PollFd::new(pipe, PollFlags::OUT),
                Self::Out(pipe) => PollFd::new(pipe, PollFlags::IN),
                Self::Err(pipe) => PollFd::new(pipe, PollFlags::IN),
            }
        }
    }

    fn unblock(pipe: &impl AsFd) -> io::Result<()> {
        fcntl_setfl(pipe, fcntl_getfl(pipe)? | OFlags::NONBLOCK)?;
        Ok(())
    }

    /// What a program printed, and what it said beside it.
    type Said = (Vec<u8>, Vec<u8>);

    fn talk(child: &mut Child, mut input: &[u8], most: u64) -> io::Result<Said> {
        let mut ends = Vec::new();
        if let Some(pipe) = child.stdin.take() {
            unblock(&pipe)?;
            ends.push(PipeEnd::In(pipe));
        }
        ends.extend(child.stdout.take().map(PipeEnd::Out));
        ends.extend(child.stderr.take().map(PipeEnd::Err));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let limit = limit();
        let timeout = Timespec::try_from(limit).map_err(|_| io::ErrorKind::InvalidInput)?;
        let mut piece = vec![0; 64 * 1024];
        while !ends.is_empty() {
            let mut waiting: Vec<PollFd<'_>> = ends.iter().map(PipeEnd::poll).collect();
            match poll(&mut waiting, Some(&timeout)) {
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
                Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
                Ok(_) => {}
            }
            let ready: Vec<bool> = waiting.iter().map(|end| !end.revents().is_empty()).collect();
            let mut ready = ready.into_iter();
            let mut open = Vec::with_capacity(ends.len());
            for mut end in ends {
                let goes_on = !ready.next().unwrap_or(false)
                    || match &mut end {
                        // What it does not want to hear, it says on its own.
                        PipeEnd::In(pipe) => write(pipe, &mut input),
                        PipeEnd::Out(pipe) => {
                            read(pipe, &mut piece, &mut out, most)? && out.len() as u64 <= most
                        }
                        PipeEnd::Err(pipe) => read(pipe, &mut piece, &mut err, MOST_ERR)?,
                    };
                if goes_on {
                    open.push(end);
                }
            }
            ends = open;
            if out.len() as u64 > most {
                break;
            }
        }
        Ok((out, err))
    }

    /// Writes what the pipe takes; whether there is more to write.
    fn write(pipe: &mut ChildStdin, input: &mut &[u8]) -> bool {
        match pipe.write(input) {
            Ok(written) => *input = input.get(written..).unwrap_or_default(),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
            Err(_) => return false,
        }
        !input.is_empty()
    }

    /// Reads what is there, keeping at most `most` bytes and one; whether more may come.
    fn read(pipe: &mut impl Read, piece: &mut [u8], into: &mut Vec<u8>, most: u64) -> io::Result<bool> {
        let read = match pipe.read(piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(true),
            read => read?,
        };
        let room = usize::try_from(most.saturating_add(1)).unwrap_or(usize::MAX).saturating_sub(into.len());
        into.extend_from_slice(piece.get(..read.min(room)).unwrap_or_default());
        Ok(read > 0)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn sh(script: &str) -> Command {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        }

        #[test]
        fn more_than_a_pipe_holds_goes_both_ways() {
            let input = vec![b'x'; 3 << 20];
            let output = run(&mut sh("tee /dev/stderr"), Some(&input), u64::MAX).unwrap();
            assert!(output.status.success() && output.out == input);
            assert_eq!(output.err.len() as u64, MOST_ERR + 1);
            // One that does not listen is no error.
            assert!(run(&mut sh("exec 0<&-; echo a"), Some(&input), 9).unwrap().out == b"a\n");
        }

        #[test]
        fn what_is_too_long_is_cut_and_its_program_ended() {
            let output = run(&mut sh("while :; do echo aaaa; done"), None, 99).unwrap();
            assert_eq!(output.out.len(), 100);
            assert!(!output.status.success());
        }
    }
}

/// Starts a program, gives it `input`, and reads what it prints; a thread for each pipe.
///
/// # Errors
/// It can't be started or heard.
#[cfg(not(unix))]
pub(super) fn run(command: &mut Command, input: Option<&[u8]>, most: u64) -> io::Result<Output> {
    use std::io::{Read, Write};
    use std::process::Stdio;
    fn read(stream: Option<impl Read>, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if let Some(stream) = stream {
            stream.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (out, err) = std::thread::scope(|scope| {
        let (said, stdin) = (child.stderr.take(), child.stdin.take());
        let err = std::thread::Builder::new().spawn_scoped(scope, move || read(said, u64::MAX));
        let told = std::thread::Builder::new()
            .spawn_scoped(scope, move || stdin.zip(input).map(|(mut stdin, input)| stdin.write_all(input)));
        let out = read(child.stdout.take(), most);
        if out.as_ref().is_ok_and(|out| out.len() as u64 > most) {
            let _ = child.kill();
        }
        drop(told);
        (out, err.ok().and_then(|err| err.join().ok()).unwrap_or_else(|| Ok(Vec::new())))
    });
    Ok(Output { status: child.wait()?, out: out?, err: err? })
}
