"""The fields of forms: how a value is shown, read back from what was typed, and echoed.

A field knows the attribute of the record that it stands for, and nothing of the form
around it but the `Sheet` it is read from. Here are those of plain text; others stand in
`choices`, `days`, `figures` and `naming`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, Literal

import msgspec

from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ground import Desk
    from tui.domain.records import Account, Record

FieldKind = Literal[
    "text",
    "line",
    "when",
    "day",
    "choice",
    "choices",
    "account",
    "people",
    "person",
    "number",
    "money",
]

SEPARATORS: Final = re.compile(r"\s*[,，、;；]\s*")
"""What stands between several people or choices."""
_LIST_SEPARATORS: Final = re.compile(r"\s*[;；]\s*")


class Option(msgspec.Struct, frozen=True):
    """One of the choices of a field."""

    code: str
    word: str


class New(msgspec.Struct, frozen=True):
    """An account or a person that is added on the way, by name."""

    name: str


class Understood(msgspec.Struct, frozen=True):
    """What was typed into a field means: values by attribute, and in words ("" says nothing)."""

    values: Mapping[str, object]
    echo: str = ""


class FieldTrouble(Trouble):
    """What stands in a field cannot be used. It knows the field, and the word that is wrong."""

    def __init__(self, field: str, code: str, sentence: str, word: str = "") -> None:
        self.field, self.code, self.word = field, code, word
        super().__init__(sentence)


class Sheet:
    """A form as it is filled in: what its fields are read against."""

    def __init__(
        self,
        desk: Desk,
        record: Record | None,
        typed: Mapping[str, str],
        account: Account | None,
    ) -> None:
        self.desk = desk
        self.record = record
        """The record that is edited; None for a new one."""
        self.typed = typed
        """What stands in the fields, by name; a field that is not there is as it was."""
        self.account: Account | New | None = account
        """The account that people are looked up at; None: not known yet."""
        self.currency = account.currency if account else desk.settings.currency
        """Of the amounts."""

    @property
    def account_id(self) -> int:
        """The id of the account; 0 for one that is new or not known."""
        return 0 if self.account is None or isinstance(self.account, New) else self.account.id


class Field:
    """A field of a form. Subclasses say how it is shown and read."""

    kind: ClassVar[FieldKind] = "line"

    def __init__(
        self, name: str, label: str, example: str = "", *, attr: str = "", required: bool = False
    ) -> None:
        """``label`` and ``example`` are marked for translation; ``attr`` is ``name`` if empty."""
        self.name = name
        self.label = label
        self.example = example
        self.attr = attr or name
        self.required = required

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose from."""
        return ()

    def show(self, sheet: Sheet, record: Record) -> str:
        """The record's value as it would be typed."""
        return str(getattr(record, self.attr))

    def read(self, sheet: Sheet, text: str) -> Understood:
        """What a text that is not empty means.

        Raises:
            FieldTrouble: it cannot be used.
        """
        return Understood({self.attr: text})

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        """What an empty field means."""
        return {self.attr: ""}

    def code(self, record: Record) -> str | None:
        """What a screen may say instead of the shown text: the code of what is chosen."""
        return None

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """Whether it means something else than before although its text is the same."""
        return False

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        """What the text could become, the likeliest first; each is the field's whole text."""
        return []

    def missing(self) -> FieldTrouble:
        """The trouble where the field is needed and empty."""
        sentence = _("“{word}” is empty.")
        if self.example:
            sentence = _("“{word}” is empty. Try: {example}")
        return self.trouble("missing", sentence, _(self.label), example=_(self.example))

    def trouble(
        self, code: str, sentence: str, word: str = "", *, hint: str = "", **more: object
    ) -> FieldTrouble:
        """The trouble with a word of this field.

        Args:
            sentence: with places for ``{word}`` and what else is given.
            hint: a sentence that follows.
        """
        return FieldTrouble(self.name, code, sentence.format(word=word, **more) + hint, word)


class Text(Field):
    """Words of any length."""

    kind = "text"


class TextList(Field):
    """Several texts with semicolons between them."""

    kind = "text"

    def show(self, sheet: Sheet, record: Record) -> str:
        texts: tuple[str, ...] = getattr(record, self.attr)
        return "; ".join(_LIST_SEPARATORS.sub(", ", text) for text in texts)

    def read(self, sheet: Sheet, text: str) -> Understood:
        parts = [part for part in _LIST_SEPARATORS.split(text) if part]
        return Understood({self.attr: tuple(dict.fromkeys(parts))})

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: ()}


def split_last(text: str) -> tuple[str, str]:
    """A text of several pieces: all up to its last piece, and that."""
    end = max((found.end() for found in SEPARATORS.finditer(text)), default=0)
    begin = text[:end]
    return (f"{begin} " if begin and not begin[-1].isspace() else begin), text[end:]
