"""The methods M01 to M70 and the maxims: all there, woven together, and right in their figures."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import get_args

import pytest

from tui.desk import maxim
from tui.domain.lines import is_han
from tui.domain.maxims import MAXIMS, MaximCode
from tui.i18n import LANGUAGES, Language
from tui.playbook.loader import Playbook
from tui.playbook.tables import Method, MethodId, Place

IDS = [f"M{number:02}" for number in range(1, 71)]
METHODS = {language: Playbook(language).methods for language in LANGUAGES}

languages = pytest.mark.parametrize("language", LANGUAGES)
methods = pytest.mark.parametrize("id", IDS)


def said(language: Language, id: MethodId) -> str:
    """All that one reads of a method."""
    one = METHODS[language][id]
    return "\n".join((one.name, one.what, one.when, *one.how, one.example))


# -- All there, and woven together


@languages
def test_every_method_has_its_entry(language: Language) -> None:
    assert sorted(METHODS[language]) == IDS


def test_both_languages_keep_the_same_order() -> None:
    assert list(METHODS["en"]) == list(METHODS["zh"])


@methods
def test_both_languages_link_and_place_a_method_alike(id: MethodId) -> None:
    english, chinese = METHODS["en"][id], METHODS["zh"][id]
    assert english.see == chinese.see
    assert english.used_at == chinese.used_at
    assert len(english.how) == len(chinese.how)


@methods
def test_links_lead_to_one_to_four_others(id: MethodId) -> None:
    see = METHODS["en"][id].see
    assert 1 <= len(see) <= 4
    assert len(set(see)) == len(see)
    assert id not in see
    assert set(see) <= set(IDS)


def test_no_method_stands_alone() -> None:
    linked = {other for one in METHODS["en"].values() for other in one.see}
    assert linked == set(IDS)


@methods
def test_a_method_names_each_place_once(id: MethodId) -> None:
    places = METHODS["en"][id].used_at
    assert len(set(places)) == len(places)


def test_every_place_has_methods_of_its_own() -> None:
    used = {place for one in METHODS["en"].values() for place in one.used_at}
    assert used == set(get_args(Place)) - {"playbook"}


@pytest.mark.parametrize(
    ("id", "places"),
    {
        "M02": ("today", "accounts"),
        "M21": ("people", "prep", "today"),
        "M26": ("log", "people", "prep"),
        "M43": ("log",),
        "M46": ("today",),
        "M57": ("money", "log"),
        "M61": ("money", "people"),
    }.items(),
)
def test_a_method_is_used_where_it_is_needed(id: MethodId, places: tuple[Place, ...]) -> None:
    assert METHODS["en"][id].used_at == places


# -- Fit to be read and found


@languages
def test_names_are_told_apart(language: Language) -> None:
    names = [one.name for one in METHODS[language].values()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= (50 if language == "en" else 20)


@languages
@methods
def test_the_way_has_two_to_four_steps(language: Language, id: MethodId) -> None:
    assert 2 <= len(METHODS[language][id].how) <= 4


NUMBER = r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\b"


@methods
def test_an_example_tells_of_somebody_and_of_figures(id: MethodId) -> None:
    english, chinese = METHODS["en"][id].example, METHODS["zh"][id].example
    assert re.search(r"\b(Ana|Marek|Tom|Lena)\b", english)
    assert re.search(NUMBER, english, re.IGNORECASE)
    assert re.search("小陈|老马|阿琳|我姓马", chinese)
    assert re.search(r"[\d一两三四五六七八九十]", chinese)


@methods
def test_a_method_is_found_by_words_of_either_language(id: MethodId) -> None:
    for language in LANGUAGES:
        words = METHODS[language][id].words
        assert len(set(words)) == len(words)
        assert any(any(map(is_han, word)) for word in words)
        assert any(re.search("[A-Za-z]", word) for word in words)


@pytest.mark.parametrize(
    ("word", "id"),
    [
        *(("Pareto", "M01"), ("二八法则", "M01"), ("coach", "M20"), ("教练", "M20")),
        *(("fishbone", "M17"), ("鱼骨图", "M17"), ("win rate", "M47"), ("赢率", "M47")),
        *(("excuse", "M57"), ("借口", "M57"), ("bad debt", "M53"), ("坏账", "M53")),
        *(("complaint", "M27"), ("投诉", "M27"), ("referral", "M10"), ("转介绍", "M10")),
    ],
)
@languages
def test_a_word_finds_its_method_in_both_languages(
    language: Language, word: str, id: MethodId
) -> None:
    def holds(one: Method) -> bool:
        text = "\n".join((one.name, one.what, *one.how, *one.words))
        return word.lower() in text.lower()

    assert holds(METHODS[language][id])


# -- Figures


FIGURES: dict[str, tuple[str, ...]] = {
    "M01": tuple("80 10 30 60 18 28 54 93 17 4 11 14 37 27 16 71 20".split()),
    "M22": tuple("100 200 500".split()),
    "M33": ("15",),
    "M47": tuple("5 10 20 30 50 80".split()),
}


@languages
@pytest.mark.parametrize(("id", "figures"), FIGURES.items())
def test_the_figures_of_the_trade_stand_there(
    language: Language, id: MethodId, figures: tuple[str, ...]
) -> None:
    found = re.findall(r"\d+(?:\.\d+)?", said(language, id).replace(",", ""))
    assert set(figures) <= set(found)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("every week", "every two weeks", "every month", "every quarter")),
        ("zh", ("每周", "两周", "每月", "每季度")),
    ],
)
def test_the_rhythm_of_each_tier(language: Language, words: tuple[str, ...]) -> None:
    assert all(word in said(language, "M02") for word in words)


@pytest.mark.parametrize(
    ("language", "id", "words"),
    [
        ("en", "M01", "proven for nobody"),
        ("zh", "M01", "没人证明过"),
        ("en", "M10", "Commonly quoted, all of it, and unproven"),
        ("zh", "M10", "没有一个被证实"),
    ],
)
def test_what_is_unproven_is_called_so(language: Language, id: MethodId, words: str) -> None:
    assert words in METHODS[language][id].what


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("barred", "approval", "adviser", "retirement", "degree", "relative")),
        ("zh", ("禁止", "批准", "顾问", "退休", "学位", "家属")),
    ],
)
def test_activities_that_are_barred_are_called_so(
    language: Language, words: tuple[str, ...]
) -> None:
    (step,) = (step for step in METHODS[language]["M19"].how if words[0] in step)
    assert all(word in step for word in words)


@languages
@pytest.mark.parametrize("id", ["M09", "M19", "M30", "M35"])
def test_where_gifts_are_spoken_of_public_bodies_get_none(language: Language, id: MethodId) -> None:
    public, none = {
        "en": ("public bod", r"nothing|no gift|never"),
        "zh": ("公家单位", "都不送|一律不送|不送"),
    }[language]
    (step,) = (step for step in METHODS[language][id].how if public in step)
    assert re.search(none, step)


RATES = (5, 10, 20, 30, 50, 80)
SUMS = (300, 240, 176, 464, 146, 98)
COUNTS = (5, 4, 3, 2, 2, 2)


def plain(number: Fraction) -> str:
    """As it stands in the text: 15 or 35.2."""
    return str(int(number)) if number.denominator == 1 else str(float(number))


@languages
def test_the_check_table_of_the_funnel_adds_up(language: Language) -> None:
    weighted = [Fraction(sum * rate, 100) for sum, rate in zip(SUMS, RATES, strict=True)]
    text = said(language, "M48").replace("1,424", "1424").replace("、", ", ")
    assert (sum(COUNTS), sum(SUMS), plain(sum(weighted, Fraction(0)))) == (18, 1424, "364.8")
    assert ", ".join(map(str, COUNTS)) in text
    assert ", ".join(map(str, SUMS)) in text
    assert ", ".join(map(plain, weighted)) in text
    assert {"18", "1424", "364.8"} <= set(re.findall(r"\d+(?:\.\d+)?", text))


@languages
def test_coverage_and_progress_are_worked_out_right(language: Language) -> None:
    weighted, done, target = Fraction("364.8"), 300, 800
    coverage = float(round((done + weighted) / target * 100, 1))
    progress = float((weighted - Fraction("350.8") + done - 270) / target * 100)
    assert (coverage, progress) == (83.1, 5.5)
    assert f"{coverage}" in said(language, "M49")
    assert plain(target - done - weighted) in said(language, "M49")
    assert f"{progress}" in said(language, "M50")


def lost(loss: int) -> str:
    """The extra sales that a loss needs at a net margin of 2 to 6 %, rounded half up."""
    needed = [int(Fraction(loss * 100, percent) + Fraction(1, 2)) for percent in range(2, 7)]
    return ", ".join(map(str, needed))


@languages
@pytest.mark.parametrize("loss", [500, 2500])
def test_what_a_bad_debt_costs(language: Language, loss: int) -> None:
    text = re.sub(r"(\d),(\d)", r"\1\2", said(language, "M53")).replace("、", ", ")
    assert lost(loss) in text


@pytest.mark.parametrize(
    ("language", "sum", "rate", "margin", "days"),
    [("en", 480_000, 8, 6, 47), ("zh", 600_000, 6, 5, 30)],
)
def test_what_a_delay_costs(
    language: Language, sum: int, rate: int, margin: int, days: int
) -> None:
    day = Fraction(sum * rate, 100 * 365)
    text = said(language, "M54").replace(",", "")
    assert f"{round(day * days)}" in text
    assert f"{int(Fraction(sum * margin, 100) / day) + 1}" in text


@pytest.mark.parametrize(
    ("language", "sale", "received", "unit"),
    [("en", 500_000, 400_000, 1), ("zh", 500_000, 400_000, 10_000)],
)
def test_cash_margin_of_a_sale_that_is_partly_paid(
    language: Language, sale: int, received: int, unit: int
) -> None:
    cost = sale * 90 // 100
    figures = (sale, cost, received, cost - received)
    found = re.findall(r"\d+", METHODS[language]["M52"].example.replace(",", ""))
    assert cost - received == 50_000
    assert {str(figure // unit) for figure in figures} <= set(found)


# -- Maxims


@languages
def test_every_maxim_of_today_has_more_behind_it(language: Language) -> None:
    maxims = Playbook(language).maxims
    assert tuple(maxims) == MAXIMS
    assert len({one.name for one in maxims.values()}) == len(MAXIMS)
    least = 90 if language == "en" else 30
    for code, one in maxims.items():
        assert min(len(one.why), len(one.do)) >= least, code


@pytest.mark.parametrize("code", MAXIMS)
def test_a_maxim_does_not_say_again_what_stands_on_today(code: MaximCode) -> None:
    one = Playbook("en").maxims[code]
    today = re.split(r"(?<=[.?:,])\s", maxim._TEXTS[code])
    assert not any(part in f"{one.why} {one.do}" for part in today if len(part) > 15)
