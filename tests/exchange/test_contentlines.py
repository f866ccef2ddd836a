"""Content lines: encodings, parameters and damage of every kind, each line with its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import Trouble
from tui.exchange import contentlines
from tui.exchange.contentlines import Line, read_lines
from tui.exchange.encodings import UnknownEncoding
from tui.exchange.refusals import why

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))


def lines(data: bytes | str, encoding: str | None = None) -> list[Line]:
    found, _codec = read_lines(data.encode() if isinstance(data, str) else data, "f.vcf", encoding)
    return list(found)


def values(data: bytes | str, encoding: str | None = None) -> list[str]:
    return [line.value for line in lines(data, encoding)]


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_encodings_of_whole_files(codec: str, found: str) -> None:
    text = "FN:王小明\nORG:华信电缆有限公司\nNOTE:喜欢喝茶，周三不在\n"
    assert values(text.encode(codec)) == ["王小明", "华信电缆有限公司", "喜欢喝茶，周三不在"]
    assert read_lines(text.encode(codec), "f.vcf")[1] == found


def test_what_the_rep_says_about_the_encoding() -> None:
    assert values("FN:Иван".encode("cp1251"), "cp1251") == ["Иван"]
    assert values("FN:Иван".encode("utf-32"), "UTF_32") == ["Иван"]
    with pytest.raises(UnknownEncoding, match=r"f\.vcf is not UTF-8: line 3"):
        values("A:1\n\nFN:Иван\n".encode("cp1251"), "utf-8")
    with pytest.raises(UnknownEncoding, match="not clear"):
        values("FN:Иван Петров\nORG:Завод\n".encode("koi8-r"))


def test_each_property_may_have_a_charset_of_its_own() -> None:
    data = b"\n".join(
        (
            b"FN;CHARSET=GBK:" + "王小明".encode("gbk"),
            b"ORG;CHARSET=Shift_JIS:" + "東京".encode("shift_jis"),
            b"TITLE;charset=utf-8:" + "经理".encode(),
            b"NOTE:" + "très bon".encode(),
            b"ROLE;CHARSET=KLINGON:x",
            b"ADR;CHARSET=hex:x",
            b"TEL;CHARSET=UTF-8:\xff",
        )
    )
    found = lines(data)
    assert [line.value for line in found[:4]] == ["王小明", "東京", "经理", "très bon"]
    assert [line.fault for line in found[4:]] == ["charset", "charset", "encoding"]


def test_a_damaged_line_does_not_spoil_a_file() -> None:
    data = "A:ä\nB:ö\nC:ü\n".encode() + b"D:\xff\xfe\x80\nE:e\n"
    assert [line.fault for line in lines(data)] == ["", "", "", "encoding", ""]


def test_soft_breaks_of_quoted_printable() -> None:
    data = "N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=8E=8B=\r\n=E5=B0=\r\n=8F;\r\nTEL:1\r\n"
    assert values(data) == ["王小;", "1"]
    bare = "NOTE;QUOTED-PRINTABLE:a=0D=0Ab =3D c=\n  d\nTEL:1"
    assert values(bare) == ["a\r\nb = c  d", "1"]
    assert values("NOTE;QUOTED-PRINTABLE:broken off=\nEND:VCARD") == ["broken off", "VCARD"]
    assert values("NOTE;QUOTED-PRINTABLE:broken off=") == ["broken off"]


def test_pictures_are_left_out() -> None:
    data = (
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/\n AAAA\nPHOTO;BASE64:AAAA\nBBBB\nCC==\n\nTEL:1\n"
        "KEY;X-OTHER;ENCODING=BASE64:\n   AAAA\n\n\nPHOTO:data:image/png;base64,AAAA\nEMAIL:2"
    )
    found = [(line.name, line.value) for line in lines(data)]
    assert found == [
        *(("PHOTO", ""), ("PHOTO", ""), ("TEL", "1"), ("KEY", ""), ("PHOTO", ""), ("EMAIL", "2")),
    ]


def test_groups_and_parameters() -> None:
    found = lines(
        'item1.TEL;CELL;type=pref;TYPE=a,"b,c";x-q="1:2;3":+49\n'
        "ATTENDEE;CN=\"Lee^, ^'Ann^'^nx\";RSVP=:mailto:a@b.c\n"
        'ATTENDEE;CN="never closed:mailto:x\n'
    )
    assert (found[0].group, found[0].name, found[0].value) == ("item1", "TEL", "+49")
    assert found[0].params == {"TYPE": ("CELL", "pref", "a", "b,c"), "X-Q": ("1:2;3",)}
    assert found[1].param("CN") == 'Lee^, "Ann"\nx'
    assert (found[1].param("RSVP"), found[1].param("NONE")) == ("", "")
    assert found[2].value == "mailto:x"


@pytest.mark.parametrize("line", ["x", "一二三", ":value", "no name:x", "\x00\x01:x"])
def test_lines_that_say_nothing(line: str) -> None:
    assert [(one.number, one.fault) for one in lines(f"A:1\n{line}\n")][1:] == [(2, "no_colon")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]),
        (";", ["", ""]),
        ("a;b", ["a", "b"]),
        (r"a\;b;c", [r"a\;b", "c"]),
        (r"a\\;b", [r"a\\", "b"]),
        ("a;b\\", ["a", "b\\"]),
        (r";\;;", ["", r"\;", ""]),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    assert contentlines.split(text, ";") == parts


@given(st.lists(TEXT, min_size=1))
def test_escaped_parts_come_back(parts: list[str]) -> None:
    joined = ";".join(map(contentlines.escape, parts))
    assert [contentlines.unescape(part) for part in contentlines.split(joined, ";")] == parts


@given(TEXT)
def test_quoted_parameters_come_back(text: str) -> None:
    (line,) = lines(f"X;CN={contentlines.quote(text.strip())}:1", "utf-8")
    assert (line.param("CN"), line.value) == (text.strip(), "1")


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from([*b'A:;="\\,\r\n \t.^\xff\x00'])).map(bytes)
)
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    try:
        found = lines(b"BEGIN:VCARD\n" + data)
    except Trouble:
        return
    assert [line.number for line in found] == sorted({line.number for line in found})
    for line in found:
        if line.fault:
            assert why(line.fault)
