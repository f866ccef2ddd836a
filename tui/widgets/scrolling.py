"""Scrolling at once, also in a list that was filled a moment ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView


def scroll_at_once(view: ScrollView, y: float) -> None:
    """Scroll a view to a line, whether its bar stands already or is still to come.

    Without force a view without a bar is not scrolled, and a bar that does not stand yet is
    not told where the view is.
    """
    view.scroll_to(y=y, animate=False, force=True, immediate=True)
    view.vertical_scrollbar.position = view.scroll_y
