"""From the table of keys to Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding

from tui import keys


def bindings(*places: keys.Place) -> list[Binding]:
    """The bindings of some places. Words and names of keys are translated where they are shown."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.help,
            show=bool(key.label),
            key_display=keys.shown(key),
            tooltip=key.help,
            priority=key.id == "quit",  # from a dialog too, where the keys of the app rest
            id=key.id,
        )
        for place in places
        for key in keys.of(place)
    ]
