"""How a Chinese name is said."""

from __future__ import annotations

import pytest

from tui.desk.prep.pinyin import toneless, with_tones


@pytest.mark.parametrize(
    ("name", "kept", "said"),
    [
        ("Wang Lin 王琳", "wang lin", "Wáng Lín"),
        ("王琳", "", "Wáng Lín"),
        ("王小明", "", "Wáng Xiǎomíng"),
        ("欧阳修", "", "Ōuyáng Xiū"),
        ("单雄信", "", "Shàn Xióngxìn"),
        ("曾国藩", "zeng guo fan", "Zēng Guófān"),
        ("吕布", "lv bu", "Lǚ Bù"),
        ("王", "", "Wáng"),
        ("Klaus Ehlers", "", ""),
        ("", "", ""),
        # What the rep has corrected counts.
        ("重阳", "chong yang", "Chóng Yáng"),
        ("重阳", "zhong yang", "Zhòng Yáng"),
        # What does not fit the name does not.
        ("王琳", "wang", "Wáng Lín"),
    ],
)
def test_a_name_with_its_tones(name: str, kept: str, said: str) -> None:
    assert with_tones(name, kept) == said


def test_without_tones_as_the_book_keeps_it() -> None:
    assert [toneless(one) for one in ("lǚ", "lín", "wáng", "nǚ")] == ["lv", "lin", "wang", "nv"]
