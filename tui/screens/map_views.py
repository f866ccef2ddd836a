"""Which of the five views of the map is shown, how it is turned, and what paints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.screens import map_fishbone, map_grid, map_matrix, map_plan, map_tree
from tui.widgets.picture import Picture

if TYPE_CHECKING:
    from tui.desk.people_views import MapView
    from tui.domain.people.grid import Axis
    from tui.domain.people.grouping import Dimension
    from tui.screens.map_head import View
    from tui.widgets.picture import Way

_GROUPINGS: Final[tuple[Dimension | None, ...]] = (None, "function", "level", "role")


@dataclass
class Showing:
    """The view, and how each of those that can be turned stands."""

    view: View = "tree"
    by: Dimension | None = None
    """What the tree is put together by instead of superiors."""
    axis: Axis = "attitude"
    """What stands beside influence in the grid."""
    first: int = 1
    """The first of our colleagues in the matrix."""

    def press(self, view: View) -> None:
        """Show a view; the one that is shown is turned: tree to groups, attitude to rung."""
        if view == self.view == "tree":
            self.by = _GROUPINGS[(_GROUPINGS.index(self.by) + 1) % len(_GROUPINGS)]
        elif view == self.view == "grid":
            self.axis = "relation" if self.axis == "attitude" else "attitude"
        self.view = view

    def bring_on(self, map_: MapView, way: Way, width: int) -> bool:
        """Move the columns of the matrix by one; whether there was one to bring on."""
        before = self.first
        if self.view == "matrix":
            if way == "right" and not map_matrix.is_last(map_, width, self.first):
                self.first += 1
            elif way == "left":
                self.first = max(1, self.first - 1)
        return self.first != before

    def picture(self, map_: MapView, width: int, high: int) -> Picture:
        """The view as it is painted.

        Args:
            high: the lines that it has without a page to turn.
        """
        if not map_.people:
            return Picture(())
        match self.view:
            case "tree":
                if self.by:
                    return map_tree.groups(map_, width, self.by)
                return map_tree.tree(map_, width)
            case "fishbone":
                return map_fishbone.fishbone(map_, width)
            case "grid":
                return map_grid.grid(map_, width, self.axis, high=high)
            case "plan":
                return map_plan.plan(map_, width)
            case "matrix":
                return map_matrix.matrix(map_, width, self.first)
