"""The form of the analysis: why we are not paid, and the way to the money."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.desk.making import HUAXIN, WANG, ZHAO, desk_of, stand
from tests.desk.money_forms import refused, save
from tests.desk.owing import Values, echoes, shown
from tui import i18n
from tui.desk import edit
from tui.domain.records import Account, PaymentStep, WayIn
from tui.i18n import LANGUAGES, Language


def test_the_analysis_of_an_account() -> None:
    desk = desk_of(HUAXIN, WANG, ZHAO)
    values = {
        "causes": "no coach, their cash",
        "chain": "zhao > cashier → wang",
        "ways": "service, brand @wang; reference cases",
    }
    assert echoes(desk, "analysis", 1, **values) == {
        "causes": "no coach, their cash",
        "chain": "Zhao Min → cashier → Wang Lin",
        "ways": "service @Wang Lin 王琳, brand @Wang Lin 王琳, reference cases",
    }
    told = edit.save(desk, "analysis", 1, values)
    assert told.text == "Huaxin Cable 华信电缆: analysis noted"
    stored = stand(desk, Account)[1]
    assert stored == replace(
        HUAXIN,
        unpaid_causes=("no_coach", "their_cash"),
        payment_chain=(
            PaymentStep(person_id=2),
            PaymentStep(title="cashier"),
            PaymentStep(person_id=1),
        ),
        ways_in=(
            WayIn(strength="service", person_id=1),
            WayIn(strength="brand", person_id=1),
            WayIn(strength="cases"),
        ),
    )
    assert shown(desk, "analysis", 1) == {
        "causes": "no coach, their cash",
        "chain": "Zhao Min 赵敏 > cashier > Wang Lin 王琳",
        "ways": "service @Wang Lin 王琳; brand @Wang Lin 王琳; reference cases",
    }
    edit.save(desk, "analysis", 1, {"chain": "", "ways": "", "causes": ""})
    assert stand(desk, Account)[1] == HUAXIN
    desk.book.undo()
    assert stand(desk, Account)[1] == stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_analysis_shows_is_left_alone_and_can_be_typed(language: Language) -> None:
    i18n.use(language)
    steps = (PaymentStep(title="wang"), PaymentStep(title="a, b > c"), PaymentStep(person_id=2))
    ways = tuple(WayIn(strength=one) for one in ("service", "cases", "few_problems"))
    noted = replace(HUAXIN, payment_chain=steps, ways_in=ways)
    desk = desk_of(noted, WANG, ZHAO)
    values = shown(desk, "analysis", 1)
    assert edit.save(desk, "analysis", 1, {**values, "causes": "no_coach"}).text
    assert stand(desk, Account)[1] == replace(noted, unpaid_causes=("no_coach",))
    save(desk, "analysis", 1, ways="")
    assert save(desk, "analysis", 1, ways=values["ways"]).ways_in == ways


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"causes": "the weather"}, ("causes", "unknown_choice")),
        ({"chain": "lin > cashier"}, ("chain", "ambiguous_person")),
        ({"chain": "+Li Wei"}, ("chain", "new_person")),
        ({"ways": "luck"}, ("ways", "unknown_choice")),
        ({"ways": "service @nobody"}, ("ways", "unknown_person")),
        ({"ways": "service @+Li"}, ("ways", "new_person")),
    ],
)
def test_what_the_analysis_refuses(values: Values, expected: tuple[str, str]) -> None:
    other = replace(ZHAO, id=4, name="Lin Hai")
    lin = replace(ZHAO, id=5, name="Lin Bo")
    assert refused(desk_of(HUAXIN, WANG, other, lin), "analysis", 1, **values) == expected
