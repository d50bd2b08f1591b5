//! Parents and previous siblings of all nodes, computed in one pass on first use.
//!
//! Documents without findings never pay for it; documents with many pay once.

use super::tree::{Slot, Tree};

/// The neighbours of a node. The root is its own parent.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Up {
    pub(super) parent: u32,
    /// The node before it in the same array or object, if there is one.
    pub(super) before: Option<u32>,
    /// The number of nodes before it in the same array or object.
    pub(super) position: u32,
}

impl Tree {
    /// The neighbours of a node.
    pub(super) fn up(&self, index: u32) -> Up {
        let ups = self.ups.get_or_init(|| read(&self.slots));
        ups.get(index as usize).copied().unwrap_or_default()
    }
}

/// An array or object whose nodes are being read.
struct Around {
    index: u32,
    next: u32,
    last: Option<u32>,
    count: u32,
}

fn read(slots: &[Slot]) -> Vec<Up> {
    let mut around: Vec<Around> = Vec::new();
    let up_of = |(index, slot): (usize, &Slot)| {
        let index = index as u32;
        while around.last().is_some_and(|container| container.next <= index) {
            around.pop();
        }
        let up = around.last_mut().map_or(Up::default(), |container| {
            let up = Up { parent: container.index, before: container.last, position: container.count };
            container.last = Some(index);
            container.count += 1;
            up
        });
        if slot.kind.is_container() {
            around.push(Around { index, next: slot.next, last: None, count: 0 });
        }
        up
    };
    slots.iter().enumerate().map(up_of).collect()
}
