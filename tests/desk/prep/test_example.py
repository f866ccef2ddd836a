"""Both example books: every section of every visit is filled, in its language."""

from __future__ import annotations

import pytest

from tests.codes import PHASES
from tests.desk.making import NOW, desk_of
from tests.desk.prep.test_random import check_card, check_view
from tui import i18n
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.desk.prep import brief, doorstep, names, view
from tui.desk.prep.views import PrepView
from tui.domain.lines import is_han
from tui.domain.prep_rules import SPIN_STEPS
from tui.i18n import LANGUAGES, Language
from tui.settings import Settings


@pytest.fixture(params=LANGUAGES)
def desk(request: pytest.FixtureRequest) -> Desk:
    language: Language = request.param
    i18n.use(language)
    own = Settings(signature="Tom Berg", company="Gauge House")
    return desk_of(*example_book(NOW.date(), language), settings=own)


def assert_filled(prep: PrepView) -> None:
    """What each of the nine sections shows."""
    unknown = {"topic"} if prep.people else {"topic", "person"}
    assert prep.objective.seek
    assert prep.objective.least
    assert prep.money.account.id == prep.account.id
    for one in prep.people:
        assert one.advice or not (one.roles or one.style or one.attitude or one.relation)
    assert sum(not one.base for one in prep.materials) >= 1
    assert all(one.why and one.text and one.name for one in prep.materials)
    assert tuple(one.phase for one in prep.etiquette) == PHASES
    assert all(one.items for one in prep.etiquette)
    assert len(prep.openings) == 3
    assert all(one.why for one in prep.openings)
    # Somebody must be known to be called by name.
    assert {blank for one in prep.openings for blank in one.blanks} <= unknown
    assert [one.step for one in prep.phone.script][:3] == [
        "who_i_am",
        "reason_to_meet",
        "two_times",
    ]
    assert {blank for one in prep.phone.script for blank in one.blanks} <= unknown
    assert len(prep.phone.slots) == 4
    kinds = {one.kind for one in prep.questions}
    assert kinds >= {"three_step", *SPIN_STEPS}
    assert sorted(one.doorstep for one in prep.questions if one.doorstep) == [1, 2, 3]
    assert any(one.kind in ("point", "power") for one in prep.value) or not any(
        one.roles for one in prep.people
    )
    assert prep.mind


def test_every_section_of_every_visit_is_filled(desk: Desk) -> None:
    for visit in desk.ground.visits.values():
        prep = view.of_visit(desk, visit.id)
        assert_filled(prep)
        check_view(prep, set())
        check_card(prep)
        assert prep.people or not desk.ground.people_of.get(visit.account_id)
        text = brief.as_markdown(prep, desk.today)
        assert [one for one in text.splitlines() if one.startswith("## ")] == [
            f"## {name[:1].upper()}{name[1:]}" for name in map(names.section, names.SECTIONS)
        ]


def test_no_sign_of_a_warning_is_left_alone_at_the_end_of_a_line(desk: Desk) -> None:
    for visit in desk.ground.visits.values():
        card = doorstep.card(view.of_visit(desk, visit.id), desk.today)
        for columns in (63, 72, 80, 97, 112):
            said = ["".join(text for text, _tone in one) for one in doorstep.lines(card, columns)]
            assert not any(one.rstrip().endswith("⚑") for one in said)


def test_every_account_can_be_prepared_without_a_visit(desk: Desk) -> None:
    for account in desk.ground.accounts.values():
        prep = view.of_account(desk, account.id)
        assert_filled(prep)
        check_card(prep)


def test_the_book_speaks_on_the_card(desk: Desk) -> None:
    visit = next(one for one in desk.ground.visits_on[desk.today] if one.purpose == "negotiation")
    said = "\n".join(
        "".join(text for text, _tone in line)
        for line in doorstep.lines(doorstep.of_visit(desk, visit.id))
    )
    account = desk.ground.accounts[visit.account_id]
    for told in (account.name, visit.seek, visit.least, "¥480,000", "9 × 8", "10:00", "09:05"):
        assert told in said


def test_pinyin_stands_beside_a_chinese_name_in_english_alone(desk: Desk) -> None:
    told = {
        one.name: one.pinyin
        for visit in desk.ground.visits.values()
        for one in view.of_visit(desk, visit.id).people
    }
    for name, pinyin in told.items():
        wanted = i18n.language() == "en" and any(map(is_han, name))
        assert bool(pinyin) == wanted, name
