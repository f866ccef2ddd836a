"""What prep writes: ticks, objectives, answers; each one change that `u` takes back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.desk.making import HUAXIN, TODAY, WANG, desk_with, stand, visit, whole
from tui.desk.ground import Desk, Gone
from tui.desk.prep import changes, view
from tui.desk.prep.changes import NoAnswer
from tui.desk.prep.views import QuestionView
from tui.domain.records import Account, Filed, Note, Opportunity, Person, Record, Visit

PLAN = visit(1, "2026-11-24T10:00", people=(1,), purpose="needs")
BUSINESS = Opportunity(
    id=1, account_id=1, name="gauges", opened=TODAY, stage="gestation", currency="CNY"
)


def desk(*more: Record) -> Desk:
    return desk_with(PLAN, *more)


def question(on: Desk, id: str) -> QuestionView:
    """A question of prep, asked for or made as it would be."""
    prep = view.of_visit(on, 1)
    found = next((one for one in prep.questions if one.id == id), None)
    return found or replace(
        prep.questions[0],
        id=id,
        kind="gap" if id.startswith("gap.") else "still_true",
        person=1 if "people." in id else None,
    )


# -- Ticks


def test_a_tick_is_kept_with_the_visit_and_taken_off_again() -> None:
    on = desk()
    before = whole(on)
    assert changes.tick(on, 1, "cards") == "Huaxin Cable: cards ready"
    assert stand(on, Visit)[1].ready == ("cards",)
    assert changes.tick(on, 1, "notebook") == "Huaxin Cable: pen and notebook ready"
    prep = view.of_visit(on, 1)
    assert (prep.ready.n, prep.ready.m) == (2, len(prep.materials))
    assert {one.id for one in prep.materials if one.done} == {"cards", "notebook"}
    assert changes.tick(on, 1, "cards") == "Huaxin Cable: cards not ready"
    assert stand(on, Visit)[1].ready == ("notebook",)
    for _change in range(3):
        on.book.undo()
    assert whole(on) == before


def test_only_what_this_visit_calls_for_counts_as_ready() -> None:
    on = desk_with(replace(PLAN, ready=("cards", "demo_set", "gone")))
    assert changes.ready(on, 1).n == 1
    assert changes.ready(on, 1) == view.of_visit(on, 1).ready


def test_a_visit_that_is_gone_cannot_be_ticked() -> None:
    on = desk()
    with pytest.raises(Gone):
        changes.tick(on, 77, "cards")
    with pytest.raises(Gone):
        changes.ready(on, 77)
    with pytest.raises(ValueError, match="the moon"):
        changes.tick(on, 1, "the moon")


# -- Objectives


def test_an_objective_is_set_and_shown() -> None:
    on = desk()
    suggestion = view.of_visit(on, 1).objective
    assert not suggestion.seek_is_set
    said = changes.set_objective(on, 1, seek="  a trial\x07 ")
    assert said == "Huaxin Cable, a trial"
    assert changes.set_objective(on, 1, least="a date") == "Huaxin Cable, a trial; least: a date"
    shown = view.of_visit(on, 1).objective
    assert (shown.seek, shown.least) == ("a trial", "a date")
    assert shown.seek_is_set
    assert shown.least_is_set
    changes.set_objective(on, 1, seek="", least="")
    assert view.of_visit(on, 1).objective == suggestion
    for _change in range(3):
        on.book.undo()
    assert stand(on, Visit)[1] == PLAN
    with pytest.raises(Gone):
        changes.set_objective(on, 77, seek="x")


# -- Answers


@pytest.mark.parametrize(
    ("code", "answer", "field"),
    [
        ("business.strategy", "rail, then wind", "strategy"),
        ("business.challenges", "scrap", "challenges"),
        ("background.installed", "8 gauges", "installed"),
        ("competition.in_use", "Velotek, 60 %", "competitor"),
    ],
)
def test_an_answer_fills_its_field(code: str, answer: str, field: str) -> None:
    on = desk()
    said = changes.note_answer(on, 1, question(on, f"gap.{code}"), answer)
    assert said == f"Huaxin Cable, noted: {answer}"
    account = stand(on, Account)[1]
    assert getattr(account, field) == answer
    assert account.file == {code: Filed(on=TODAY, text=answer)}
    assert account.competitor_checked == (TODAY if field == "competitor" else None)
    assert stand(on, Note) == {}
    assert all(one.code != code for one in view.of_visit(on, 1).file.gaps)
    on.book.undo()
    assert stand(on, Account)[1] == HUAXIN


def test_an_answer_without_a_field_stands_in_the_file_with_its_day() -> None:
    on = desk()
    changes.note_answer(on, 1, question(on, "gap.business.worries"), "energy prices")
    assert stand(on, Account)[1].file["business.worries"].text == "energy prices"


def test_an_answer_about_somebody_stands_with_them() -> None:
    on = desk()
    changes.note_answer(on, 1, question(on, "gap.people.family"), "two boys")
    changes.note_answer(on, 1, question(on, "gap.people.interests"), "chess")
    changes.note_answer(on, 1, question(on, "gap.people.contact_data"), "139 555 0104")
    changes.note_answer(on, 1, question(on, "gap.people.contact_data"), "wang@huaxin.example")
    person = stand(on, Person)[1]
    assert (person.interests, person.phone) == ("chess", "139 555 0104")
    assert person.email == "wang@huaxin.example"
    assert person.file["people.family"].text == "two boys"
    assert stand(on, Account)[1].file == {}


def test_an_answer_about_the_project_stands_with_its_opportunity() -> None:
    on = desk(BUSINESS)
    changes.note_answer(on, 1, question(on, "gap.project.problem"), "scrap", 1)
    changes.note_answer(on, 1, question(on, "gap.project.budget"), "80k from repairs", 1)
    changes.note_answer(on, 1, question(on, "gap.project.timetable"), "24 nov", 1)
    one = stand(on, Opportunity)[1]
    assert (one.problem, one.close) == ("scrap", TODAY + timedelta(days=3))
    assert one.file["project.budget"].text == "80k from repairs"
    changes.note_answer(on, 1, question(on, "gap.project.timetable"), "when the boss is back", 1)
    assert stand(on, Opportunity)[1].file["project.timetable"].text == "when the boss is back"


def test_without_an_opportunity_it_becomes_a_note() -> None:
    on = desk()
    changes.note_answer(on, 1, question(on, "gap.project.budget"), "80k", 1)
    [note] = stand(on, Note).values()
    assert note.text.endswith(" 80k")


def test_an_answer_to_any_other_question_becomes_a_note_with_its_question() -> None:
    on = desk()
    asked = next(one for one in view.of_visit(on, 1).questions if one.kind == "problem")
    changes.note_answer(on, 1, asked, "at the drum change", 1)
    [note] = stand(on, Note).values()
    assert note.text == f"{asked.text} at the drum change"
    assert (note.account_id, note.at) == (1, on.now)


def test_nothing_said_is_nothing_noted() -> None:
    on = desk()
    before = whole(on)
    for id in ("gap.business.strategy", "still.business.strategy"):
        with pytest.raises(NoAnswer, match="Write what they said first"):
            changes.note_answer(on, 1, question(on, id), "  ")
    assert whole(on) == before


def test_still_true_gets_todays_day() -> None:
    old = TODAY - timedelta(days=400)
    account = replace(
        HUAXIN, strategy="rail", file={"business.strategy": Filed(on=old, text="rail")}
    )
    on = desk_with(PLAN, replace(WANG, id=4))
    with on.book.transaction("fill") as change:
        change.put(account)
    asked = next(one for one in view.of_visit(on, 1).questions if one.kind == "still_true")
    assert asked.id == "still.business.strategy"
    assert asked.why.text == "noted on 17 Oct 2025, may have moved"
    assert changes.note_answer(on, 1, asked, "") == "Huaxin Cable, noted: still true"
    account = stand(on, Account)[1]
    assert account.strategy == "rail"
    assert account.file["business.strategy"] == Filed(on=TODAY, text="rail")
    kinds = {one.id for one in view.of_visit(on, 1).questions}
    assert "still.business.strategy" not in kinds


def test_what_the_book_shows_otherwise_can_be_confirmed() -> None:
    close = TODAY + timedelta(days=20)
    on = desk(replace(BUSINESS, close=close), replace(WANG, id=4, roles=("decision_maker",)))
    asked = {one.id: one for one in view.of_visit(on, 1).questions}
    assert "still.project.timetable" in asked
    changes.note_answer(on, 1, asked["still.project.timetable"], "", 1)
    assert stand(on, Opportunity)[1].close == close
    changes.note_answer(on, 1, question(on, "still.project.deciders"), "", 1)
    ids = {one.id for one in view.of_visit(on, 1).questions}
    assert not {"still.project.timetable", "still.project.deciders"} & ids


# -- The rep's own words


def test_own_words_are_kept_per_product_and_role() -> None:
    business = replace(BUSINESS, product="G40 gauge")
    on = desk(business, replace(WANG, id=4, name="Li", roles=("user",)))
    with on.book.transaction("fill") as change:
        change.put(replace(WANG, roles=("purchaser",)))

    def own() -> list[str]:
        return [one.text for one in view.of_visit(on, 1).value if one.kind == "own"]

    said = changes.keep_words(on, "no more scrap", product=" g40 Gauge", role="purchaser")
    assert said == "your own words: no more scrap"
    changes.keep_words(on, "for those at the machine", product="G40 gauge", role="user")
    changes.keep_words(on, "for everybody", product="G40 gauge")
    changes.keep_words(on, "of another product", product="G41")
    assert own() == ["no more scrap", "for everybody"]  # no user is at the table
    changes.keep_words(on, "no scrap at all", product="G40 gauge", role="purchaser")
    assert own() == ["no scrap at all", "for everybody"]
    changes.keep_words(on, "", product="G40 gauge", role="purchaser")
    assert own() == ["for everybody"]
    on.book.undo()
    assert own() == ["no scrap at all", "for everybody"]


def test_own_words_are_about_something() -> None:
    on = desk()
    for product, asked in (("", ""), ("G40", "user.help")):
        with pytest.raises(NoAnswer, match="Say which product"):
            changes.keep_words(on, "x", product=product, question=asked)
    with pytest.raises(NoAnswer, match="Write what you say first"):
        changes.keep_words(on, " ", product="G40")


def test_an_answer_of_ones_own_stands_in_the_place_of_the_pattern() -> None:
    on = desk()
    with on.book.transaction("fill") as change:
        change.put(replace(WANG, roles=("purchaser",)))
    likely = {one.id: one for one in view.of_visit(on, 1).questions if one.kind == "likely"}
    assert not any(one.answered for one in likely.values())
    asked = likely["likely.purchaser.discount"]
    assert changes.note_answer(on, 1, asked, "give and take") == "your own words: give and take"
    likely = {one.id: one for one in view.of_visit(on, 1).questions if one.kind == "likely"}
    assert likely["likely.purchaser.discount"].answer == "give and take"
    assert [id for id, one in likely.items() if one.answered] == ["likely.purchaser.discount"]
    assert stand(on, Note) == {}
