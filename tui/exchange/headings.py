"""Lines of a sheet that name the customer of the rows below them, and how they do so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tui.exchange.sheets import Row
from tui.exchange.values import LONGEST

_LABEL: Final = re.compile(
    r"(?:customer|client|debtor|contact|account|a/c|kunde|debitor|客户|往来单位|购货单位|对账单位"
    r"|核算项目)"
    r"\s*(?:name|no\.?|number|id|code|nr\.?|nummer|名称|编码|编号|代码)?\s*[:：]\s*"
    r"(?:[\[【]客户[\]】]\s*/?\s*)?",
    re.I,
)
_LABEL_ALONE: Final = re.compile(_LABEL.pattern.replace(r"[:：]", r"[:：]?"), re.I)
_WITH_NAME: Final = re.compile(
    rf"(?:{_LABEL.pattern})(?P<code>[^\s:：]+)\s+(?:name|名称|客户名称)\s*[:：]\s*(?P<name>.+?)"
    r"(?:\s+[^\W\d]+\s*[:：].*)?",
    re.I,
)
"""Several things said of a customer in one line: ``A/C: A1 Name: Acme Contact: Lee Tel: 5``."""
_NAME: Final = re.compile(r"(?:name(?: 1)?|名称|客户名称)\s*[:：]?", re.I)
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


def is_of_name(texts: Sequence[str]) -> bool:
    """Whether a row says ``Name`` and then what the customer is called."""
    return len(texts) == 2 and len(texts[0]) <= LONGEST and bool(_NAME.fullmatch(texts[0]))


def with_name(texts: Iterable[str]) -> Group | None:
    """The customer of a row that says number and name, each with its label."""
    said = " ".join(texts)
    match = _WITH_NAME.fullmatch(said) if len(said) <= 2 * LONGEST else None
    return Group(match["code"], match["name"]) if match else None


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


def of_titles(titles: Iterable[Row]) -> Group | None:
    """The customer that a line above the header names: ``Customer: 100123``."""
    group: Group | None = None
    for row in titles:
        said = [cell for cell in row.cells if cell]
        if not said:
            continue
        if group:
            if is_of_name(said):
                return Group(group.account, said[1])
            continue
        if found := with_name(said):
            return found
        text = without_label(said[0])
        if text and text != said[0]:
            group = Group(text)
        elif len(said) > 1 and is_label(said[0]):
            group = Group(*said[1:3])
        if group and group.name:
            break
    return group
