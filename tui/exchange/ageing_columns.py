"""Columns and headings that hold sums by age: ``0-30``, ``31～60天``, ``< 1 Month``, ``未逾期``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from tui.exchange.values import LONGEST

_AGE: Final = r"\d{1,3}(?:\s*(?:days?|天|日))?"
_BUCKET: Final = re.compile(
    r"current|older|future|at date|period \d|not (?:yet )?due|(?:未逾期|未到期|信用期内)(?:金额)?"
    rf"|{_AGE}\s*(?:-|~|–|—|至|到|to)\s*{_AGE}(?:以?内)?"
    rf"|(?:[<>≤≥]=?|over|above|more than|大于|超过)\s*{_AGE}(?:以上)?"
    rf"|{_AGE}\s*(?:\+|以上|以内|-\s*above|(?:and|&) (?:over|above|older))"
    r"|<?\s*\d{1,2} (?:months?|个月)"
)
_AROUND: Final = re.compile(
    r"^\s*(?:overdue\b|逾期|超期)\s*|\s*(?:past due|overdue|late|金额)\s*$|\s*[(（].*[)）]\s*$"
)


@lru_cache(maxsize=512)
def is_bucket(text: str) -> bool:
    """Whether a text names a range of ages, or what is not due yet."""
    if len(text) > LONGEST:
        return False
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return any(_BUCKET.fullmatch(one) for one in (plain, _AROUND.sub("", plain)))
