"""How the text of a file may be encoded, and what tells whether it is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.desk.import_encodings import encodings_of, name_of
from tui.exchange.progress import Cancelled, Progress


def test_encodings_are_offered_with_the_letters_they_would_give(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("number,account\nR1,华信电缆\n".encode("gb18030"))
    found = {one.code: one for one in encodings_of(file)}
    assert found["gb18030"].name == "GB18030"
    assert found["gb18030"].sample.endswith("华信电缆")
    assert "utf-8" not in found
    file.write_bytes(b"\xff\xfe\x00")
    assert all("\n" not in one.sample for one in encodings_of(file))


def test_it_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"number\n")
    progress = Progress()
    progress.stop()
    with pytest.raises(Cancelled):
        encodings_of(file, progress)


def test_encodings_are_called_as_people_call_them() -> None:
    assert (name_of("utf-8-sig"), name_of("cp1252")) == ("UTF-8", "Windows-1252")
    assert name_of("koi8-r") == "koi8-r"
