"""When the playbook is read: never at import, each file once, and only the one asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.playbook import loader
from tui.playbook.loader import Playbook

ROOT = Path(__file__).parents[2]


def test_nothing_is_read_before_a_table_is_asked_for() -> None:
    code = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from tui.playbook import loader\n"
        "playbook = loader.Playbook('en', Path('no such file'))\n"
        "before = [loader._parsed.cache_info().currsize, 'tomllib' in sys.modules]\n"
        "playbook.payers\n"
        "after = [loader._parsed.cache_info().currsize, 'tomllib' in sys.modules]\n"
        "print(json.dumps([before, after]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [[0, False], [1, True]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The files that are opened from now on."""
    loader._parsed.cache_clear()
    opened: list[str] = []
    real = Path.open

    def spy(self: Path, *args: str, **named: str) -> object:
        opened.append(f"{self.parent.name}/{self.name}")
        return real(self, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", spy)
    yield opened
    loader._parsed.cache_clear()


def test_each_file_is_read_once(read: list[str]) -> None:
    first, second = Playbook("en"), Playbook("en")
    assert first.payers is first.payers
    assert second.payers == first.payers
    assert Playbook("zh").payers != first.payers
    assert first.power.steps == second.power.steps
    assert read == ["en/payers.toml", "zh/payers.toml", "en/power.toml"]


def test_the_own_file_is_read_once(read: list[str], tmp_path: Path) -> None:
    file = tmp_path / "playbook.toml"
    file.write_text('[payers.never]\ntone = "Cool"\n', encoding="utf-8")
    read.clear()
    playbook = Playbook("en", file)
    assert read == []
    assert playbook.payers["never"].tone == "Cool"
    assert playbook.findings == ()
    assert playbook.excuses
    assert read.count(f"{tmp_path.name}/playbook.toml") == 1
