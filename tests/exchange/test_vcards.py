"""Address books of every make: what is read, and what is refused."""

from __future__ import annotations

import base64
import quopri
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.cards import WANG
from tui.domain.records import YEARLESS
from tui.domain.text import clean
from tui.errors import Trouble
from tui.exchange.moments import Birthday
from tui.exchange.refusals import Refused, WrongFormat, why
from tui.exchange.vcard_writer import card_bytes
from tui.exchange.vcards import Card, Cards, Telephone, read_cards

REAL = Path(__file__).parents[3] / "shared" / "data" / "vcf"


def book(data: bytes | str, encoding: str | None = None) -> Cards:
    return read_cards(data.encode() if isinstance(data, str) else data, "book.vcf", encoding)


def card(lines: bytes | str, version: str = "3.0") -> Card:
    """The one card that has these lines."""
    body = lines.encode() if isinstance(lines, str) else lines
    found = book(b"BEGIN:VCARD\nVERSION:" + version.encode() + b"\n" + body + b"\nEND:VCARD\n")
    assert (found.refused, found.dropped) == ((), ())
    return found.cards[0]


def birthday(value: str) -> Birthday | None:
    return card(f"FN:A\nBDAY{value}").birthday


IPHONE = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 18.1//EN
N:王;小明;;;
FN:小明 王
X-PHONETIC-FIRST-NAME:Xiaoming
X-PHONETIC-LAST-NAME:Wang
ORG:华信电缆有限公司;采购部;二科
TITLE:采购经理
item1.TEL;type=pref:+86 138 0013 8000
item1.X-ABLabel:_$!<Mobile>!$_
TEL;type=WORK;type=FAX:+86 21 5555 0001
item2.TEL:+86 21 5555 0002
item2.X-ABLabel:前台
item3.EMAIL;type=INTERNET:wang@huaxin.example
EMAIL;type=INTERNET;type=pref:xm@huaxin.example
item4.ADR;type=HOME:;;长乐路 1;上海;;200031;中国
item4.X-ABADR:cn
ADR;type=WORK:;3 楼;浦东大道 9;上海;上海;200120;中国
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
NOTE:喜欢喝茶\\n周三不在\\, 周四也不在
UID:7F3A
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
 SkZJRgABAQ
END:VCARD
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_card_of_a_telephone(codec: str, end: str) -> None:
    found = book(IPHONE.replace("\n", end).encode(codec))
    assert found == Cards((WANG,), (), (), codec.removesuffix("-sig"))
    assert WANG.phone == "+86 138 0013 8000"


def test_a_card_of_2_1_in_quoted_printable() -> None:
    def coded(text: str) -> str:
        return quopri.encodestring(text.encode("gbk")).decode().replace("=\n", "=\r\n")

    charset = "CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE"
    text = "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:2.1",
            f"N;{charset}:{coded('王')};{coded('小明')};;;",
            f"FN;{charset}:{coded('小明 王')}",
            "TEL;CELL;PREF:13800138000",
            "TEL;WORK;VOICE;CHARSET=UTF-8:021-5555",
            f"ORG;{charset}:{coded('华信电缆有限公司')};{coded('采购部')}",
            f"NOTE;{charset}:{coded('很长的备注，' * 20)}",
            "BDAY:19800229",
            "END:VCARD",
        )
    )
    found = card(text.split("\r\n", 2)[2].removesuffix("\r\nEND:VCARD"), "2.1")
    assert (found.name, found.organisation) == ("王小明", "华信电缆有限公司")
    assert (found.department, found.note) == ("采购部", "很长的备注，" * 20)
    assert found.birthday == Birthday(date(1980, 2, 29), has_year=True)
    assert found.phones[0] == Telephone("13800138000", ("cell",))


def test_a_card_of_2_1_in_plain_gbk() -> None:
    # The second byte of 誠 is a backslash in ASCII.
    text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:誠;文\\;,;;;\r\nFN:誠文\r\nTEL:1\r\nEND:VCARD\r\n"
    found = book(text.encode("gbk"), "gbk").cards[0]
    assert (found.family, found.given) == ("誠", "文;,")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("N:Lee;Ann;;;\nFN:Ann Lee", "Ann Lee"),
        ("N:Lee;Ann;Mary,Jane;Dr.;PhD", "Ann Mary Jane Lee"),
        ("N:Lee;;;;", "Lee"),
        ("FN:Dr. Ann Lee", "Dr. Ann Lee"),
        ("N:王;小明;;;", "王小明"),
        ("N:王;小明;;;先生\nFN:小明 王先生", "王小明"),
        ("N:王小明;;;;\nFN:王小明", "王小明"),
        ("FN:王 小明", "王小明"),
        ("FN:Wang 小明", "Wang 小明"),
        ("N:Wang;小明;;;\nFN:小明 Wang", "小明 Wang"),
        ("N:;;;;\nFN:Ann", "Ann"),
        ("N:;;;;\nFN:\nNICKNAME:Annie", "Annie"),
        ("FN:Ann\u202e\x07\tLee", "Ann Lee"),
    ],
)
def test_names(lines: str, name: str) -> None:
    assert card(lines).name == name


@pytest.mark.parametrize(
    ("value", "year", "month", "day"),
    [
        (":1980-12-03", 1980, 12, 3),
        (":19801203", 1980, 12, 3),
        (":1980-12-03T00:00:00Z", 1980, 12, 3),
        (";VALUE=date:1980-12-03", 1980, 12, 3),
        (":1980/12/3", 1980, 12, 3),
        (":1980年12月3日", 1980, 12, 3),
        (":2000-02-29", 2000, 2, 29),
        (":--1203", None, 12, 3),
        (":--12-03", None, 12, 3),
        (":--0229", None, 2, 29),
        (";X-APPLE-OMIT-YEAR=1604:1604-02-29", None, 2, 29),
        (":1604-12-03", None, 12, 3),
        (":0000-12-03", None, 12, 3),
    ],
)
def test_birthdays(value: str, year: int | None, month: int, day: int) -> None:
    has_year = year is not None
    assert birthday(value) == Birthday(date(year or YEARLESS, month, day), has_year)


@pytest.mark.parametrize(
    "value", ["1981-02-29", "circa 1800", "1980", "---03", "3/12/1980", "--1332", "1776-07-04"]
)
def test_a_birthday_that_cannot_be_read_is_named(value: str) -> None:
    found = book(f"BEGIN:VCARD\nFN:A\nTEL:1\nBDAY:{value}\nEND:VCARD")
    assert (found.cards[0].birthday, found.dropped) == (None, (Refused(4, "birthday"),))


def test_telephones() -> None:
    found = card(
        'TEL;VALUE=uri;TYPE="work,voice";PREF=2:tel:+1-418-656-9254;ext=102\n'
        "TEL;TYPE=cell;PREF=1:tel:+1-418-262-6501\n"
        "TEL;TYPE=home:\nTEL;TYPE=work:5\nTEL;TYPE=home:5\nFN:A",
        "4.0",
    )
    assert found.phones == (
        Telephone("+1-418-262-6501", ("cell",)),
        Telephone("+1-418-656-9254 ext. 102", ("work", "voice")),
        Telephone("5", ("work",)),
    )


@pytest.mark.parametrize(
    ("kinds", "phone"),
    [
        (["work", "cell", "home"], "1"),
        (["fax", "work", "home"], "1"),
        (["fax", "pager"], ""),
        ([], ""),
        (["work,fax", "手机"], "1"),
    ],
)
def test_the_number_to_call(kinds: list[str], phone: str) -> None:
    lines = [f"TEL;TYPE={kind}:{number}" for number, kind in enumerate(kinds)]
    assert card("\n".join(["FN:A", *lines])).phone == phone


def test_departments_and_companies() -> None:
    assert card("FN:A\nORG:Lee\\; Sons;").organisation == "Lee; Sons"
    assert card("FN:A\nORG:;Sales").department == "Sales"
    assert card("FN:A\nORG:X\nDEPARTMENT:Sales").department == "Sales"
    assert card("FN:A\nORG:\nORG:Company, The;Sales;East").department == "Sales / East"
    assert card("FN:A\nTITLE:Buyer\nROLE:Buys").role == "Buys"


def test_a_note_keeps_its_lines_and_nothing_unseen() -> None:
    assert (
        card("FN:A\nNOTE:\\n one \\nt\u200bwo\x1b\\n\\n\nNOTE:three").note == "one\ntwo\n\n\nthree"
    )
    assert card("FN:A\nNOTE:C:\\new", "2.1").note == "C:\\new"


def test_several_cards_each_by_itself() -> None:
    found = book(
        "stray\nmore\nBEGIN:VCARD\nFN:A\nEND:VCARD\n\nbegin:vcard\nTEL:1\nend:vcard\n"
        "BEGIN:VCARD\nFN:B\nBEGIN:VCARD\nFN:C\nnonsense\nEND:VCARD\nBEGIN:VCARD\nKIND:org\nFN:D\n"
        "END:VCARD\nBEGIN:VCARD\nFN:Huaxin\nORG:Huaxin\nX-ABShowAs:COMPANY\nEND:VCARD\n"
        "BEGIN:VCARD\nFN;CHARSET=X:E\nEND:VCARD\nBEGIN:VCARD\nFN:F"
    )
    assert [(one.name, one.line) for one in found.cards] == [("A", 3), ("C", 12)]
    assert found.refused == (
        Refused(1, "outside"),
        Refused(7, "name"),
        Refused(10, "unclosed"),
        Refused(16, "no_person"),
        Refused(20, "no_person"),
        Refused(26, "charset"),
        Refused(28, "unclosed"),
    )
    assert found.dropped == (Refused(14, "no_colon"),)
    assert all(why(one.reason) for one in (*found.refused, *found.dropped))


def test_a_card_within_a_card_is_not_another_person() -> None:
    found = card("FN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Assistant\nTEL:1\nEND:VCARD\nTEL:2", "2.1")
    assert (found.name, found.phone) == ("Boss", "2")


def test_a_picture_is_not_decoded() -> None:
    picture = base64.b64encode(bytes(1_000_000)).decode()
    folded = "\n ".join(picture[at : at + 74] for at in range(0, len(picture), 74))
    found = card(f"FN:A\nPHOTO;ENCODING=b:{folded}\nTEL:1")
    assert (found.phone, found.line) == ("1", 1)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"name,phone\nA,1\n", b"BEGIN:VCALENDAR\n", b"PK\x03\x04"]
)
def test_what_is_no_address_book(data: bytes) -> None:
    with pytest.raises(WrongFormat, match=r"book\.vcf.*BEGIN:VCARD"):
        book(data)


PIECES = st.sampled_from(
    [
        *("BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "VERSION:4.0", "FN:A", "N:;;", "N:王;明"),
        *("TEL;PREF=9999999999999:1", "TEL;VALUE=uri:tel:;ext=", "BDAY:--", "BDAY:00000000"),
        *("PHOTO;BASE64:", "NOTE;QUOTED-PRINTABLE:=", "AGENT:", "ADR:;;;;;;;;;;;", "ORG:\\"),
        *("TEL;TYPE=", "X-ABLABEL:x", "a.X-ABLABEL:", "KIND:", "EMAIL;PREF=²:x", " ", ""),
    ]
).map(str.encode)


@given(st.lists(PIECES | st.binary(max_size=20), max_size=25), st.sampled_from([b"\n", b"\r\n"]))
def test_no_file_makes_it_stumble(pieces: list[bytes], end: bytes) -> None:
    try:
        found = book(b"BEGIN:VCARD\nFN:A\n" + end.join(pieces))
    except Trouble:
        return
    assert found.cards or found.refused
    assert all(one.name and clean(one.name) == one.name for one in found.cards)
    assert all(why(one.reason) for one in (*found.refused, *found.dropped))


@pytest.mark.skipif(not REAL.is_dir(), reason="no real address books here")
@pytest.mark.parametrize(
    ("file", "names", "refused"),
    [
        ("John_Doe_ANDROID.vcf", 4, [(1, "name"), (6, "name")]),
        ("John_Doe_GMAIL.vcf", 1, []),
        ("John_Doe_IPHONE.vcf", 1, []),
        ("outlook-2003.vcf", 1, []),
        ("rfc2426-example.vcf", 2, []),
        ("rfc6350-example.vcf", 1, []),
    ],
)
def test_real_address_books(file: str, names: int, refused: list[tuple[int, str]]) -> None:
    found = read_cards((REAL / file).read_bytes(), file)
    assert len(found.cards) == names
    assert [(one.line, one.reason) for one in found.refused] == refused
    again = read_cards(card_bytes(found.cards), file)
    bare = [msgspec.structs.replace(one, line=0) for one in found.cards]
    assert [msgspec.structs.replace(one, line=0) for one in again.cards] == bare


@pytest.mark.skipif(not REAL.is_dir(), reason="no real address books here")
def test_every_real_address_book_is_read_or_refused() -> None:
    for file in sorted(REAL.iterdir()):
        found = read_cards(file.read_bytes(), file.name)
        last = len(file.read_bytes().splitlines())
        assert found.cards or found.refused
        assert all(1 <= one.line <= last and why(one.reason) for one in found.refused)
