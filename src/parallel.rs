//! Does the same to many things on several threads, and hands on what came of each in their order.

use std::num::NonZeroUsize;
use std::panic;
use std::sync::mpsc::sync_channel;
use std::thread;

/// So many results of a thread wait for their turn; then the thread waits too, and memory stays bounded.
const AHEAD: usize = 32;

/// One thread for each core.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Does the work on so many threads; this one takes what came of it, in the order of the items.
///
/// A panic of a thread goes on in this one.
pub(crate) fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R),
) {
    let jobs = jobs.min(items.len());
    if jobs <= 1 {
        return items.iter().for_each(|item| take(item, work(item)));
    }
    let work = &work;
    thread::scope(|scope| {
        // Each thread has every so many-th item, so that asking them in turn gives the order.
        let start = |first| {
            let (sender, receiver) = sync_channel(AHEAD);
            let own = items.iter().skip(first).step_by(jobs);
            (scope.spawn(move || own.map(work).try_for_each(|result| sender.send(result))), receiver)
        };
        let (threads, receivers): (Vec<_>, Vec<_>) = (0..jobs).map(start).unzip();
        for (item, receiver) in items.iter().zip(receivers.iter().cycle()) {
            let Ok(result) = receiver.recv() else { break };
            take(item, result);
        }
        // Threads that still wait to hand something on are let go.
        drop(receivers);
        for thread in threads {
            if let Err(cause) = thread.join() {
                panic::resume_unwind(cause);
            }
        }
    });
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
        in_order(&items, jobs, slow_at_times, |item, result| {
            assert_eq!(item * item, result);
            results.push(result);
        });
        results
    }

    #[test]
    fn whatever_the_number_of_threads_the_order_is_that_of_the_items() {
        for count in [0, 1, 2, 7, 1000] {
            let wanted: Vec<_> = (0..count).map(|number| number * number).collect();
            for jobs in [0, 1, 2, 3, 16, 5000] {
                assert_eq!(squares(count, jobs), wanted, "{count} items, {jobs} threads");
            }
        }
    }

    #[test]
    fn a_panic_is_handed_on_and_nothing_hangs() {
        let items: Vec<_> = (0..1000).collect();
        let spoilt = |number: &usize| if *number == 500 { panic::resume_unwind(Box::new("spoilt")) } else { *number };
        let mut last = 0;
        let run = panic::AssertUnwindSafe(|| in_order(&items, 3, spoilt, |_, number| last = number));
        let cause = panic::catch_unwind(run).unwrap_err();
        assert_eq!(*cause.downcast::<&str>().unwrap(), "spoilt");
        assert_eq!(last, 499);
    }
}
