"""Lines of a sheet that name the customer of the rows below them, and how they do so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tui.exchange.values import LONGEST

_LABEL: Final = re.compile(
    r"(?:customer|client|debtor|contact|account|客户|往来单位|购货单位|对账单位)"
    r"\s*(?:name|no\.?|number|id|code|名称|编码|编号|代码)?\s*[:：]\s*",
    re.I,
)
_LABEL_ALONE: Final = re.compile(_LABEL.pattern.replace(r"[:：]", r"[:：]?"), re.I)
_CODE_FIRST: Final = re.compile(r"([A-Za-z]{0,4}\d{3,})[\s\-–:：/]+(\D.*)")
_CERTAIN: Final = re.compile(r"[A-Za-z]{1,4}\d{3,}|\d{5,}")
"""What is a customer number even where one heading alone tells: not that of 360 Media."""
_CODE_LAST: Final = re.compile(r"(.*\S)\s*[(（\[]([A-Za-z]{0,4}-?\d{3,})[)）\]]")


class Group(msgspec.Struct, frozen=True):
    """The customer that a heading names for the rows below it."""

    account: str
    name: str = ""
    """Where the heading has a number as well; then ``account`` is that."""


def form_of(groups: Iterable[Group]) -> re.Pattern[str] | None:
    """How number and name stand in headings, if they do so in all of them."""
    texts = {one.account for one in groups if not one.name and len(one.account) <= LONGEST}
    for form in (_CODE_FIRST, _CODE_LAST):
        found = [form.fullmatch(text) for text in texts]
        codes = [_parts(match)[0] for match in found if match]
        is_told = len(codes) > 1 or any(map(_CERTAIN.fullmatch, codes))
        if is_told and len(codes) == len(texts):
            return form
    return None


def is_labelled(texts: Sequence[str]) -> bool:
    """Whether a row says ``Customer:`` and then who it is."""
    return len(texts) == 2 and texts[0].endswith((":", "：")) and is_label(texts[0])


def is_label(text: str) -> bool:
    """Whether a text says that what comes next is a customer."""
    return len(text) <= LONGEST and bool(_LABEL_ALONE.fullmatch(text))


def without_label(text: str) -> str:
    match = _LABEL.match(text) if len(text) <= LONGEST else None
    return text[match.end() :].strip() if match else text


def split(group: Group, form: re.Pattern[str] | None) -> Group:
    is_short = len(group.account) <= LONGEST and not group.name
    match = form.fullmatch(group.account) if form and is_short else None
    if match is None:
        return group
    return Group(*_parts(match))


def _parts(match: re.Match[str]) -> tuple[str, str]:
    """Number and name of a heading that has both."""
    one, other = match.groups()
    return (one, other) if match.re is _CODE_FIRST else (other, one)
