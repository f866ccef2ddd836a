"""The statement of account as the desk gives it: its period, its words, and what stays ours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.desk.making import BRANDT, HUAXIN, TODAY, desk_of, desk_with
from tui import i18n
from tui.desk.example import example_book
from tui.desk.ground import Gone
from tui.desk.money import AgeingView, owes
from tui.desk.statement import (
    BadPeriod,
    CurrencyStatement,
    StatementLine,
    StatementView,
    as_markdown,
    statement,
    write,
)
from tui.domain.records import Account, Allocation, Dispute, Invoice, Payment, PaymentPromise
from tui.exchange.writers import UnknownFormat
from tui.settings import Collections, Settings
from tui.wire import to_json

CUSTOMER = Account(id=7, name="Acme | Söhne 华信", number="10021", currency="EUR")
ASKED = Invoice(
    id=1,
    account_id=7,
    number="R-1",
    issued=date(2026, 9, 5),
    due=date(2026, 10, 5),
    amount=100_000,
    currency="EUR",
)
PAID = Payment(
    id=1,
    account_id=7,
    on=date(2026, 10, 9),
    amount=40_000,
    currency="EUR",
    allocations=(Allocation(invoice_id=1, amount=40_000),),
    text="the boss is short of cash",
)
IN_YEN = Invoice(
    id=2, account_id=7, number="J-1", due=date(2026, 12, 1), amount=5_000, currency="JPY"
)
FREE = Payment(id=2, account_id=7, on=TODAY, amount=1, currency="EUR", source="presumed")


def line(on: date | None, **fields: object) -> StatementLine:
    """A line of nothing but these fields."""
    none = {"numbers": (), "due": None, "debit": Decimal("0.00"), "credit": Decimal("0.00")}
    return StatementLine(on=on, **{"presumed": False, **none, **fields})  # type: ignore[arg-type]


def test_the_statement_of_one_account() -> None:
    desk = desk_with(CUSTOMER, ASKED, PAID, settings=Settings(company="Ours Ltd"))
    view = statement(desk, 7)
    nothing = Decimal("0.00")
    assert view == StatementView(
        account=view.account,
        account_number="10021",
        company="Ours Ltd",
        from_=date(2026, 8, 1),
        to=TODAY,
        bounds=(30, 60, 90),
        parts=(
            CurrencyStatement(
                currency="EUR",
                opening=nothing,
                lines=(
                    line(
                        date(2026, 9, 5),
                        kind="invoice",
                        numbers=("R-1",),
                        due=date(2026, 10, 5),
                        debit=Decimal("1000.00"),
                        balance=Decimal("1000.00"),
                    ),
                    line(
                        date(2026, 10, 9),
                        kind="payment",
                        numbers=("R-1",),
                        credit=Decimal("400.00"),
                        balance=Decimal("600.00"),
                    ),
                ),
                closing=Decimal("600.00"),
                ageing=AgeingView(nothing, nothing, Decimal("600.00"), nothing, nothing, nothing),
            ),
        ),
        language="en",
    )
    assert (view.account.id, view.account.name) == (7, "Acme | Söhne 华信")


def test_two_currencies_are_two_parts_and_never_added_up() -> None:
    view = statement(desk_with(CUSTOMER, ASKED, IN_YEN), 7)
    assert [(one.currency, str(one.closing)) for one in view.parts] == [
        ("EUR", "1000.00"),
        ("JPY", "5000"),
    ]


def test_a_currency_in_which_nothing_has_happened_for_long_is_left_out() -> None:
    over = Invoice(
        id=3,
        account_id=7,
        number="U-1",
        issued=date(2024, 1, 1),
        settled=date(2024, 2, 1),
        amount=9,
        currency="USD",
    )
    paid = Payment(
        id=3,
        account_id=7,
        on=date(2024, 2, 1),
        amount=9,
        currency="USD",
        allocations=(Allocation(invoice_id=3, amount=9),),
    )
    desk = desk_with(CUSTOMER, ASKED, over, paid)
    assert [one.currency for one in statement(desk, 7).parts] == ["EUR"]
    then = statement(desk, 7, first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert [one.currency for one in then.parts] == ["USD"]


def test_an_account_without_money_has_a_part_of_nothing_in_its_currency() -> None:
    (part,) = statement(desk_with(), HUAXIN.id).parts
    assert (part.currency, part.lines) == ("CNY", ())
    assert part.opening == part.closing == 0


def test_it_goes_back_to_the_oldest_invoice_that_is_open() -> None:
    old = Invoice(id=3, account_id=7, number="O", issued=date(2026, 2, 3), amount=1, currency="JPY")
    desk = desk_with(CUSTOMER, ASKED, old)
    assert statement(desk, 7).from_ == date(2026, 2, 3)
    assert statement(desk, 7, last=date(2026, 1, 31)).from_ == date(2025, 10, 1)
    said = statement(desk, 7, first=date(2026, 11, 1))
    assert (said.from_, said.to) == (date(2026, 11, 1), TODAY)
    assert {one.currency: str(one.opening) for one in said.parts} == {"EUR": "1000.00", "JPY": "1"}


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    desk = desk_with(CUSTOMER)
    with pytest.raises(BadPeriod, match=r"2026-11-21.*2026-11-22"):
        statement(desk, 7, first=TODAY + timedelta(days=1))
    assert statement(desk, 7, first=TODAY, last=TODAY).parts


def test_an_account_that_has_gone() -> None:
    with pytest.raises(Gone):
        statement(desk_with(), 99)


def test_it_ends_with_what_the_account_owes_on_that_day() -> None:
    desk = desk_of(*example_book(TODAY))
    for account_id in desk.ground.accounts:
        told = {one.currency: one for one in statement(desk, account_id).parts}
        for owed in owes(desk.book, TODAY, account_id).accounts:
            assert told[owed.currency].closing == owed.outstanding
            assert told[owed.currency].ageing == owed.ageing


def test_the_ages_are_those_of_the_settings() -> None:
    desk = desk_with(
        CUSTOMER, ASKED, settings=Settings(collections=Collections(ageing_days=(10, 20, 46)))
    )
    view = statement(desk, 7)
    assert view.parts[0].ageing.d90_plus == Decimal("1000.00")
    said = as_markdown(view)
    assert "| 1–10 days | 11–20 days | 21–46 days | Over 46 days |" in said


def test_the_json_names_the_period_and_has_decimal_strings() -> None:
    said = to_json(statement(desk_with(CUSTOMER, ASKED), 7))
    assert '"from": "2026-08-01"' in said
    assert '"closing": "1000.00"' in said


# -- In the customer's words


def test_the_statement_as_markdown() -> None:
    view = statement(desk_with(CUSTOMER, ASKED, PAID, settings=Settings(company="Ours")), 7)
    assert as_markdown(view).splitlines() == [
        "# Statement of account",
        "",
        "- Supplier: Ours",
        "- Customer: Acme \\| Söhne 华信",
        "- Customer number: 10021",
        "- Period: 2026-08-01 – 2026-11-21",
        "- Currency: EUR",
        "",
        "| Date       | Item            | Number | Due        |    Debit | Credit |  Balance |",
        "| ---------- | --------------- | ------ | ---------- | -------: | -----: | -------: |",
        "| 2026-08-01 | Opening balance |        |            |          |        |     0.00 |",
        "| 2026-09-05 | Invoice         | R-1    | 2026-10-05 | 1,000.00 |        | 1,000.00 |",
        "| 2026-10-09 | Payment         | R-1    |            |          | 400.00 |   600.00 |",
        "| 2026-11-21 | Closing balance |        |            |          |        |   600.00 |",
        "",
        "Days overdue on 2026-11-21",
        "",
        "| Not due | 1–30 days | 31–60 days | 61–90 days | Over 90 days | No due date |  Total |",
        "| ------: | --------: | ---------: | ---------: | -----------: | ----------: | -----: |",
        "|    0.00 |      0.00 |     600.00 |       0.00 |         0.00 |        0.00 | 600.00 |",
    ]


def test_items_have_their_own_words() -> None:
    credit = Invoice(
        id=4, account_id=7, number="C", issued=date(2026, 9, 6), amount=-1, currency="EUR"
    )
    back = Payment(id=5, account_id=7, on=TODAY, amount=-2, currency="EUR")
    undated = Invoice(id=6, account_id=7, number="U", amount=0, currency="EUR")
    view = statement(desk_with(CUSTOMER, ASKED, PAID, FREE, credit, back, undated), 7)
    rows = [row.split("|") for row in as_markdown(view).splitlines() if row.startswith("| 2")]
    assert [row[2].strip() for row in rows] == [
        "Opening balance",
        "Invoice",
        "Credit note",
        "Payment",
        "Settled",
        "Payment taken back",
        "Closing balance",
    ]
    # An invoice over nothing has been settled for ever.
    assert view.parts[0].opening == 0


def test_two_currencies_in_one_text() -> None:
    said = as_markdown(statement(desk_with(CUSTOMER, ASKED, IN_YEN), 7))
    assert [row for row in said.splitlines() if row.startswith("#")] == [
        "# Statement of account",
        "## EUR",
        "## JPY",
    ]
    assert "|            | Invoice         | J-1    | 2026-12-01 | 5,000 |" in said


def test_the_text_is_what_it_says_to_a_reader_of_markdown() -> None:
    shady = Account(id=8, name="<b>*x*</b> | [a](b)", currency="EUR")
    asked = Invoice(id=9, account_id=8, number="a|b `c`", issued=TODAY, amount=5, currency="EUR")
    html = (
        MarkdownIt("commonmark")
        .enable("table")
        .render(as_markdown(statement(desk_with(shady, asked), 8)))
    )
    assert "&lt;b&gt;*x*&lt;/b&gt; | [a](b)" in html
    assert "<td>a|b `c`</td>" in html
    assert html.count("<tr>") == 6


def test_the_language_is_the_customers() -> None:
    desk = desk_with(CUSTOMER, ASKED)
    assert statement(desk, 7).language == "en"
    assert statement(desk, 7, "zh").language == "zh"
    i18n.use("zh")
    assert statement(desk, 7).language == "zh"
    english = statement(desk, 7, "en")
    assert "Period: 2026-08-01 – 2026-11-21" in as_markdown(english)
    assert i18n.language() == "zh"


@pytest.mark.parametrize("name", ["out.md", "out.csv", "out.xlsx"])
def test_nothing_of_the_reps_own_is_told(tmp_path: Path, name: str) -> None:
    desk = desk_with(
        CUSTOMER,
        ASKED,
        PAID,
        PaymentPromise(
            id=1, account_id=7, made=TODAY, due=TODAY, amount=777_77, currency="EUR", text="pssst"
        ),
        Dispute(id=1, account_id=7, invoice_id=1, opened=TODAY, reason="they say it is broken"),
    )
    write(statement(desk, 7), tmp_path / name)
    from openpyxl import load_workbook

    if name.endswith("xlsx"):
        cells = load_workbook(tmp_path / name)["EUR"].values
        said = " ".join(str(cell) for row in cells for cell in row)
    else:
        said = (tmp_path / name).read_text(encoding="utf-8")
    assert "R-1" in said
    for secret in ("boss", "777", "pssst", "broken", "disput"):
        assert secret not in said


# -- As a file


def test_the_same_book_gives_the_same_bytes_whenever_it_is_written(tmp_path: Path) -> None:
    records = (CUSTOMER, ASKED, PAID, IN_YEN)
    for name in ("out.md", "out.csv", "out.xlsx"):
        written = set()
        for now in (datetime(2026, 11, 21, 9), datetime(2027, 5, 1, 17, 30)):
            desk = desk_with(*records, now=now)
            write(statement(desk, 7, first=date(2026, 8, 1), last=TODAY), tmp_path / name)
            written.add((tmp_path / name).read_bytes())
        assert len(written) == 1


def test_a_file_is_in_the_customers_language_and_a_refusal_in_the_reps(tmp_path: Path) -> None:
    view = statement(desk_with(CUSTOMER, ASKED), 7, "zh")
    write(view, tmp_path / "out.md")
    said = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert said == f"{as_markdown(view)}\n"
    assert "：10021\n" in said
    with pytest.raises(UnknownFormat, match=r"out\.pdf: a statement is written as"):
        write(view, tmp_path / "out.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["out.md"]


def test_accounts_are_not_mixed_up() -> None:
    other = Invoice(id=8, account_id=BRANDT.id, number="B", issued=TODAY, amount=3, currency="EUR")
    view = statement(desk_with(CUSTOMER, ASKED, other), BRANDT.id)
    assert [one.numbers for one in view.parts[0].lines] == [("B",)]
