"""Rows about people as what they say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from dateutil.relativedelta import relativedelta

from tui.desk.intake import Skip, codes
from tui.desk.intake_names import listed, name_of, text_of
from tui.desk.intake_table import Table
from tui.domain.lexicon import ATTITUDE_WORDS
from tui.domain.vocabulary import (
    LEVEL_WORDS,
    RELATION_WORDS,
    ROLE_WORDS,
    SOCIAL_WORDS,
    THINKING_WORDS,
)
from tui.exchange.moments import Birthday, read_birthday
from tui.exchange.values import is_no_day, read_word
from tui.i18n import _

if TYPE_CHECKING:
    from tui.exchange.sheets import Row

_MOST_INFLUENCE: Final = 5


class PersonLine(msgspec.Struct, frozen=True):
    """What one row says about a person; ``fields`` by the field of the record, stated ones only."""

    row: int
    account: str
    """Empty where the row names none."""
    without_account: str
    """Why the row cannot be taken if it names none."""
    name: str
    email: str
    phone: str
    birthday: Birthday | None
    boss: str
    fields: dict[str, object]
    account_id: int | None = None
    """Where something else than its name tells the account."""


class PeopleReader:
    """Rows as what they say."""

    def __init__(self, table: Table, as_of: date) -> None:
        self._table = table
        self._as_of = as_of
        self._words = {
            "level": codes(LEVEL_WORDS),
            "attitude": codes(ATTITUDE_WORDS),
            "relation": codes(RELATION_WORDS),
        }
        self._roles = codes(ROLE_WORDS)
        self._thinking = codes(THINKING_WORDS)
        self._social = codes(SOCIAL_WORDS)

    def line(self, row: Row) -> PersonLine:
        """A row, read.

        Raises:
            Skip: a cell cannot be read.
        """
        table = self._table
        name = name_of(table, row)
        influence = table.whole(row, "influence")
        if influence is not None and influence > _MOST_INFLUENCE:
            raise table.refuse(row, "influence", _("Column “{column}”: “{word}” is above 5."))
        found: dict[str, object | None] = {
            field: table.word(row, field, words) for field, words in self._words.items()
        }
        found |= {field: table.text(row, field) or None for field in ("title", "department")}
        found |= {"roles": self._roles_of(row), "influence": influence, **self._style(row)}
        return PersonLine(
            row=row.number,
            account=text_of(table.text(row, "account")),
            without_account=_("Column “{column}” is empty.").format(column=table.header("account")),
            name=name,
            email=text_of(table.text(row, "email")),
            phone=text_of(table.text(row, "phone")),
            birthday=self._birthday(row),
            boss=text_of(table.text(row, "reports to")),
            fields={field: value for field, value in found.items() if value is not None},
        )

    def _roles_of(self, row: Row) -> tuple[str, ...] | None:
        found: list[str] = []
        for word in listed(self._table.text(row, "roles")):
            try:
                found.append(read_word(word, self._roles))
            except ValueError:
                raise Skip(
                    _("Column “{column}”: the word “{word}” is not known here.").format(
                        column=self._table.header("roles"), word=word
                    )
                ) from None
        return tuple(dict.fromkeys(found)) or None

    def _style(self, row: Row) -> dict[str, str | None]:
        """A thinking style (M23) or a social style (M24), whichever the word names."""
        style = self._table.word(row, "style", self._social | self._thinking)
        return {"social_style" if style in self._social.values() else "style": style}

    def _birthday(self, row: Row) -> Birthday | None:
        table = self._table
        if is_no_day(table.text(row, "birthday")):  # 0/0/00 in Outlook
            return None
        found = table.read(
            row,
            "birthday",
            lambda cell: read_birthday(cell, table.dates_of("birthday")),
            _("Column “{column}”: “{word}” is not a date."),
        )
        if found is None or found.day <= self._as_of:
            return found
        year = found.day.year
        if str(year) in table.text(row, "birthday"):
            raise table.refuse(row, "birthday", _("Column “{column}”: “{word}” is still to come."))
        # Two digits of a year, and nobody is born in the future.
        return Birthday(found.day + relativedelta(years=-100), has_year=True)


def cells_of(line: PersonLine) -> dict[str, str]:
    """What a row says by field, to be read again some day, whatever file it stood in."""
    found = {
        "name": line.name,
        "email": line.email,
        "phone": line.phone,
        "reports to": line.boss,
        "birthday": "",
    }
    if (born := line.birthday) is not None:
        found["birthday"] = born.day.isoformat() if born.has_year else f"--{born.day:%m-%d}"
    for field, value in line.fields.items():
        text = "; ".join(value) if isinstance(value, tuple) else str(value)
        found["style" if field == "social_style" else field] = text
    return {field: text for field, text in found.items() if text}
