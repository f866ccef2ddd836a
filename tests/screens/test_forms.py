"""Forms: something new by `N` and a key, editing by `e`, and never losing or spoiling anything."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from tests.screens import wild
from tests.screens.driving import NARROW, NOW, Rep, both_sizes, rounds
from tui.domain.records import Account, NextStep, Note, Person, SpecialDate, Visit
from tui.widgets.choice import Choice


async def fill(rep: Rep, name: str, text: str) -> None:
    """Go to a field of the form on top and put a text in the place of what stands there."""
    rep.field(f"f-{name}").focus()
    await rep.settled()
    await rep.press("end", "ctrl+u")
    await rep.write(text)


def choice(rep: Rep, name: str) -> Choice:
    """A row of words of the form on top."""
    return rep.app.screen.query_one(f"#f-{name}", Choice)


def effects(rep: Rep) -> str:
    """What the form on top understands, or what is wrong."""
    return rep.shown("#effects")


# -- New


@both_sizes
async def test_a_new_visit_begins_with_the_account_and_the_next_free_time(
    size: tuple[int, int],
) -> None:
    async with rounds(size=size) as rep:
        before = len(rep.all(Visit))
        await rep.press("N")
        assert rep.on_top == "NewScreen"
        await rep.press("1")
        assert rep.on_top == "FormScreen"
        assert rep.field("f-account").value == "Huaxin Cable 华信电缆"
        assert rep.field("f-when").value.startswith("2026-11-21 ")
        await fill(rep, "when", "tue 10:00")
        assert "Tue 24 Nov 2026 10:00" in effects(rep)
        await fill(rep, "people", "wang, +Li Xin")
        assert "new: Li Xin" in effects(rep)
        await fill(rep, "seek", "a trial order")
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert len(rep.all(Visit)) == before + 1
        visit, person = rep.all(Visit)[-1], rep.all(Person)[-1]
        assert visit.start == datetime(2026, 11, 24, 10, 0)
        assert visit.people[-1] == person.id
        assert (person.name, person.account_id) == ("Li Xin", visit.account_id)
        assert visit.seek == "a trial order"
        assert "Huaxin Cable" in rep.told[-1]
        await rep.press("u")
        assert len(rep.all(Visit)) == before
        assert rep.book.get(Person, person.id) is None


async def test_a_new_step_note_person_and_account_are_there_by_a_digit_or_a_letter() -> None:
    async with rounds() as rep:
        await rep.press("N", "2")
        assert rep.focused == "f-text"
        await rep.write("send the drawings")
        await fill(rep, "due", "fri")
        assert "Fri 27 Nov" in effects(rep)
        await rep.press("enter")
        step = rep.all(NextStep)[-1]
        assert (step.text, step.due, step.made) == (
            "send the drawings",
            date(2026, 11, 27),
            NOW.date(),
        )
        await rep.press("N", "n")
        await rep.write("they plan a [second] line")
        await rep.press("enter")
        note = rep.all(Note)[-1]
        assert note.text == "they plan a [second] line"
        assert note.at == NOW
        assert "[second]" in rep.told[-1]
        await rep.press("N", "p")
        assert rep.focused == "f-name"
        await rep.write("Gao Feng 高峰")
        await rep.press("enter")
        person = rep.all(Person)[-1]
        assert (person.name, person.pinyin) == ("Gao Feng 高峰", person.pinyin)
        assert person.pinyin
        await rep.press("N", "a")
        await rep.write("Zephyr Wind")
        await rep.press("tab", "tab", "tab", "right")
        assert choice(rep, "tier").value is not None
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        account = rep.all(Account)[-1]
        assert (account.name, account.tier) == ("Zephyr Wind", "platinum")
        assert "Zephyr Wind" in rep.told[-1]


async def test_a_first_account_and_its_visit_come_from_one_form() -> None:
    async with rounds([]) as rep:
        await rep.press("N", "v")
        assert rep.focused == "f-account"
        await rep.write("+Huaxin")
        assert "new: Huaxin" in effects(rep)
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert [one.name for one in rep.all(Account)] == ["Huaxin"]
        assert [row.key for row in rep.visits.rows] == [str(rep.all(Visit)[0].id)]


async def test_what_is_wrong_is_said_once_beside_its_field() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("e")
        await fill(rep, "when", "someday")
        await rep.press("tab", "enter")
        assert "someday" in effects(rep)
        assert rep.focused == "f-when"
        assert rep.told == []
        assert rep.book.generation == before


@both_sizes
async def test_a_letter_pasted_into_a_date_leaves_the_form_in_sight(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("e")
        rep.field("f-when").focus()
        await rep.paste("Dear Ms Wang, as we said on the telephone. " * 120)
        assert "Try fri" in effects(rep)
        assert "Huaxin Cable 华信电缆, visit of" in rep.seen
        await rep.press("enter")
        assert rep.on_top == "FormScreen"


async def test_escape_in_the_picker_makes_nothing() -> None:
    async with rounds() as rep:
        await rep.press("N", "escape")
        assert rep.on_top == "TodayScreen"
        await rep.press("N", "q")
        assert rep.on_top == "TodayScreen"


# -- Edit


async def test_e_edits_what_is_under_the_cursor() -> None:
    async with rounds() as rep:
        visit = rep.visit_here()
        await rep.press("e")
        assert rep.field("f-when").value == "2026-11-21 10:00"
        await fill(rep, "text", "the price, once more")
        await rep.press("enter")
        assert rep.visit(visit.id) == replace(visit, text="the price, once more")
        end = await rep.go_to_end("next_step")
        step = rep.book.get(NextStep, end.ref)
        assert step is not None
        await rep.press("e")
        await fill(rep, "due", "tue")
        await rep.press("enter")
        assert rep.book.get(NextStep, end.ref) == replace(step, due=date(2026, 11, 24))
        end = await rep.go_to_end("rhythm")
        await rep.press("e")
        assert rep.field("f-name").value == end.account.name
        await fill(rep, "rhythm_days", "60")
        await rep.press("enter")
        account = rep.book.get(Account, end.account.id)
        assert account is not None
        assert account.rhythm_days == 60
        assert "rhythm" not in [row.key.split()[0] for row in rep.loose.rows]


async def test_e_on_a_birthday_edits_the_person_and_on_a_day_of_theirs_the_account() -> None:
    """The id of the one must not be taken for that of the other."""
    records = [
        Account(id=1, name="Huaxin"),
        Account(
            id=2,
            name="Norrvik",
            special_dates=(SpecialDate(day=date(2001, 11, 23), text="founding day"),),
        ),
        Person(id=2, account_id=1, name="Li Wei", birthday=date(1978, 11, 22)),
    ]
    async with rounds(records) as rep:
        assert len(rep.loose.rows) == 2
        await rep.press("home", "e")
        assert rep.field("f-name").value == "Li Wei"
        assert rep.field("f-birthday").value == "1978-11-22"
        await rep.press("escape", "down", "e")
        assert rep.field("f-name").value == "Norrvik"
        assert "founding day" in rep.field("f-special_dates").value


async def test_an_unchanged_form_writes_nothing_and_says_nothing() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        for kind in ("next_step", "rhythm", "special_date"):
            await rep.go_to_end(kind)
            await rep.press("e", "enter")
            assert rep.on_top == "TodayScreen"
        await rep.press("tab", "e", "tab", "tab", "enter")
        assert rep.on_top == "TodayScreen"
        assert rep.book.generation == before
        assert rep.told == []


async def test_only_what_was_changed_is_written() -> None:
    async with rounds() as rep:
        visit = rep.visit_here()
        await rep.press("e")
        with rep.book.transaction("elsewhere") as change:
            change.put(replace(visit, text="from the other window", minutes=45))
        await fill(rep, "seek", "an order")
        await rep.press("enter")
        assert rep.visit(visit.id) == replace(
            visit, text="from the other window", minutes=45, seek="an order"
        )


async def test_what_another_window_removes_while_it_is_edited_is_told() -> None:
    async with rounds() as rep:
        visit = rep.visit_here()
        await rep.press("e")
        with rep.book.transaction("gone") as change:
            change.remove(Visit, visit.id)
        await fill(rep, "account", "norr")
        assert "no longer in the book" in effects(rep)
        await rep.press("enter")
        assert rep.on_top == "FormScreen"
        assert "no longer in the book" in effects(rep)
        await rep.press("escape")
        assert rep.on_top == "TodayScreen"


# -- Fields


async def test_an_error_leads_to_its_field_and_writes_nothing() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("N", "v")
        await fill(rep, "when", "someday [/]")
        await fill(rep, "seek", "an order")
        assert "someday [/]" in effects(rep)
        await rep.press("enter")
        assert rep.on_top == "FormScreen"
        assert rep.focused == "f-when"
        assert "someday [/]" in effects(rep)
        await fill(rep, "when", "mon 9:00")
        await fill(rep, "account", "nobody at all")
        await fill(rep, "seek", "an order")
        await rep.press("enter")
        assert rep.focused == "f-account"
        assert "no account" in effects(rep)
        await fill(rep, "account", "")
        await rep.press("enter")
        assert rep.focused == "f-account"
        assert "empty" in effects(rep)
        assert rep.book.generation == before
        await rep.write("norrvik")
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert rep.all(Visit)[-1].start == datetime(2026, 11, 23, 9, 0)


async def test_an_overlap_is_said_before_the_visit_is_saved() -> None:
    async with rounds() as rep:
        await rep.press("N", "v")
        await fill(rep, "when", "13:15")
        assert "overlaps Brandtner" in effects(rep).replace("\n", " ")


async def test_a_form_left_by_escape_is_offered_again() -> None:
    async with rounds() as rep:
        await rep.press("N", "p")
        await rep.write("Gao Feng")
        choice(rep, "attitude").focus()
        await rep.press("right", "escape", "N", "p")
        assert rep.field("f-name").value == "Gao Feng"
        assert choice(rep, "attitude").value == "accepts"
        await rep.press("enter")
        assert rep.all(Person)[-1].name == "Gao Feng"
        await rep.press("N", "p")
        assert rep.field("f-name").value == ""


async def test_a_choice_is_stepped_by_arrows_and_cleared_by_backspace() -> None:
    async with rounds([Account(id=1, name="Huaxin", tier="gold", rhythm_days=1)]) as rep:
        for keys, tier in (
            (("right",), "iron"),
            (("left", "left"), "platinum"),
            (("backspace",), None),
        ):
            await rep.press("/")
            await rep.write("hua")
            await rep.press("enter", "e")
            choice(rep, "tier").focus()
            await rep.press(*keys, "enter", "escape")
            assert rep.on_top == "TodayScreen"
            account = rep.book.get(Account, 1)
            assert account is not None
            assert account.tier == tier


async def test_the_right_arrow_takes_the_completion() -> None:
    async with rounds() as rep:
        await rep.press("N", "v")
        await fill(rep, "account", "Norr")
        await rep.until(lambda: "Norrvik Tools" in rep.seen, "the completion")
        await rep.press("right")
        assert rep.field("f-account").value == "Norrvik Tools"
        await fill(rep, "people", "Li")
        await rep.until(lambda: "Li Wei 李伟" in rep.shown("#f-people"), "the completion")
        await rep.press("right")
        assert rep.field("f-people").value == "Li Wei 李伟"


@both_sizes
async def test_the_field_in_hand_is_always_in_sight(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("N", "a")
        fields = rep.app.screen.query_one(".fields")
        seen = set()
        while rep.focused not in seen:
            seen.add(rep.focused)
            await rep.until(
                lambda: rep.app.focused and fields.region.contains_region(rep.app.focused.region),
                f"{rep.focused} in sight",
            )
            await rep.press("tab")
        assert len(seen) == len(fields.children)
        assert rep.foot.startswith("enter save")


async def test_wild_records_are_edited_as_they_are_and_saved_untouched() -> None:
    async with rounds(wild.records(), size=NARROW) as rep:
        before = rep.book.generation
        await rep.press("home")
        for name in wild.NAMES:
            await rep.press("e")
            assert rep.on_top == "FormScreen"
            if name.startswith("["):
                assert name[:6] in rep.shown(".heading")
            await rep.press("enter")
            assert rep.on_top == "TodayScreen", effects(rep)
            await rep.press("down")
        assert rep.book.generation == before
        await rep.press("N", "n")
        await rep.paste("[bold]x[/] [@click=app.quit]y[/]")
        await rep.press("enter")
        assert "[bold]x[/]" in rep.told[-1]
        assert not any(one.markup for one in rep.app._notifications)
