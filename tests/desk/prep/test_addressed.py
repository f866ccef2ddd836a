"""What is said to customers: in Chinese by surname and office, and not "since then" on its day."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.desk.making import HUAXIN, NOW, WANG, desk_of, visit
from tests.desk.owing import bill, word
from tui import i18n, words
from tui.desk import chase
from tui.desk.ground import Desk
from tui.desk.message import draft
from tui.desk.opening import first_words
from tui.desk.prep import view
from tui.desk.prep.views import PrepView
from tui.domain.codes import EXCUSES
from tui.domain.records import PaymentPromise, Person, PlanItem, Record
from tui.i18n import Language
from tui.settings import Settings

BUYER = replace(WANG, title="采购部经理", releases_payments=True)
BOSS = Person(
    id=2, account_id=1, name="Ouyang Chun 欧阳春", title="General Manager", relation="trust"
)
WAY = PlanItem(
    id=1, account_id=1, person_id=1, target="know", through=2, due=NOW.date(), measure="x"
)
LAST = visit(9, "2026-11-10T10:00", people=(1,), state="logged", outcome="advance", note="试三台")
PLAN = visit(1, "2026-11-24T10:00", people=(1,), purpose="needs", text="试机")
OURS = Settings(signature="高峰", company="测达")


@pytest.fixture
def chinese() -> None:
    i18n.use("zh")


def desk_on(*more: Record) -> Desk:
    return desk_of(HUAXIN, BUYER, BOSS, WAY, *more, settings=OURS)


def said(prep: PrepView) -> list[str]:
    """All that prep gives to say."""
    phone = prep.phone
    replies = (*phone.refusals, *phone.switchboard, *phone.face_to_face)
    return [
        *(one.text for one in prep.openings),
        *(one.text for one in phone.script),
        *(one.say for one in replies),
        *(one.text for one in prep.questions),
    ]


@pytest.mark.usefixtures("chinese")
def test_one_speaks_by_surname_and_office_and_lists_keep_the_name() -> None:
    prep = view.of_visit(desk_on(PLAN), 1)
    spoken = "\n".join(said(prep))
    assert "王经理，您好" in spoken
    assert "欧阳总" in spoken
    assert "王琳" not in spoken
    assert "欧阳春" not in spoken
    assert [one.name for one in prep.people] == ["Wang Lin 王琳"]
    referral = next(one for one in prep.openings if one.method == "referral")
    assert "欧阳春" in referral.first
    whys = {why.text for one in prep.openings for why in one.why}
    assert any("欧阳春" in one for one in whys)
    assert not any("欧阳总" in one or "王经理" in one for one in whys)


@pytest.mark.usefixtures("chinese")
def test_two_of_one_surname_and_office_are_told_apart_by_name() -> None:
    son, father = replace(BOSS, id=3, name="欧阳明", relation=None), BOSS
    assert words.told_apart([father, BUYER, son]) == ["欧阳春", "王经理", "欧阳明"]
    desk = desk_of(HUAXIN, son, father, replace(WAY, person_id=3), replace(PLAN, people=(3,)))
    spoken = "\n".join(said(view.of_visit(desk, 1)))
    assert "欧阳总，您好" in spoken
    assert "欧阳春" in spoken
    assert "欧阳总跟我说" not in spoken
    assert words.told_apart([]) == []


def test_in_english_the_name_is_said() -> None:
    prep = view.of_visit(desk_on(PLAN), 1)
    spoken = "\n".join(said(prep))
    assert "Wang Lin" in spoken
    assert "Ouyang Chun" in spoken
    assert "王" not in spoken


@pytest.mark.usefixtures("chinese")
def test_who_has_no_such_office_is_called_by_name() -> None:
    desk = desk_of(HUAXIN, replace(BUYER, title=""), PLAN)
    assert "王琳，您好" in "\n".join(said(view.of_visit(desk, 1)))


OWED = (bill(1, 47, 48_000_000), word(1, -1, 10_000_000, made=-7))


@pytest.mark.usefixtures("chinese")
def test_money_is_asked_for_by_surname_and_office() -> None:
    desk = desk_on(*OWED)
    assert first_words(desk, 1).startswith("王经理，")
    for excuse in EXCUSES:
        assert "王琳" not in chase.answer(desk, 1, excuse).say
    fields: dict[chase.Field, str] = {"amount": "500", "by": "周五", "met": "王琳"}
    told = chase.preview(desk, chase.read(desk, 1, fields, "phone"))
    assert "王经理" in told.read_back
    assert "王琳" not in told.read_back


@pytest.mark.parametrize(("language", "name"), [("zh", "王经理，"), ("en", "Dear Wang Lin,")])
def test_a_message_speaks_as_its_own_language_does(language: Language, name: str) -> None:
    body = draft(desk_on(*OWED), 1, of=language).body
    assert body.startswith(name)


def test_the_language_spoken_meanwhile_counts() -> None:
    assert words.addressed(BUYER) == "Wang Lin"
    with i18n.speaking("zh"):
        assert words.addressed(BUYER) == "王经理"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_said_of_the_last_talk_on_its_day(language: Language) -> None:
    i18n.use(language)
    for last, is_said in ((LAST, True), (replace(LAST, start=NOW.replace(hour=8)), False)):
        prep = view.of_visit(desk_on(PLAN, last), 1)
        day = words.short_date(last.day, NOW.date())
        assert any(day in one for one in said(prep)) == is_said
        asked = {one.id for one in prep.questions}
        assert ("seeded.since_last" in asked) == is_said
        assert len(prep.openings) == 3


def test_a_promise_without_a_name_is_read_back_without_one() -> None:
    from tui.desk.edit_promise import read_back

    promise = PaymentPromise(
        account_id=1, made=NOW.date(), due=NOW.date(), amount=100, currency="CNY"
    )
    assert read_back(promise, "").startswith("say: “You pay")
    assert "王经理" in read_back(promise, "王经理")
