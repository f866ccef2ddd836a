"""Address books as sheets: what stands in several columns there is one field here.

Outlook and Google write first and last names, and each telephone, into columns of their own.
What they say together is put into a column behind the others, so that a file has columns for
fields as all others have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tui.domain.lines import is_han
from tui.exchange.headers import normal
from tui.exchange.made_columns import with_column
from tui.exchange.sheets import Row, Sheet

_GIVEN: Final = ("First Name", "Given Name", "Forename", "名", "名字")
_MORE: Final = ("Middle Name", "Additional Name")
_FAMILY: Final = ("Last Name", "Family Name", "Surname", "姓", "姓氏")
_PHONES: Final = (
    *("Mobile Phone", "移动电话", "Primary Phone", "主要电话", "Business Phone", "商务电话"),
    *("Business Phone 2", "商务电话 2", "Other Phone", "其他电话", "Home Phone", "住宅电话"),
    *("Home Phone 2", "住宅电话 2", *(f"Phone {number} - Value" for number in range(1, 7))),
    *("Mobile", "Mobile Phone Number", "Person - Phone - Mobile", "Cell", "Cell Phone", "Handy"),
    *("Mobiltelefon", "Mobil", "手机", "手机号", "手机号码", "手机1", "手机2", "Phone"),
    *("Phone Number", "Work Phone", "Person - Phone - Work", "Telephone", "Telefon", "Tel"),
    *("电话", "联系电话", "座机", "办公电话", "固定电话", "电话1", "电话2"),
)
"""The number to call first before the others."""
_PHONE: Final = ("Phone", "电话")
_SEVERAL: Final = ":::"
"""What Google puts between several numbers of one kind."""


def with_whole_contacts(sheet: Sheet, known: Mapping[int, str]) -> Sheet:
    """The sheet with a column for whole names, and one for all telephones, where it needs them.

    Args:
        sheet: laid out.
        known: the fields of its columns as far as their headers tell.
    """
    place: dict[str, int] = {}
    for at, header in enumerate(sheet.header):
        place.setdefault(normal(header), at)
    given, more, family = (_first(place, names) for names in (_GIVEN, _MORE, _FAMILY))
    if given >= 0 and family >= 0 and "name" not in known.values():
        order = sorted((given, family))
        names = [_name(row, given, more, family) for row in sheet.rows]
        sheet = with_column(sheet, ("Name", "姓名"), order, names)
    phones = _phones(place)
    has_own = any(field == "phone" and at not in phones for at, field in known.items())
    if len(phones) > 1 and not has_own:
        numbers = [_numbers(row, phones) for row in sheet.rows]
        sheet = with_column(sheet, _PHONE, phones, numbers)
    return sheet


def parts_in(header: Sequence[str]) -> list[int]:
    """The columns of telephones that stand together in one behind them."""
    if not header or not header[-1].startswith(tuple(f"{name} (" for name in _PHONE)):
        return []
    return _phones({normal(one): at for at, one in enumerate(header)})


def _phones(place: Mapping[str, int]) -> list[int]:
    return [place[one] for one in map(normal, _PHONES) if one in place]


def _first(place: dict[str, int], names: Sequence[str]) -> int:
    return next((place[one] for one in map(normal, names) if one in place), -1)


def _name(row: Row, given: int, more: int, family: int) -> str:
    """A whole name as it is written: a Chinese one without a space, the family name first."""
    first, last = row.cells[given], row.cells[family]
    if first and last and all(map(is_han, first + last)):
        return last + first
    return " ".join(filter(None, (first, row.cells[more] if more >= 0 else "", last)))


def _numbers(row: Row, phones: Sequence[int]) -> str:
    cells = (row.cells[at].split(_SEVERAL) for at in phones)
    numbers = dict.fromkeys(one.strip() for cell in cells for one in cell)
    return " / ".join(filter(None, numbers))
