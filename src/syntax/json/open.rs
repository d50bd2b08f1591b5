//! Arrays and objects that are being read, and what ends them.

/// An array or object that is being read.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) slot: usize,
    pub(super) is_object: bool,
    pub(super) closing: Closing,
}

/// What ends an array or object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// `}` or `]`.
    Bracket,
    /// `)`: it is a Python call or tuple.
    Parenthesis,
    /// The end of the text: it is the shorthand of the AWS CLI.
    End,
}

impl Open {
    /// Whether a bracket ends it.
    pub(super) fn ends_with(self, bracket: u8) -> bool {
        self.closing == Closing::Bracket && bracket == if self.is_object { b'}' } else { b']' }
    }

    /// The text that ends it.
    pub(super) fn closing(self) -> &'static str {
        match self.closing {
            Closing::Bracket if self.is_object => "}",
            Closing::Bracket => "]",
            Closing::Parenthesis => ")",
            Closing::End => "",
        }
    }
}
