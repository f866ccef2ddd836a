"""Company names in their normal form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.likeness import company_name, digits, without_accents


@pytest.mark.parametrize(
    ("names", "base"),
    [
        # English
        (
            (
                *(
                    "Huaxin Cable",
                    "HUAXIN CABLE",
                    "Huaxin-Cable",
                    "Huaxin Cable Ltd",
                    "huaxincable",
                ),
                *("Huaxin Cable Co., Ltd.", "Huaxin Cable Co.Ltd", "Huaxin Cable Co Limited"),
                *("Ｈｕａｘｉｎ　Ｃａｂｌｅ", "Huaxin Cable Pte. Ltd.", "Huaxin, Cable (Pty) Ltd"),
                *("Huaxin Cable LLC", "Huaxin Cable Inc.", "Huaxin Cable Corporation"),
                *("Huaxin Cable Group", "Huaxin Cable Holdings plc", "Huaxin Cable Company"),
            ),
            "huaxincable",
        ),
        (("Pell & Daughters", "Pell and Daughters LLP", "Pell + Daughters, Ltd"), "pelldaughters"),
        (("J.P. Morgan", "J. P. Morgan & Co.", "JP Morgan Inc"), "jpmorgan"),
        (("O'Brien Ltd", "O’Brien", "OBrien"), "obrien"),
        # German
        (
            (
                *("Brandtner Söhne", "Brandtner & Söhne GmbH", "Brandtner und Söhne GmbH & Co. KG"),
                *("BRANDTNER SÖHNE G.m.b.H.", "Brandtner Söhne AG", "Brandtner & Söhne KGaA"),
                *("Brandtner Söhne e.K.", "Brandtner Söhne oHG", "Brandtner Söhne UG"),
                *("Brandtner Söhne UG (haftungsbeschränkt)", "Brandtner Söhne SE & Co. KGaA"),
                "Brandtner Söhne Gesellschaft mit beschränkter Haftung",
            ),
            "brandtnersöhne",
        ),
        # French, Italian, Spanish
        (("Roche Frères", "Roche Frères S.A.", "Roche Frères SARL", "Roche Frères et Cie"), None),
        (("Pompe Rossi", "Pompe Rossi S.p.A.", "Pompe Rossi S. r. l.", "Pompe Rossi snc"), None),
        (("Bombas Sol", "Bombas Sol S.L.", "Bombas Sol, S.A. de C.V.", "Bombas Sol SAU"), None),
        # Nordic
        (("Volvo", "AB Volvo", "Volvo AB (publ)", "Volvo Oy", "Volvo A/S", "Volvo ApS"), "volvo"),
        (("Kone", "Kone Oyj", "Oy Kone Ab", "KONE ASA"), "kone"),
        # Chinese and Japanese
        (
            (
                *(
                    "华信电缆",
                    "华信电缆有限公司",
                    "华信电缆股份有限公司",
                    "华信 电缆",
                    "华信电缆集团",
                ),
                *("华信电缆（集团）股份有限公司", "华信电缆(集团)有限责任公司", "华信电缆集团公司"),
                *("华信电缆公司", "华信电缆控股", "华信电缆 Co., Ltd.", "华信电缆总公司"),
            ),
            "华信电缆",
        ),
        (("日立", "株式会社日立", "日立株式会社", "株式会社 日立"), "日立"),
        # What is nothing but a form, or nothing at all, stays itself.
        (("有限公司",), "有限公司"),
        (("集团公司",), "集团公司"),
        (("Co., Ltd.",), "co"),
        (("Group",), "group"),
        (("!!", "! !"), "!!"),
        (("",), ""),
        # Forms within a word, or before the end, are no forms.
        (("Bioholding",), "bioholding"),
        (("Xx-holding",), "xxholding"),
        (("Ltd Brothers",), "ltdbrothers"),
        (("GTXPro", "GTX Pro", "gtx-pro"), "gtxpro"),
        (("3M Company", "3M"), "3m"),
    ],
)
def test_one_base_for_all(names: tuple[str, ...], base: str | None) -> None:
    assert {company_name(one).base for one in names} == {base or company_name(names[0]).base}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme", "Acme GmbH", True),
        ("Acme Ltd", "ACME Limited", True),
        ("Acme Co., Ltd.", "Acme Ltd", True),
        ("Acme GmbH", "Acme Inc.", False),
        ("Acme GmbH", "Acme GmbH & Co. KG", False),
        ("华信电缆有限公司", "华信电缆", True),
        ("华信电缆有限公司", "华信电缆有限责任公司", True),
        ("华信电缆有限公司", "华信电缆股份有限公司", False),
        ("华信电缆集团有限公司", "华信电缆有限公司", False),
        ("华信电缆（上海）有限公司", "华信电缆有限公司", False),
        ("Acme", "Acne", False),
    ],
)
def test_the_same_without_asking(one: str, other: str, same: bool) -> None:
    assert company_name(one).is_same(company_name(other)) is same
    assert company_name(other).is_same(company_name(one)) is same


def test_words_are_kept_apart() -> None:
    assert company_name("GTX Plus Pro Ltd").words == ("gtx", "plus", "pro")
    assert company_name("上海华信 Cable 有限公司").words == ("上海华信", "cable")


def test_numbers_and_accents() -> None:
    assert digits(company_name("Unit 4, Hall 12").base) == ("4", "12")
    assert without_accents("söhne") == "sohne"
    assert without_accents("华信") == "华信"


@given(st.text(max_size=20))
def test_any_text_has_a_normal_form_that_is_the_same_however_it_is_written(name: str) -> None:
    normal = company_name(name)
    assert company_name(name.strip()) == normal
    assert bool(normal.base) == bool(name.split())
    assert normal.is_same(normal)


@given(
    st.sampled_from(["Acme", "华信电缆", "Pell & Daughters"]),
    st.sampled_from(["Ltd", "GmbH", "集团"]),
)
def test_a_form_behind_a_name_changes_nothing(name: str, form: str) -> None:
    assert company_name(f"{name} {form}").is_same(company_name(name))
