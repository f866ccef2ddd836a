"""Pinyin for names, kept with the record so that a name can be found by it."""

from __future__ import annotations

from tui.domain.lines import is_han


def pinyin_of(name: str) -> str:
    """Toneless syllables of the Chinese characters of a name, one each, spaced; else empty.

    >>> pinyin_of("华信电缆 Ltd")
    'hua xin dian lan'
    """
    han = "".join(filter(is_han, name))
    if not han:
        return ""
    from pypinyin import lazy_pinyin

    # Characters without a known sound come back as they are: one syllable for each, always.
    return " ".join(
        " ".join(part) if is_han(part[0]) else part for part in lazy_pinyin(han, errors="default")
    )
