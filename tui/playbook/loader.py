"""The playbook in one language: built-in files, read when asked for, under the rep's own words.

The rep's own file has a table for each file of the playbook and names in it only what it says
in other words::

    [excuses.away]
    say = "Who signs while he is away?"

    [zh.payers.when_due]      # in Chinese only
    tone = "…"

What stands outside a language counts in both.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from tui.i18n import LANGUAGES
from tui.playbook import tables, tables_prep
from tui.playbook.findings import Fault, Finding, line_of
from tui.playbook.overlay import lay_over, nearest
from tui.playbook.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.domain.codes import Excuse, MessageStep, MessageTone, PayerType
    from tui.domain.maxims import MaximCode
    from tui.domain.prep_rules import Approach, Phase, Reason
    from tui.i18n import Language
    from tui.playbook.findings import Key
    from tui.playbook.overlay import Laid
    from tui.playbook.shape import Item, Line, Table

T = TypeVar("T")

_FOLDER: Final = Path(__file__).parent


class Playbook:
    """What the trade says, in one language.

    Nothing is read when it is made. A table is read when it is first asked for, and a built-in
    file once per process. A wrong own file never stands in the way: what is wrong with it is in
    `findings`, and the built-in text serves.

    Args:
        own: the rep's own file; one that is not there says nothing.
    """

    def __init__(self, language: Language, own: Path | None = None) -> None:
        self.language = language
        self._file = own

    @cached_property
    def excuses(self) -> Mapping[Excuse, tables.ExcuseAnswer]:
        """The fifteen excuses and their answers (M57)."""
        return self._value(tables.EXCUSES)

    @cached_property
    def payers(self) -> Mapping[PayerType, tables.Payer]:
        """How to deal with each of the four payers (M55)."""
        return self._value(tables.PAYERS)

    @cached_property
    def power(self) -> tables.Power:
        """The POWER routine (M58)."""
        return self._value(tables.POWER)

    @cached_property
    def chasing(self) -> tables.Chasing:
        """Lines before a chase, on the phone, and the four ends (M56, M59, M60)."""
        return self._value(tables.CHASING)

    @cached_property
    def unpaid(self) -> tables.Unpaid:
        """The three questions of an unpaid account (M61)."""
        return self._value(tables.UNPAID)

    @cached_property
    def credit(self) -> tables.Credit:
        """What to know and say about credit (M62)."""
        return self._value(tables.CREDIT)

    @cached_property
    def messages(self) -> Mapping[MessageStep, Mapping[MessageTone, tables.Draft]]:
        """Drafts of messages about money."""
        return self._value(tables.MESSAGES)

    @cached_property
    def methods(self) -> Mapping[tables.MethodId, tables.Method]:
        """All methods, M01 to M70, in the order of the trade: accounts, people, visit, money."""
        return self._value(tables.METHODS)

    @cached_property
    def maxims(self) -> Mapping[MaximCode, tables.Maxim]:
        """The twelve golden rules, then the five maxims (M46)."""
        return self._value(tables.MAXIMS)

    @cached_property
    def materials(self) -> Mapping[str, tables_prep.Material]:
        """What to take along (M30); when, is in `tui.playbook.rules.materials`."""
        return self._value(tables_prep.MATERIALS)

    @cached_property
    def etiquette(self) -> Mapping[Phase, Mapping[str, tables_prep.Manner]]:
        """Manners by phase (M32-M34); when, is in `tui.playbook.rules.etiquette`."""
        return self._value(tables_prep.ETIQUETTE)

    @cached_property
    def openings(self) -> Mapping[Approach, Mapping[str, Line]]:
        """First words by approach (M35); when, is in `tui.playbook.rules.openings`."""
        return self._value(tables_prep.OPENINGS)

    @cached_property
    def phone(self) -> tables_prep.Phone:
        """Getting the appointment (M36); when, is in `tui.playbook.rules.phone`."""
        return self._value(tables_prep.PHONE)

    @cached_property
    def questions(self) -> tables_prep.Questions:
        """What to ask, and what one is asked (M08, M37, M38)."""
        return self._value(tables_prep.QUESTIONS)

    @cached_property
    def advice(self) -> tables_prep.Advice:
        """What to do with whom (M02, M03, M10-M15, M23-M29, M31, M44)."""
        return self._value(tables_prep.ADVICE)

    @cached_property
    def value(self) -> tables_prep.Value:
        """Value in the customer's words (M39-M42)."""
        return self._value(tables_prep.VALUE)

    @cached_property
    def reasons(self) -> Mapping[Reason, Item]:
        """Why something stands in prep, in a few words."""
        return self._value(tables_prep.REASONS)

    @property
    def own_file(self) -> Path | None:
        """Where the rep's own words are looked for, if they may be anywhere."""
        return self._file

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong with the rep's own file, in either language, by line."""
        own = self._own
        faults = [*own.faults, *_unknown_tables(own.tree)]
        for part, laid in self._layers((), *((one,) for one in LANGUAGES)):
            faults += [msgspec.structs.replace(one, key=part + one.key) for one in laid.faults]
        found = [own.finding(fault) for fault in faults]
        return tuple(sorted(found, key=lambda one: (one.line or 0, one.key)))

    @cached_property
    def reworded(self) -> frozenset[str]:
        """The dotted keys that stand in the rep's own words: ``excuses.away.say``."""
        layers = self._layers((), (self.language,))
        return frozenset(".".join(key) for _part, laid in layers for key in laid.own)

    @cached_property
    def _own(self) -> _Own:
        return _read_own(self._file)

    def _value(self, table: Table[T]) -> T:
        value = _built_in(self.language, table)
        for part in ((), (self.language,)):
            said = self._said(part, table.name)
            if said is not None:
                value = lay_over(table, value, said).value
        return value

    def _layers(self, *parts: Key) -> Iterator[tuple[Key, Laid[object]]]:
        """Each table of which the own file says something in one of the parts."""
        for part in parts:
            for table in TABLES:
                said = self._said(part, table.name)
                if said is not None:
                    yield part, lay_over(table, _built_in(self.language, table), said)

    def _said(self, part: Key, table: str) -> object:
        """What the own file says of a table, for both languages or in the part of one."""
        tree: object = self._own.tree
        for name in (*part, table):
            if not isinstance(tree, dict) or name not in tree:
                return None
            tree = tree[name]
        return tree


# -- Built-in files


@cache
def _parsed(language: Language, name: str) -> dict[str, Any]:
    import tomllib

    with (_FOLDER / language / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _built_in(language: Language, table: Table[T]) -> T:
    return msgspec.convert(_parsed(language, table.name), table.kind)


# -- The rep's own file


class _Own(msgspec.Struct, frozen=True):
    file: Path = Path()
    text: str = ""
    tree: dict[str, Any] = {}
    faults: tuple[Fault, ...] = ()

    def finding(self, fault: Fault) -> Finding:
        match fault.reason:
            case "unreadable":
                line = None
            case "not_toml":
                said = re.search(r"at line (\d+)", fault.detail)
                line = int(said[1]) if said else len(self.text.splitlines())
            case _:
                line = line_of(fault.key, self.text)
        return Finding(self.file, line, ".".join(fault.key), fault.reason, fault.detail)


def _read_own(file: Path | None) -> _Own:
    if file is None:
        return _Own()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return _Own(file)
    except (OSError, UnicodeDecodeError) as error:
        return _Own(file, faults=(Fault((), "unreadable", str(error)),))
    import tomllib

    try:
        return _Own(file, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return _Own(file, text, faults=(Fault((), "not_toml", str(error)),))


def _unknown_tables(tree: Mapping[str, object]) -> Iterator[Fault]:
    known = [table.name for table in TABLES]
    for name, value in tree.items():
        if name not in LANGUAGES:
            if name not in known:
                yield Fault((name,), "unknown_key", nearest(name, [*known, *LANGUAGES]))
        elif not isinstance(value, dict):
            yield Fault((name,), "wrong_type", "table")
        else:
            for inner in value:
                if inner not in known:
                    yield Fault((name, inner), "unknown_key", nearest(inner, known))
