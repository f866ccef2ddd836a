"""Pinyin that is kept with a name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tui.desk.names import pinyin_of


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("华信电缆 Ltd", "hua xin dian lan"),
        ("重庆长安", "chong qing chang an"),
        ("王 琳", "wang lin"),
        ("吕布", "lv bu"),
        ("Acme", ""),
        ("", ""),
        ("[/]", ""),
    ],
)
def test_pinyin(name: str, pinyin: str) -> None:
    assert pinyin_of(name) == pinyin


def test_one_syllable_for_each_character_even_without_a_known_sound() -> None:
    assert len(pinyin_of("王\U00020001\U0002a6d6琳").split()) == 4


def test_a_name_without_chinese_loads_no_dictionary() -> None:
    code = (
        "import sys; from tui.desk.names import pinyin_of; pinyin_of('Acme');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
