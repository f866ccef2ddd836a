"""Text from outside: what a record may hold, so that no text can break a screen or hide a part.

Standard library only; records go through `clean_record` by their fields alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, TypeVar, cast

if TYPE_CHECKING:
    import msgspec

_TO_SPACE: Final = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_ZWNJ: Final = "\u200c"
_ZWJ: Final = "\u200d"
_PRESENTATION: Final = frozenset("\ufe0e\ufe0f")
_KEYCAPS: Final = frozenset("0123456789#*")
_VISIBLE_FORMATS: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Signs of category Cf that are seen: Arabic and Kaithi number signs."""

_CHINESE_VARIANTS: Final = frozenset(map(chr, range(0xE0100, 0xE01F0)))
_UNSEEN: Final = (
    frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
    | frozenset(map(chr, range(0xFE00, 0xFE10)))
    | _CHINESE_VARIANTS
)
"""Letters and marks that show nothing: fillers, joiners, variation selectors."""


def clean(text: str) -> str:
    """The text without what cannot be seen, trimmed, in NFC.

    A line break or tab becomes a space. Control characters, bidirectional controls, zero-width
    and other invisible format characters, lone surrogates and non-characters go. Joiners and
    variation selectors stay where they shape what is seen: in an emoji sequence, after a
    Chinese character, after an Indic virama, between Arabic letters. Cleaning again changes
    nothing.
    """
    while not _is_clean(text):
        cleaned = unicodedata.normalize("NFC", _without_unseen(text)).strip()
        if cleaned == text:
            break
        text = cleaned
    return text


def are_clean(texts: Iterable[str]) -> bool:
    """A quick test that `clean` changes none of these; no says nothing."""
    text = f"|{'|'.join(texts)}|"
    if "| " in text or " |" in text:
        return False
    return not text.encode("utf-8", "replace").translate(None, _PLAIN) or _is_clean(text)


def is_clean_json(text: bytes) -> bool:
    """A quick test that all texts of a compact JSON text are clean; no says nothing."""
    if b"\\" in text or b'" ' in text or b' "' in text:
        return False
    return not text.translate(None, _PLAIN) or _is_clean(text.decode())


def _is_clean(text: str) -> bool:
    """A quick test that most text passes; what fails it may be clean nevertheless."""
    return (
        text.isprintable()
        and not (text[:1].isspace() or text[-1:].isspace())
        and (
            text.isascii() or (_UNSEEN.isdisjoint(text) and unicodedata.is_normalized("NFC", text))
        )
    )


def _without_unseen(text: str) -> str:
    # Two characters make a line break, and one space.
    text = text.replace("\r\n", "\n")
    kept: list[str] = []
    for i, char in enumerate(text):
        if char in _TO_SPACE:
            kept.append(" ")
        elif _is_seen(char) or _shapes(
            char, kept[-1] if kept else "", text[i + 1] if i + 1 < len(text) else ""
        ):
            kept.append(char)
    return "".join(kept)


def _is_seen(char: str) -> bool:
    if char in _UNSEEN:
        return False
    category = unicodedata.category(char)
    if category == "Cf":
        return char in _VISIBLE_FORMATS
    if category == "Cn":  # may be an emoji newer than this Python; 66 places never will be
        code = ord(char)
        return not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)
    return category not in ("Cc", "Cs", "Zl", "Zp")


def _shapes(char: str, before: str, after: str) -> bool:
    """Whether an unseen character shapes what stands around it (``before`` has been cleaned)."""
    if not before:
        return False
    if char in _PRESENTATION:
        return before in _KEYCAPS or _is_symbol(before)
    if char in _CHINESE_VARIANTS:
        return unicodedata.name(before, "").startswith("CJK ")
    if char == _ZWJ and _is_symbol(after):
        return _is_symbol(before) or before in _PRESENTATION
    if char in (_ZWNJ, _ZWJ):
        return unicodedata.combining(before) == 9 or (_is_arabic(before) and _is_arabic(after))
    return False


def _is_symbol(char: str) -> bool:
    """Whether it is an emoji, a symbol that may be shown as one, or a skin tone."""
    if not char or char in _UNSEEN:
        return False
    return unicodedata.category(char) in ("So", "Sk", "Cn") or char in "↔↕⤴⤵‼⁉"


def _is_arabic(char: str) -> bool:
    return bool(char) and unicodedata.bidirectional(char) == "AL"


def width(text: str) -> int:
    """How many columns a text takes: a wide character two, a combining one none.

    >>> width("Acme 华信")
    9
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def clusters(text: str) -> list[str]:
    """What the eye takes for one character each: with its accents, joiners and variants.

    >>> clusters("a\u0301b")
    ['a\u0301', 'b']
    """
    found: list[str] = []
    for char in text:
        joins = found and (
            unicodedata.combining(char)
            or char in _PRESENTATION
            or char in _JOINERS
            or found[-1].endswith(_ZWJ)
        )
        if joins:
            found[-1] += char
        else:
            found.append(char)
    return found


def unbroken(text: str) -> list[str]:
    """The pieces of a text that stay in one line: words with the space behind, wide characters.

    A Chinese closing sign stays with what is before it: no line begins with one. A figure stays
    with the character behind it, which says what it counts.

    >>> unbroken("Acme 华信，3天")
    ['Acme ', '华', '信，', '3天']
    """
    pieces: list[str] = []
    word = ""
    for char in clusters(text):
        is_closing, is_wide = char in _CLOSING, not char.isascii() and width(char) > 1
        if is_closing and not word and pieces and not pieces[-1].endswith(" "):
            pieces[-1] += char
        elif char == " " or (is_wide and (is_closing or word[-1:].isdigit())):
            pieces.append(word + char)
            word = ""
        elif is_wide:
            pieces += [word, char] if word else [char]
            word = ""
        else:
            word += char
    return [*pieces, word] if word else pieces


def cut(text: str, columns: int) -> str:
    """The text in at most so many columns, with ``…`` where some is missing.

    No character is ever cut in two.

    >>> cut("Acme 华信", 8)
    'Acme 华…'
    """
    if width(text) <= columns:
        return text
    kept, left = "", columns - 1
    for char in clusters(text) if left >= 0 else ():
        left -= width(char)
        if left < 0:
            break
        kept += char
    return f"{kept.rstrip()}…" if columns > 0 else ""


_CLOSING: Final = frozenset("，。、；：！？）》】」』”’")
_PLAIN: Final = bytes(range(0x20, 0x7F))
_JOINERS: Final = frozenset((_ZWJ, _ZWNJ)) | _CHINESE_VARIANTS
_WITHOUT_TEXT: Final = frozenset((int, float, bool, date, datetime))

S = TypeVar("S")


def clean_record(record: S) -> S:
    """A record (a msgspec Struct) in which every text has been cleaned, however deep it lies.

    Returns:
        The record itself where nothing had to be cleaned.
    """
    return _cleaned(record)


def _cleaned(value: S) -> S:
    result: object = value
    if isinstance(value, str):
        result = clean(value)
    elif isinstance(value, (tuple, list)):
        items = [_cleaned(item) for item in value]
        if any(new is not old for new, old in zip(items, value, strict=True)):
            result = type(value)(items)
    elif isinstance(value, dict):
        result = {_cleaned(key): _cleaned(item) for key, item in value.items()}
        if all(result.get(key) is item for key, item in value.items()):
            result = value
    elif (fields := getattr(value, "__struct_fields__", None)) is not None:
        from msgspec import structs

        changes = {}
        for field in fields:
            old = getattr(value, field)
            if type(old) is str:
                new = clean(old)
            elif not old or type(old) in _WITHOUT_TEXT:
                continue
            else:
                new = _cleaned(old)
            if new is not old:
                changes[field] = new
        if changes:
            result = structs.replace(cast("msgspec.Struct", value), **changes)
    return result  # type: ignore[return-value]
