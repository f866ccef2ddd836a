"""The fields of forms that choose among a few codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from tui import words
from tui.desk.fields import SEPARATORS, Field, Option, Understood, split_last
from tui.domain import vocabulary
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.desk.fields import FieldKind, Sheet
    from tui.domain.records import Record

Code = TypeVar("Code", bound=str)


class Choice(Field):
    """One of a few codes, by its word in either language, its code, or the beginning of one."""

    kind: ClassVar[FieldKind] = "choice"

    def __init__(
        self,
        name: str,
        label: str,
        table: Mapping[Code, Sequence[str]],
        say: Callable[[str], str],
        example: str = "",
        *,
        attr: str = "",
        required: bool = False,
        blank: str | None = None,
    ) -> None:
        """``say`` finds the word on screen of a code; ``blank`` is what an empty field means."""
        super().__init__(name, label, example, attr=attr, required=required)
        self._table: dict[str, Sequence[str]] = dict(table.items())
        self._say = say
        self._blank = blank

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(Option(code, self._say(code)) for code in self._table)

    def show(self, sheet: Sheet, record: Record) -> str:
        code: str | None = getattr(record, self.attr)
        return "" if code is None else self._shown(code)

    def code(self, record: Record) -> str | None:
        return str(getattr(record, self.attr) or "")

    def _shown(self, code: str) -> str:
        """The word, or the code where other codes have that word too."""
        word = self._say(code)
        return word if self._codes(word) == [code] else code

    def _codes(self, text: str) -> list[str]:
        return vocabulary.codes_of(text, self._table, {one.code: one.word for one in self.options})

    def _code(self, text: str) -> str:
        found = self._codes(text)
        if len(found) == 1:
            return found[0]
        if found:
            candidates = words.some([self._say(code) for code in found])
            sentence = _("“{word}” could be {candidates}. Write more of it.")
            raise self.trouble("ambiguous_choice", sentence, text, candidates=candidates)
        candidates = words.joined([self._say(code) for code in self._table])
        sentence = _("“{word}” is none of: {candidates}.")
        raise self.trouble("unknown_choice", sentence, text, candidates=candidates)

    def read(self, sheet: Sheet, text: str) -> Understood:
        code = self._code(text)
        return Understood({self.attr: code}, self._say(code))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: self._blank}

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        return [self._say(code) for code in (self._codes(text) if text else self._table)]


class Choices(Choice):
    """Several codes, with commas between them."""

    kind: ClassVar[FieldKind] = "choices"

    def code(self, record: Record) -> str | None:
        return None

    def show(self, sheet: Sheet, record: Record) -> str:
        codes: tuple[str, ...] = getattr(record, self.attr)
        return ", ".join(self._shown(code) for code in codes)

    def read(self, sheet: Sheet, text: str) -> Understood:
        codes = dict.fromkeys(self._code(one) for one in SEPARATORS.split(text) if one)
        return Understood({self.attr: tuple(codes)}, words.joined(list(map(self._say, codes))))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: ()}

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        begin, last = split_last(text)
        said = set(SEPARATORS.split(begin))
        return [begin + word for word in super().complete(sheet, last) if word not in said]


_YES_NO: Final = {
    "yes": ("yes", "是", "true", "1"),
    "no": ("no", "否", "false", "0", "不是", "不"),
}
_YES_NO_WORDS: Final = {"yes": N_("yes"), "no": N_("no")}


def _yes_no(code: str) -> str:
    return _(_YES_NO_WORDS[code])


class YesNo(Choice):
    """Yes or no; empty means no."""

    def __init__(self, name: str, label: str, *, attr: str = "") -> None:
        super().__init__(name, label, _YES_NO, _yes_no, attr=attr)

    def show(self, sheet: Sheet, record: Record) -> str:
        return _yes_no("yes") if getattr(record, self.attr) else ""

    def code(self, record: Record) -> str | None:
        return "yes" if getattr(record, self.attr) else "no"

    def read(self, sheet: Sheet, text: str) -> Understood:
        code = self._code(text)
        return Understood({self.attr: code == "yes"}, self._say(code))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: False}
