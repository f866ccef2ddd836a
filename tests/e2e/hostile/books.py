"""Whole books: deep, endless, of another Rounds, or no book at all."""

from __future__ import annotations

from typing import Final

from tests.e2e.hostile.case import BIG, Case
from tests.e2e.hostile.workbooks import saved


def _tables(inside: str) -> bytes:
    return f'{{"schema":1,"tables":{{{inside}}}}}'.encode()


BOOKS: Final = (
    Case("deep.json", "book", lambda: _tables(f'"accounts":[{"[" * 100_000}]'), "no export"),
    Case("brackets.json", "book", lambda: b"[" * 9_000_000, BIG),
    Case("records.json", "book", lambda: _tables(f'"accounts":[{"{}," * 9_000_000}{{}}]'), BIG),
    Case("numbers.json", "book", lambda: _tables(f'"accounts":[{"1," * 9_000_000}1]'), "record 1"),
    Case("tables.json", "book", lambda: _tables(
        ",".join(f'"t{n}":[]' for n in range(900_000))), "newer Rounds"),
    Case("half.json", "book", lambda: _tables('"\\ud800":[]'), "no export"),
    Case("number.json", "book", lambda: b'{"schema":' + b"9" * 900_000 + b"}", "no export"),
    Case("sheet.json", "book", lambda: saved(("name",), ("A",)), "no export"),
)  # fmt: skip
