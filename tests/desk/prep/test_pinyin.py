"""How a Chinese name is said."""

from __future__ import annotations

import pytest

from tui.desk.prep.pinyin import with_tones


@pytest.mark.parametrize(
    ("name", "kept", "said"),
    [
        ("Wang Lin 王琳", "wang lin", "Wáng Lín"),
        ("王琳", "", "Wáng Lín"),
        ("王小明", "", "Wáng Xiǎomíng"),
        ("欧阳修", "", "Ōuyáng Xiū"),
        ("李小安", "", "Lǐ Xiǎo'ān"),
        ("曾安", "", "Zēng Ān"),
        ("王长江", "wang chang jiang", "Wáng Chángjiāng"),
        ("李好学", "li hao xue", "Lǐ Hàoxué"),
        ("长孙无忌", "", "Zhǎngsūn Wújì"),
        ("尉迟恭", "", "Yùchí Gōng"),
        ("单于丹", "", "Chányú Dān"),
        ("万俟卨", "", "Mòqí Xiè"),
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
