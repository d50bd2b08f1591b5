//! Runs work on many items in several threads, with the results in the order of the items.

use std::num::NonZeroUsize;
use std::panic;
use std::sync::mpsc::sync_channel;
use std::thread;

/// The queue length of each thread: keeps threads busy and memory bounded.
const AHEAD: usize = 4;

/// One thread for each core.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// The next item of a source that may have to wait.
pub(crate) enum Next<T> {
    Item(T),
    /// Nothing yet: results are delivered before `next` is called again, which then waits.
    Pending,
    End,
}

/// Runs `work` on `jobs` threads. The calling thread fetches the items and receives the results, in the order of the items.
///
/// The argument of `next` is whether it may wait, which is when no result is outstanding.
/// A panic in `work` is resumed in this thread.
pub(crate) fn in_order<T: Send, R: Send>(
    jobs: usize,
    mut next: impl FnMut(bool) -> Next<T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    if jobs <= 1 {
        loop {
            match next(true) {
                Next::Item(item) => take(work(item)),
                Next::Pending => {}
                Next::End => return,
            }
        }
    }
    let work = &work;
    thread::scope(|scope| {
        // Item n goes to thread n modulo `jobs`, so receiving from the threads in turn keeps the order.
        let start = |_| {
            let (items, inbox) = sync_channel::<T>(AHEAD);
            let (outbox, results) = sync_channel::<R>(AHEAD);
            let run = move || inbox.into_iter().map(work).try_for_each(|result| outbox.send(result));
            (items, results, scope.spawn(run))
        };
        let threads: Vec<_> = (0..jobs).map(start).collect();
        let (mut sent, mut taken) = (0, 0);
        let mut has_ended = false;
        while !(has_ended && sent == taken) {
            if !has_ended && sent - taken < jobs * AHEAD {
                match next(sent == taken) {
                    Next::Item(item) => {
                        let Some((items, ..)) = threads.get(sent % jobs) else { break };
                        if items.send(item).is_err() {
                            break;
                        }
                        sent += 1;
                        continue;
                    }
                    Next::Pending => {}
                    Next::End => has_ended = true,
                }
            }
            if sent > taken {
                let Some(Ok(result)) = threads.get(taken % jobs).map(|(_, results, _)| results.recv()) else { break };
                take(result);
                taken += 1;
            }
        }
        // Closing the channels ends the threads.
        let handles: Vec<_> = threads.into_iter().map(|(_, _, thread)| thread).collect();
        for thread in handles {
            if let Err(cause) = thread.join() {
                panic::resume_unwind(cause);
            }
        }
    });
}

/// The same over a list.
pub(crate) fn each_in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R),
) {
    // Sending costs as much as checking a small document, so several are sent together.
    let group = (items.len() / (jobs.max(1) * 8)).clamp(1, 16);
    let mut groups = items.chunks(group);
    in_order(
        jobs.min(items.len()),
        |_| groups.next().map_or(Next::End, Next::Item),
        |group| group.iter().map(|item| (item, work(item))).collect::<Vec<_>>(),
        |results| results.into_iter().for_each(|(item, result)| take(item, result)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(count: usize, jobs: usize) -> Vec<usize> {
        let items: Vec<_> = (0..count).collect();
        let mut results = Vec::new();
        let slow_at_times = |number: &usize| {
            if number.is_multiple_of(97) {
                thread::sleep(std::time::Duration::from_millis(2));
            }
            number * number
        };
        each_in_order(&items, jobs, slow_at_times, |item, result| {
            assert_eq!(item * item, result);
            results.push(result);
        });
        results
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, 2, 7, 1000] {
            let wanted: Vec<_> = (0..count).map(|number| number * number).collect();
            for jobs in [0, 1, 2, 3, 16, 5000] {
                assert_eq!(squares(count, jobs), wanted, "{count} items, {jobs} threads");
            }
        }
    }

    #[test]
    fn a_source_that_waits_gets_every_result_first() {
        for jobs in [1, 2, 3] {
            let (mut given, mut waits) = (0, 0);
            let taken = std::cell::Cell::new(0);
            let next = |may_wait: bool| {
                if given == 100 {
                    return Next::End;
                }
                if given % 10 == 9 && !may_wait {
                    waits += 1;
                    return Next::Pending;
                }
                assert!(!may_wait || taken.get() == given);
                given += 1;
                Next::Item(given)
            };
            in_order(
                jobs,
                next,
                |number| number,
                |number| {
                    taken.set(taken.get() + 1);
                    assert_eq!(number, taken.get());
                },
            );
            assert_eq!((taken.get(), waits > 0), (100, jobs > 1));
        }
    }

    #[test]
    fn a_panic_is_handed_on_and_nothing_hangs() {
        let items: Vec<_> = (0..1000).collect();
        let fails = |number: &usize| if *number == 500 { panic::resume_unwind(Box::new("failed")) } else { *number };
        let run = panic::AssertUnwindSafe(|| each_in_order(&items, 3, fails, |_, _| {}));
        let cause = panic::catch_unwind(run).unwrap_err();
        assert_eq!(*cause.downcast::<&str>().unwrap(), "failed");
    }
}
