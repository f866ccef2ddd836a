"""Toasts without seams: they lie on top, so nothing that ends below them needs to cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._compositor import Compositor
from textual.widgets._toast import Toast

if TYPE_CHECKING:
    from textual.geometry import Region


class SeamlessCompositor(Compositor):
    """Puts a screen together without cutting toasts where widgets below them begin or end.

    Textual cuts every line at the edges of all widgets on it. Where such a cut goes through
    a double-width character, two spaces take the character's place.
    """

    @property
    def cuts(self) -> list[list[int]]:
        if self._cuts is not None:
            return self._cuts
        cuts = super().cuts
        shown = {
            widget: region.intersection(clip)
            for widget, (region, clip) in self.visible_widgets.items()
        }
        for toast in (region for widget, region in shown.items() if isinstance(widget, Toast)):
            # What shows to the right of the toast keeps its cuts, or its pieces would be moved.
            beyond = [region for region in shown.values() if _leaves_right(region, toast)]
            for y in toast.line_range:
                kept = {region.x for region in beyond if y in region.line_range}
                cuts[y] = [cut for cut in cuts[y] if not toast.x < cut < toast.right or cut in kept]
        return cuts


def _leaves_right(region: Region, toast: Region) -> bool:
    """Whether it begins below the toast and shows to the right of it."""
    return toast.x < region.x < toast.right < region.right
