"""People from a sheet: new ones are added, known ones get what the file says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from tui.desk.holding import Holding
from tui.desk.intake import Change, Skip, Skipped, Tally, halves, key_of
from tui.desk.intake_names import (
    Accounts,
    PeopleIndex,
    contact_keys,
    is_like,
    is_same_name,
    is_same_phone,
    mails_of,
    name_keys,
    some,
    telling,
)
from tui.desk.intake_table import Table
from tui.desk.names import pinyin_of_person
from tui.desk.people_rows import PeopleReader, PersonLine, cells_of
from tui.domain.names import fold
from tui.domain.people.reporting import is_above
from tui.domain.records import Person, PersonChange
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from tui.exchange.moments import Birthday
    from tui.exchange.progress import Progress, Stage

_KEPT: Final[tuple[Literal["attitude", "relation", "roles"], ...]] = (
    "attitude",
    "relation",
    "roles",
)
"""The fields whose changes are dated and kept with the person (M13, M15)."""


def import_people(
    change: Change, table: Table, as_of: date, currency: str, country: str = ""
) -> Tally:
    """Take every row of a sheet of people into a change of the book.

    Within an account a person is known by e-mail address, telephone number or name, in this
    order. Empty cells erase nothing. Whom somebody reports to may stand in any row. A row
    without an account waits in the review list.

    Args:
        as_of: the day of the file, which dates the changes of known people.
        currency: of accounts that are made because a row names them.
        country: ISO 3166, where telephone numbers without a country are; empty: not known.
    """
    tally = Tally(warnings=table.warnings())
    reader = PeopleReader(table, as_of)
    lines: list[PersonLine] = []
    for row in table.progress.over(table.rows, "understanding"):
        try:
            lines.append(reader.line(row))
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
    accounts = Accounts(change, currency, (line.account for line in lines))
    intake = PeopleIntake(change, as_of, accounts, tally, country)
    intake.take(lines, table.progress)
    intake.finish()
    return tally


class _Taken(msgspec.Struct):
    """A person that a row was about: as the book has it, and as it is to be."""

    line: PersonLine
    is_new: bool
    stored: Person
    after: Person


class PeopleIntake:
    """People, whatever file they stand in, on their way into a change of the book."""

    def __init__(
        self, change: Change, as_of: date, accounts: Accounts, tally: Tally, country: str = ""
    ) -> None:
        """Begin.

        Args:
            accounts: those of the book; new ones are made because lines name them.
            tally: counts the lines, when all is finished.
            country: ISO 3166, where telephone numbers without a country are; empty: not known.
        """
        self._change = change
        self._as_of = as_of
        self._country = country
        self._accounts = accounts
        self._holding = Holding(change, "people", as_of)
        self._tally = tally
        self._of_merged: list[tuple[PersonLine, int]] = []
        self._people = PeopleIndex(change.all(Person).values(), country)
        self._taken: dict[int, _Taken] = {}
        self._placed: list[tuple[PersonLine, int]] = []
        self._names: set[tuple[int, str]] = set()
        self._shared: set[tuple[int, str]] = set()

    @property
    def people(self) -> Sequence[Person]:
        """Everybody as they are after the lines that have been taken."""
        known = self._change.all(Person).values()
        return [taken.after if (taken := self._taken.get(one.id)) else one for one in known]

    def take(
        self, lines: Iterable[PersonLine], progress: Progress, stage: Stage = "taking"
    ) -> None:
        """Bring people in line with lines, all of them or some first.

        Raises:
            Cancelled: the rep stops the import.
        """
        placed: list[tuple[PersonLine, int]] = []
        for line in lines:
            try:
                placed.append((line, self._account_of(line)))
            except Skip as skip:
                self._skip(line, skip)
        self._placed += placed
        self._names |= {(id_, key) for line, id_ in placed for key in name_keys(line.name)}
        self._shared = _shared(self._placed)
        # What tells people apart best goes first, so that the order of the rows decides nothing.
        placed.sort(key=lambda one: (not one[0].email, not one[0].phone, not halves(one[0].name)))
        for line, account_id in progress.over(placed, stage):
            try:
                self._take(line, account_id)
            except Skip as skip:
                self._skip(line, skip)

    def finish(self) -> None:
        """When all lines have been taken: who reports to whom, the book, and the tally."""
        for line, id_ in self._of_merged:
            self._fill(line, id_)
        self._report_lines()
        for one in self._taken.values():
            if one.after != one.stored:
                self._change.put(one.after)
            if one.is_new:
                self._tally.created += 1
            elif one.after == one.stored:
                self._tally.unchanged += 1
            else:
                self._tally.updated += 1
        self._tally.skipped.sort(key=lambda one: one.row)
        self._tally.warnings += (*self._accounts.warnings(), *self._holding.warnings())

    def _account_of(self, line: PersonLine) -> int:
        if line.account_id is not None:
            return line.account_id
        if line.account:
            return self._accounts.find_or_add(line.account).id
        return self._holding.account_of(line.name, cells_of(line), line.without_account).id

    def _skip(self, line: PersonLine, reason: Skip) -> None:
        self._tally.skipped.append(Skipped(line.row, str(reason)))

    def _take(self, line: PersonLine, account_id: int) -> None:
        known = self._find(line, account_id)
        if known and _is_of_merged(known, line):
            self._of_merged.append((line, known.id))
            return
        if known and (earlier := self._taken.get(known.id)):
            # By whatever name the row calls them: another row may have a half of it alone.
            self._people.take(replace(earlier.after, aliases=(*earlier.after.aliases, line.name)))
            if replace(line, row=earlier.line.row) != earlier.line:
                raise Skip(
                    _("The same person stands in row {row} with other values.").format(
                        row=earlier.line.row
                    )
                )
            self._tally.unchanged += 1
            return
        if known is None:
            blank = Person(
                account_id=account_id, name=line.name, pinyin=pinyin_of_person(line.name)
            )
            after = stored = self._change.add(_told(blank, line, self._country))
        else:
            stored, after = known, self._with_history(known, _told(known, line, self._country))
        self._people.take(after)
        self._taken[after.id] = _Taken(line, known is None, stored, after)

    def _fill(self, line: PersonLine, id_: int) -> None:
        """A row about somebody who was merged into a person fills what is empty there."""
        taken = self._taken.get(id_)
        before = taken.after if taken else self._change.all(Person)[id_]
        said = {
            **line.fields,
            "phone": line.phone,
            "birthday": line.birthday and line.birthday.day,
        }
        news = {name: value for name, value in said.items() if value and not getattr(before, name)}
        after = replace(before, **news)
        if "birthday" in news and line.birthday:
            after = replace(after, birth_year_known=line.birthday.has_year)
        if taken:
            taken.after = after
        elif after != before:
            self._change.put(after)
        self._people.take(after)
        if after == before:
            self._tally.unchanged += 1
        else:
            self._tally.updated += 1

    # -- who is meant

    def _find(self, line: PersonLine, account_id: int) -> Person | None:
        """The person that the row is about.

        Where people of that name are there, the e-mail address or the telephone tells which.
        Where nobody is, it tells who has a new name; not so if several names of the file share
        it, or if the file knows that person too. And those who share a telephone but no word of
        their names are two.
        """
        by_email = self._people.with_email(account_id, line.email)
        by_phone = self._people.with_phone(account_id, line.phone)
        named = [
            one
            for one in self._people.named(account_id, line.name)
            if not self._is_somebody_else(one, line)
        ]
        if named:
            by_email = [one for one in by_email if one in named]
            by_phone = [one for one in by_phone if one in named]
        else:
            by_email = self._renamed(by_email, line.email)
            by_phone = self._renamed(by_phone, line.phone)
            by_phone = [one for one in by_phone if is_like(one.name, line.name)]
        for found in (by_email, by_phone, named):
            if len(found) == 1:
                return found[0]
        if named:
            raise Skip(
                _(
                    "Several people there are called “{name}”: tell them apart by e-mail address."
                ).format(name=line.name)
            )
        return None

    def _renamed(self, having: list[Person], cell: str) -> list[Person]:
        """Who of those that have what is in the cell may have a new name in the file."""
        return [
            one
            for one in having
            if not any((one.account_id, key) in self._shared for key in contact_keys(cell))
            and not any((one.account_id, key) in self._names for key in name_keys(one.name))
        ]

    def _is_somebody_else(self, person: Person, line: PersonLine) -> bool:
        """Whether an earlier row has given this person another e-mail address."""
        earlier = self._taken.get(person.id)
        if earlier is None or not (earlier.line.email and line.email):
            return False
        if key_of(line.email) in mails_of(person):
            return False
        return key_of(earlier.line.email) != key_of(line.email)

    def _with_history(self, before: Person, after: Person) -> Person:
        changes = tuple(
            PersonChange(on=self._as_of, field=field, old=_as_text(old), new=_as_text(new))
            for field in _KEPT
            if (new := getattr(after, field)) != (old := getattr(before, field))
        )
        return replace(after, history=before.history + changes)

    # -- who reports to whom

    def _report_lines(self) -> None:
        """Set whom the people of the file report to, in the order of their rows.

        Their old lines are cut first, so that the order of the rows decides and not what the
        book had. A line that would close a circle is left out.
        """
        unknown: list[str] = []
        circles: list[str] = []
        stated: dict[int, int] = {}
        for one in sorted(self._taken.values(), key=lambda one: one.line.row):
            if not one.line.boss:
                continue
            bosses = self._people.named(one.after.account_id, one.line.boss)
            if len(bosses) == 1:
                stated[one.after.id] = bosses[0].id
            else:
                unknown.append(one.line.boss)
        above = {
            id_: person.reports_to
            for id_, person in self._change.all(Person).items()
            if id_ not in stated
        }
        for id_, boss in stated.items():
            one = self._taken[id_]
            before = one.stored.reports_to
            if is_above(above, boss, id_):
                circles.append(one.after.name)
                above[id_] = None if before is None or is_above(above, before, id_) else before
            else:
                above[id_] = boss
            one.after = replace(one.after, reports_to=above[id_])
        self._warn_of_lines(unknown, circles)

    def _warn_of_lines(self, unknown: list[str], circles: list[str]) -> None:
        if unknown:
            self._tally.warnings.append(
                ngettext(
                    "In {n} row it is not clear who the superior is: {names}.",
                    "In {n} rows it is not clear who the superior is: {names}.",
                    len(unknown),
                ).format(n=len(unknown), names=some(unknown))
            )
        if circles:
            self._tally.warnings.append(
                _("People cannot report to each other in a circle; left out for: {names}.").format(
                    names=some(circles)
                )
            )


def _is_of_merged(person: Person, line: PersonLine) -> bool:
    """Whether a row speaks of somebody who was merged into the person, not of the person."""
    if line.email and person.email:
        mail = key_of(line.email)
        return mail != key_of(person.email) and mail in mails_of(person)
    is_own = is_same_name(person.name, line.name)
    return not is_own and any(is_same_name(one, line.name) for one in person.aliases)


def _told(person: Person, line: PersonLine, country: str) -> Person:
    """The person with what the row says; what only looks different stays as it is."""
    told = replace(person, **telling(person, line.fields))
    is_known = any(is_same_name(one, line.name) for one in (person.name, *person.aliases))
    # The name in both scripts takes the place of one of its halves: the other half is theirs, too.
    if not is_known or name_keys(person.name)[0] in name_keys(line.name)[1:]:
        told = replace(told, name=line.name, pinyin=pinyin_of_person(line.name))
    if line.email and key_of(line.email) != key_of(person.email):
        told = replace(told, email=line.email)
    if line.phone and not is_same_phone(line.phone, person.phone, country):
        told = replace(told, phone=line.phone)
    if (born := line.birthday) and not _is_known(born, person.birthday):
        told = replace(told, birthday=born.day, birth_year_known=born.has_year)
    return told


def _shared(placed: list[tuple[PersonLine, int]]) -> set[tuple[int, str]]:
    """E-mail addresses and telephones that a file gives to several names of an account."""
    names: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for line, account_id in placed:
        for key in (*contact_keys(line.email), *contact_keys(line.phone)):
            names[account_id, key].add(fold(line.name))
    return {key for key, found in names.items() if len(found) > 1}


def _is_known(born: Birthday, known: date | None) -> bool:
    """Whether a birthday without a year is the one that the book has."""
    if born.has_year or known is None:
        return False
    return (born.day.month, born.day.day) == (known.month, known.day)


def _as_text(value: str | tuple[str, ...] | None) -> str:
    return ",".join(value) if isinstance(value, tuple) else value or ""
