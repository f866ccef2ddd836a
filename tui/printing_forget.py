"""What is stored about a person as plain text, before and after it is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.desk.forgetting import kind_of
from tui.i18n import _, ngettext
from tui.printing import table

if TYPE_CHECKING:
    from tui.desk.forgetting import ForgetView


def stored(view: ForgetView) -> str:
    """All that is stored, and what erasing does to it."""
    said = [_("{name}: {what}").format(name=view.person.name, what=view.account.name)]
    said += table([[f"  {one.field}", one.value] for one in view.fields])
    for fate, title in (
        ("removed", _("Goes with the person")),
        ("changed", _("Stays without the person")),
    ):
        found = [one for one in view.records if one.fate == fate]
        if found:
            said += ["", title]
            said += table(
                [
                    [
                        f"  {kind_of(one)}",
                        words.full_date(one.date) if one.date else "",
                        one.text,
                    ]
                    for one in found
                ]
            )
    return "\n".join(said)


def erased(view: ForgetView) -> str:
    """What was erased."""
    n = len(view.records)
    said = [
        ngettext(
            "Erased {name} for good, and the name in {n} other record.",
            "Erased {name} for good, and the name in {n} other records.",
            n,
        ).format(name=view.person.name, n=n)
    ]
    if view.copies:
        said.append(
            ngettext(
                "{n} backup was written anew without the person; what was done before cannot be "
                "taken back.",
                "{n} backups were written anew without the person; what was done before cannot "
                "be taken back.",
                view.copies,
            ).format(n=view.copies)
        )
    said += [
        _("{file} was damaged and named the person: it is gone.").format(file=one)
        for one in view.removed
    ]
    said.append(_("Copies that you have put elsewhere still name the person."))
    return "\n".join(said)
