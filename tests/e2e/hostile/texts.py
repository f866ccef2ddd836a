"""Files that should hold rows of text: wide, long, torn, in odd encodings, or something else."""

from __future__ import annotations

from typing import Final

from tests.e2e.hostile.case import BIG, LONG_CELL, Case

_CSV: Final = b"name,city\nAcme,Ulm\n"


def _columns(count: int) -> bytes:
    header = ",".join(["name", *(f"h{n}" for n in range(1, count))])
    return f"{header}\n{','.join(['Acme'] * count)}\n".encode()


TEXTS: Final = (
    Case("onecolumn.csv", "accounts", lambda: b"name\nAcme\n", ""),
    Case("othercolumn.csv", "receivables", lambda: b"colour\nred\n", "no column"),
    Case("thousand.csv", "accounts", lambda: _columns(1_000), ""),
    Case("unknowncolumns.csv", "receivables", lambda: _columns(1_000), "no column"),
    Case("wide.csv", "accounts", lambda: _columns(20_000), "16,384 columns"),
    Case("widest.csv", "people", lambda: b"name,account\n" + b"ab," * 10_000_000, "16,384 columns"),
    Case("quotedwide.csv", "visits", lambda: b'start\n"' + b'a\n","' * 2_000_000, "columns"),
    Case("padded.csv", "accounts", lambda: _columns(16_000) + b"A\n" * 90_000, BIG),
    Case("cell.csv", "accounts", lambda: b"name,city\nAcme," + b"x" * 5_000_000, LONG_CELL),
    Case("line.csv", "opportunities", lambda: b"name,account\n" + b"x" * 31_000_000, LONG_CELL),
    Case("longline.csv", "accounts", lambda: _CSV + b"x" * 50_000_000, BIG),
    Case("rows.csv", "receivables", lambda: b"number\n" + b"a\n" * 5_000_000, BIG),
    Case("blank.csv", "accounts", lambda: _CSV + b",,,\n" * 500_000, ""),
    Case("ends.csv", "accounts", lambda: _CSV + b"\n" * 30_000_000, BIG),
    Case("quote.csv", "accounts", lambda: b'name,city\nAcme,"Ulm\n', "quotation mark"),
    Case("zero.csv", "accounts", lambda: b"name,city\nAc\0me,Ulm\n", "line 2"),
    Case("zeros.csv", "accounts", lambda: bytes(3_000_000), "no text"),
    Case("zeros.vcf", "people", lambda: bytes(30_000_000), "no text"),
    Case("zeros.ics", "visits", lambda: bytes(30_000_000), "no text"),
    Case("zeros.json", "book", lambda: bytes(30_000_000), "no export of a book"),
    Case("picture.csv", "receivables", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 999,
         "no text"),
    Case("odd.csv", "accounts", lambda: b"\xff\xfe" + "name\nA\n".encode("utf-16-le") + b"x",
         "UTF-16"),
    Case("half.csv", "accounts", lambda: b"\xff\xfe" + "name\n".encode("utf-16-le") + b"\0\xd8A\0",
         "UTF-16"),
    Case("gbk.csv", "accounts", lambda: "名称\n".encode("gbk") + "华".encode("gbk") * 9_000_000,
         LONG_CELL),
    Case("injection.csv", "accounts", lambda: b"name,city\n=cmd|'/C calc'!A0,\x1b[2J\n", ""),
    Case("web.xls", "receivables", lambda: b"<html><table></table></html>", "web page"),
)  # fmt: skip
