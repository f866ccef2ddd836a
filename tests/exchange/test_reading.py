"""Bytes of files: plain ones, as large as they may be, and nobody else at work on them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.exchange.reading import BadSheet, read_bytes


def test_a_file_and_a_link_to_it(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_bytes(b"\r\n\x1a\0x")
    link.symlink_to(file)
    assert read_bytes(file) == read_bytes(link) == b"\r\n\x1a\0x"


def test_a_file_may_be_just_so_large(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"x" * 100)
    assert len(read_bytes(file, 100)) == 100
    with pytest.raises(BadSheet, match=r"a\.csv is too large"):
        read_bytes(file, 99)


@pytest.mark.parametrize("change", ["longer", "shorter", "rewritten"])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"x" * 100)
    told = os.fstat
    looks = 0

    def fstat(handle: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks == 2:
            file.write_bytes(b"y" * {"longer": 101, "shorter": 9, "rewritten": 100}[change])
            os.utime(file, ns=(0, looks))
        return told(handle)

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(BadSheet, match=r"a\.csv is being written just now"):
        read_bytes(file)
    assert read_bytes(file)


@pytest.mark.parametrize("name", ["a\udce9.csv", "a\0.csv"])
def test_a_name_that_cannot_be_written_down(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSheet, match="its name"):
        read_bytes(tmp_path / name)
