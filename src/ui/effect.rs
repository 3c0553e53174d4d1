//! What an action changes on the page.

/// The updates that an action requires.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing changes on the page.
    Nothing,
    /// At most the time cursor moves.
    Cursor,
    /// The markup changes, and nothing that is drawn.
    Markup,
    /// The markup changes, and at most the time cursor moves.
    Render,
    /// The pictures change.
    Paint,
    /// Both change.
    RenderAndPaint,
}

impl Effect {
    pub(super) fn renders(self) -> bool {
        matches!(self, Self::Markup | Self::Render | Self::RenderAndPaint)
    }

    /// Returns whether the next frame has something to draw or to move.
    pub(super) fn needs_frame(self) -> bool {
        !matches!(self, Self::Nothing | Self::Markup)
    }

    pub(super) fn paints(self) -> bool {
        matches!(self, Self::Paint | Self::RenderAndPaint)
    }

    /// Returns the effect of a seek: the play button changes if it was playing.
    pub(super) fn of_seek(was_playing: bool) -> Self {
        if was_playing {
            Self::Render
        } else {
            Self::Cursor
        }
    }
}
