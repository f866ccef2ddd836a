"""What was said about a shape of file is remembered beside the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.store.shapes import Shape, Shapes

SAP = Shape(kind="receivables", headers=("account", "amount"), fields={"amount": "open"})
OTHER = Shape(kind="receivables", headers=("kunde",), is_full=False, file="/a/b.csv")
PEOPLE = Shape(kind="people", headers=("account", "amount"), date_order="mdy", sheet="Open")


def test_a_shape_is_known_by_its_kind_and_headers(tmp_path: Path) -> None:
    book = tmp_path / "book.json"
    shapes = Shapes.beside(book)
    assert shapes.get("receivables", SAP.headers) is None
    assert list(tmp_path.iterdir()) == []
    for one in (SAP, OTHER, PEOPLE):
        shapes.use(one)
    again = Shapes.beside(book)
    assert again.get("receivables", SAP.headers) == replace(SAP, turn=1)
    assert again.get("people", ["account", "amount"]) == replace(PEOPLE, turn=3)
    assert again.get("people", ("kunde",)) is None
    assert [one.headers for one in again.of("receivables")] == [OTHER.headers, SAP.headers]
    (file,) = (tmp_path / "book.files").glob("*.json")
    assert (file.name, file.stat().st_mode & 0o777) == ("shapes.json", 0o600)


def test_the_shape_used_last_comes_first_and_stands_once() -> None:
    shapes = Shapes.in_memory()
    shapes.use(SAP)
    shapes.use(OTHER)
    shapes.use(replace(SAP, is_full=True))
    assert [(one.headers, one.is_full) for one in shapes.of("receivables")] == [
        (SAP.headers, True),
        (OTHER.headers, False),
    ]


@pytest.mark.parametrize("damage", [b"{", b'[{"kind": 5}]', b"\xff"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    shapes = Shapes.beside(tmp_path / "book.json")
    shapes.use(SAP)
    folder = tmp_path / "book.files"
    (folder / "shapes.json").write_bytes(damage)
    assert shapes.of("receivables") == []
    shapes.use(OTHER)
    assert shapes.of("receivables") == [replace(OTHER, turn=1)]
    assert (folder / "shapes-damaged-1.json").read_bytes() == damage
