"""What stands above and below each view of the map: how it stands, classes, views, flags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from tui import keys, words
from tui.desk import people_words
from tui.i18n import NP_, _, ngettext, pgettext
from tui.screens import map_pieces as pieces
from tui.widgets.cells import fit, plain, width_of
from tui.widgets.facts import wrap

if TYPE_CHECKING:
    from tui.desk.people_views import MapView
    from tui.domain.people.classes import Plank
    from tui.widgets.cells import Piece, Tone

View = Literal["tree", "fishbone", "grid", "plan", "matrix"]
VIEWS: Final[tuple[View, ...]] = get_args(View)
_TITLES: Final[dict[View, str]] = {
    "tree": NP_("map", "tree"),
    "fishbone": NP_("map", "fishbone"),
    "grid": NP_("map", "grid"),
    "plan": NP_("map", "plan"),
    "matrix": NP_("map", "matrix"),
}
_TOP_RUNG: Final = 5
_LONGEST_BAR: Final = 10
_SHORTEST_BAR: Final = 3
_GAP: Final = 3
_WEAK: Final = 2.0
"""Below this figure a class or a department is weak: not yet accepted."""


def head(view: MapView, shown: View, width: int, *, is_high: bool) -> list[list[Piece]]:
    """All that stands above a view.

    Args:
        is_high: there is room for air, and for the flags below the view.
    """
    if not view.people:
        return [heading(view)]
    bars = classes(view, width, is_high=is_high)
    if is_high:
        return [heading(view), *bars, [], tabs(shown), []]
    count = flag_count(view)
    line = tabs(shown)
    spare = width - width_of(tuple(line)) - width_of(tuple(count))
    return [heading(view), *bars, [*line, (" " * max(1, spare), ""), *count]]


def heading(view: MapView) -> list[Piece]:
    """The account, how its map stands, how many of the key people are with us."""
    sign = words.TIER_SIGNS[view.account.tier].strip()
    said: list[Piece] = [(f"{sign} ", "way")] if sign else []
    said.append((view.account.name, "way bold"))
    if view.status is None:
        if view.people:
            said.append(("   " + _("not mapped yet"), "dim"))
        return said
    tone = pieces.STATUS_TONES[view.status]
    said += [("   " + _("map") + " ", "dim"), ("● " + people_words.status(view.status), tone)]
    text = ngettext(
        "{n} of {all} key person with us", "{n} of {all} key people with us", len(view.key)
    ).format(n=len(view.supporters), all=len(view.key))
    said.append(("   " + text, ""))
    return said


def flag_count(view: MapView) -> list[Piece]:
    """How many flags there are, and the key that shows them."""
    if not view.flags:
        return []
    return [(f"⚑ {len(view.flags)}", "watch"), (" !", "bold")]


def tabs(view: View) -> list[Piece]:
    """The five views with their keys, the one shown marked."""
    said: list[Piece] = []
    shown = {key.action: keys.shown(key) for key in keys.of("people")}
    for one in VIEWS:
        said += [("   ", "")] if said else []
        said.append((shown[f"view('{one}')"] + " ", "bold"))
        said.append((pgettext("map", _TITLES[one]), "way bold" if one == view else "dim"))
    return said


def classes(view: MapView, width: int, *, is_high: bool) -> list[list[Piece]]:
    """The relationship classes as bars with their figures, then the shortest plank (M16)."""
    figures = {
        "organisation": view.classes.organisation,
        "key": view.classes.key,
        "broad": view.classes.broad,
    }
    if all(figure is None for figure in figures.values()):
        return []
    names = {code: people_words.relationship_class(code) for code in figures}
    fixed = sum(width_of(plain(name)) + 5 for name in names.values()) + 2 * _GAP
    weakest = view.classes.weakest
    short = _short_plank(weakest) if weakest else []
    beside = width - fixed - width_of(tuple(short)) - _GAP
    # Where the window is low, the plank stands in the same line, and the bars make room for it.
    is_beside = not is_high and bool(weakest) and beside >= _SHORTEST_BAR * len(figures)
    room = beside if is_beside else width - fixed
    bar = max(_SHORTEST_BAR, min(_LONGEST_BAR, room // len(figures)))
    line: list[Piece] = []
    for code, figure in figures.items():
        line += [(" " * _GAP, "")] if line else []
        line += [(names[code] + " ", "dim"), *_bar(figure, bar)]
    if is_beside:
        return [[*line, (" " * _GAP, ""), *short]]
    return [line, _plank(weakest)] if is_high and weakest else [line]


def _bar(figure: float | None, width: int) -> list[Piece]:
    if figure is None:
        return [("─" * width, "dim"), (" –  ", "dim")]
    full = round(figure / _TOP_RUNG * width)
    tone: Tone = "late" if figure < _WEAK else "way"
    return [("━" * full, tone), ("─" * (width - full), "dim"), (f" {figure:.1f}", "")]


def _short_plank(plank: Plank) -> list[Piece]:
    text = _("plank: {department} {figure}").format(
        department=plank.department, figure=f"{plank.figure:.1f}"
    )
    return [(text, "late" if plank.figure < _WEAK else "watch")]


def _plank(plank: Plank) -> list[Piece]:
    """The weakest department, and who of ours meets it."""
    text = _("shortest plank: {department} {figure}").format(
        department=plank.department, figure=f"{plank.figure:.1f}"
    )
    ours = [pieces.bare(one) or pgettext("our house", "you") for one in plank.ours]
    met = _("met by {names}").format(names=" · ".join(ours)) if ours else _("met by nobody")
    return [(text, "late" if plank.figure < _WEAK else "watch"), (f"   {met}", "dim")]


def flags(view: MapView, width: int, most: int) -> list[list[Piece]]:
    """The flags with their cures, as many as there is room for.

    Args:
        most: how many lines there are; a heading takes one of them.
    """
    room = most - 1
    if not view.flags or room < 1:
        return []
    heads = min(18, max(width_of(plain(one.head)) for one in view.flags))
    told: list[list[list[Piece]]] = []
    for flag in view.flags:
        cure = wrap([(flag.cure, "dim")], max(10, width - heads - 4))
        first = [("⚑ ", "watch"), *fit(plain(flag.head), heads), ("  ", ""), *(cure or [[]])[0]]
        told.append([first, *([(" " * (heads + 4), ""), *line] for line in cure[1:])])
    shown: list[list[Piece]] = []
    left = len(told)
    for lines in told:
        is_last = left == 1
        if len(shown) + len(lines) + (0 if is_last else 1) > room:
            break
        shown += lines
        left -= 1
    if left and shown:
        more = ngettext("and {n} more flag", "and {n} more flags", left).format(n=left)
        shown.append([(f"  {more}  ", "dim"), ("!", "bold")])
    if not shown:
        return []
    title: list[Piece] = [(_("Flags"), "way bold"), (f"   {len(view.flags)}", "dim")]
    return [title, *shown]
