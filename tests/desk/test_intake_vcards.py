"""People from address books: found again by address, number or name, and twice is once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.importing import NOW, accounted, counts_of
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.intake_names import is_same_phone
from tui.desk.review import answer, cases
from tui.desk.transfer import import_file
from tui.domain.records import YEARLESS, Account, Person, Record, Review
from tui.exchange.reading import BadSheet
from tui.exchange.refusals import WrongFormat
from tui.store.book import Book

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "vcf"
HUAXIN = Account(id=1, name="Huaxin Cable 华信电缆", number="10021")
ACME = Account(id=2, name="Acme GmbH")
WANG = Person(id=1, account_id=1, name="Wang Lin 王琳", phone="139-5550 0104")
EVA = Person(id=2, account_id=2, name="Eva Lund", email="eva@acme.example", title="buyer")


class Phone:
    """A rep with an address book to import."""

    def __init__(self, folder: Path, *records: Record, country: str = "DE") -> None:
        self.file = folder / "contacts.vcf"
        self.book = Book.in_memory(records or (HUAXIN, ACME, WANG, EVA))
        self.country = country

    def take(self, *cards: str) -> ImportView:
        text = "".join(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\n{card}\r\nEND:VCARD\r\n"
            for card in (one.replace("|", "\r\n") for one in cards)
        )
        self.file.write_text(text, encoding="utf-8", newline="")
        options = ImportOptions(country=self.country)
        view = import_file(self.book, "people", self.file, options, NOW)
        return accounted(view)

    def counts(self, *cards: str) -> tuple[int, int, int, int]:
        return counts_of(self.take(*cards))

    @property
    def people(self) -> dict[int, Person]:
        return dict(self.book.all(Person))


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(tmp_path)


FULL = (
    "FN:Li Na|N:Li;Na;;;|ORG:华信电缆;quality|TITLE:head|TEL;TYPE=WORK,FAX:021-1"
    "|TEL;TYPE=WORK:021-5555 0100|TEL;TYPE=CELL:138 0013 8000|EMAIL:li@huaxin.example|BDAY:--0302"
)


def test_a_card_is_a_person_of_the_account_that_it_names(phone: Phone) -> None:
    assert phone.counts(FULL) == (1, 0, 0, 0)
    assert phone.people[3] == Person(
        id=3,
        account_id=1,
        name="Li Na",
        title="head",
        department="quality",
        phone="138 0013 8000 / 021-5555 0100",
        email="li@huaxin.example",
        birthday=date(YEARLESS, 3, 2),
        birth_year_known=False,
    )
    generation = phone.book.generation
    assert phone.counts(FULL) == (0, 0, 1, 0)
    assert phone.book.generation == generation
    assert phone.book.undo().text == "import people: 1 row of contacts.vcf"
    assert 3 not in phone.people


@pytest.mark.parametrize(
    ("card", "id_"),
    [
        ("FN:王琳|ORG:Huaxin Cable|TITLE:x", 1),  # by name
        ("FN:Lin W.|ORG:10021|TEL:+86 139 5550 0104|TITLE:x", 1),  # by telephone
        ("FN:E. Lund|ORG:ACME|EMAIL:EVA@acme.example|TITLE:x", 2),  # by e-mail
        ("FN:Eva Lund|ORG:Acme|EMAIL:home@x.example|EMAIL:eva@acme.example|TITLE:x", 2),
        ("FN:Eva L.|EMAIL:eva@acme.example|TITLE:x", 2),  # without an organisation
        ("FN:Wang Lin|TEL:13955500104|TITLE:x", 1),
    ],
)
def test_people_are_found_again(phone: Phone, card: str, id_: int) -> None:
    assert phone.counts(card) == (0, 1, 0, 0)
    assert set(phone.people) == {1, 2}
    assert phone.people[id_].title == "x"
    assert phone.people[2].email == "eva@acme.example"


@pytest.mark.parametrize(
    ("one", "other", "country", "same"),
    [
        ("+49 (0)30 5550 1234", "+49 30 55501234", "", True),
        ("030 5550 1234", "+49 (0)30 5550-1234", "DE", True),
        ("011 49 30 55501234", "+49 (0)30 5550 1234", "US", True),
        ("030 5550 1234 ext. 77", "030 5550 1234", "DE", True),
        ("021-5555 0100 转 12", "+86 21 5555 0100", "CN", True),
        ("+49 (0)30 5550 1234", "+43 30 5550 1234", "DE", False),
        ("+49 30 5550 1234", "+49 40 5550 1234", "DE", False),
        ("", "", "DE", False),
        ("BusinessPhone", "HomePhone", "US", False),
    ],
)
def test_numbers_are_compared_by_the_rules_of_their_country(
    one: str, other: str, country: str, same: bool
) -> None:
    assert is_same_phone(one, other, country) is same
    assert is_same_phone(other, one, country) is same


def test_a_new_house_is_a_new_account_and_a_near_one_a_question(phone: Phone) -> None:
    view = phone.take("FN:Tom|ORG:Achme", "FN:Ann|ORG:Brandt Pumpen")
    assert (view.created, view.review) == (2, 1)
    assert view.warnings == ("2 accounts were not in the book and are new: Achme, Brandt Pumpen.",)


def test_a_card_of_no_house_waits_in_the_review_list(phone: Phone) -> None:
    from tests.desk.making import desk_of

    view = phone.take("FN:Plumber|TEL:0171 5550999|TITLE:plumber")
    (skip,) = view.skipped
    assert (skip.row, skip.reason, view.review) == (1, "The card names no organisation.", 1)
    (row,) = phone.book.all(Review).values()
    desk = desk_of(*phone.book.all(Account).values(), row)
    (case,) = cases(desk)
    answer(desk, case.id, "account", "acme")
    (plumber,) = desk.book.all(Person).values()
    assert (plumber.account_id, plumber.title, plumber.phone) == (2, "plumber", "0171 5550999")


def test_what_cannot_be_read_is_named_with_its_line(phone: Phone) -> None:
    view = phone.take("FN:Ok|ORG:Acme|BDAY:soon", "TEL:1", "KIND:org|FN:Acme")
    assert [(one.row, one.reason) for one in view.skipped] == [
        (7, "It names nobody."),
        (11, "It is a company or a group, not a person."),
    ]
    assert view.warnings == ("1 line was left out: line 5: the birthday cannot be read.",)
    assert view.created == 1


@pytest.mark.parametrize(
    ("card", "counts", "email"),
    [
        # Somebody of such a name has the second address.
        ("FN:Eva Lund|ORG:Acme", (0, 0, 1, 0), "eva@acme.example"),
        ("FN:Eva Pell|ORG:Acme", (0, 1, 0, 0), "eva@acme.example"),
        # Somebody else has it, or somebody elsewhere.
        ("FN:Ada Pell|ORG:Acme", (1, 0, 0, 0), "new@acme.example"),
        ("FN:Eva Lund|ORG:Moss", (1, 0, 0, 0), "new@acme.example"),
    ],
)
def test_of_several_addresses_the_one_that_the_book_has(
    phone: Phone, card: str, counts: tuple[int, int, int, int], email: str
) -> None:
    card += "|EMAIL:new@acme.example|EMAIL:eva@acme.example"
    assert phone.counts(card) == counts
    assert phone.people[max(phone.people)].email == email
    assert phone.counts(card) == (0, 0, 1, 0)


def test_a_card_without_a_house_is_of_that_of_its_address(phone: Phone) -> None:
    # Another account has a number that is the name of this one.
    with phone.book.transaction("account") as change:
        change.add(Account(name="Moss", number="Acme GmbH"))
    assert phone.counts("FN:Eva Lund|EMAIL:eva@acme.example") == (0, 0, 1, 0)


def test_a_card_without_a_house_is_of_one_that_the_file_brings(phone: Phone) -> None:
    cards = (
        "FN:Ann|TEL:0113 555 0199",
        "FN:Ida Berg|ORG:Berg AB",
        "FN:Jo Moss|ORG:Pell|EMAIL:jo@pell.example|TEL:0113 555 0199",
    )
    assert phone.counts(*cards) == (3, 0, 0, 0)
    houses = {one.id: one.name for one in phone.book.all(Account).values()}
    placed = {one.name: houses[one.account_id] for one in phone.people.values() if one.id > 2}
    assert placed == {"Jo Moss": "Pell", "Ida Berg": "Berg AB", "Ann": "Pell"}
    assert phone.counts(*cards) == (0, 0, 3, 0)


def test_a_card_that_cannot_be_taken_still_tells_of_another(phone: Phone) -> None:
    cards = (
        "FN:Ann|EMAIL:desk@pell.example",
        "FN:Jo Moss|TEL:0113 555 0199|EMAIL:desk@pell.example",
        "FN:Jo Moss|ORG:Pell",
        "FN:Ida|ORG:Pell|TEL:0113 555 0199",
    )
    view = phone.take(*cards)
    assert {one.name for one in phone.people.values() if one.account_id > 2} >= {"Ann", "Ida"}
    again = phone.take(*cards)
    assert (again.created, again.updated, again.review) == (0, 0, 0)
    assert again.skipped == view.skipped


@pytest.mark.parametrize(
    "bare",
    [
        # Until this file the number was Eva's, too.
        "FN:Lin Wang|TEL:139-5550 0104",
        "FN:Wang Lin|TEL:139-5550 0104|EMAIL:lin@huaxin.example",
    ],
)
def test_what_the_cards_say_of_others_counts_before_a_bare_one(tmp_path: Path, bare: str) -> None:
    phone = Phone(tmp_path, HUAXIN, ACME, WANG, replace(EVA, phone=WANG.phone))
    cards = (bare, "FN:Eva Lund|ORG:Acme GmbH|EMAIL:eva@acme.example|TEL:030 5550101")
    assert phone.counts(*cards) == (0, 2, 0, 0)
    assert phone.people[1] != WANG
    assert phone.counts(*cards) == (0, 0, 2, 0)


def test_of_several_who_share_a_number_the_one_of_that_name_tells_the_house(
    tmp_path: Path,
) -> None:
    phone = Phone(tmp_path, HUAXIN, ACME, WANG, replace(EVA, phone=WANG.phone))
    assert phone.counts("FN:Eva Lund|TEL:139-5550 0104|TITLE:head") == (0, 1, 0, 0)
    assert phone.people[2].title == "head"
    assert phone.counts("FN:Moss|TEL:139-5550 0104") == (0, 0, 0, 1)


@pytest.mark.parametrize("house", ["Acme", "Moss"])
def test_an_address_on_several_cards_tells_nobody_apart(phone: Phone, house: str) -> None:
    cards = (
        "FN:Wang Lin|ORG:Acme|EMAIL:w@acme.example",
        f"FN:Wang Lin|ORG:{house}|EMAIL:w@acme.example|EMAIL:eva@acme.example",
    )
    first = phone.take(*cards)
    again = phone.take(*cards)
    assert (again.created, again.updated, again.skipped) == (0, 0, first.skipped)


def test_a_birthday_to_come_is_none(phone: Phone) -> None:
    phone.take("FN:Kid|ORG:Acme|BDAY:20991231")
    assert phone.people[3].birthday is None


def test_a_dry_run_writes_nothing(phone: Phone) -> None:
    phone.file.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:New\nORG:Acme\nEND:VCARD\n")
    view = import_file(phone.book, "people", phone.file, ImportOptions(dry_run=True), NOW)
    assert (view.created, view.dry_run) == (1, True)
    assert set(phone.people) == {1, 2}


@pytest.mark.parametrize(
    ("codec", "found", "warnings"),
    [
        ("utf-8", "utf-8", []),
        ("utf-16", "utf-16", []),
        (
            "gbk",
            "gb18030",
            ["contacts.vcf was read as GB18030. If letters look wrong, choose another encoding."],
        ),
    ],
)
def test_it_says_how_the_text_was_read(
    phone: Phone, codec: str, found: str, warnings: list[str]
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:李娜\nORG:华信电缆\nEND:VCARD\n"
    phone.file.write_bytes(card.encode(codec))
    view = import_file(phone.book, "people", phone.file, ImportOptions(), NOW)
    assert (view.encoding, list(view.warnings)) == (found, warnings)
    assert phone.people[3].name == "李娜"


@pytest.mark.parametrize(
    ("content", "error"), [(b"hello", WrongFormat), (b"", WrongFormat), (None, BadSheet)]
)
def test_no_address_book(phone: Phone, content: bytes | None, error: type[Exception]) -> None:
    if content is not None:
        phone.file.write_bytes(content)
    with pytest.raises(error):
        import_file(phone.book, "people", phone.file, ImportOptions(), NOW)


def test_a_folder_and_a_pipe_are_refused(phone: Phone, tmp_path: Path) -> None:
    import os

    folder, pipe = tmp_path / "folder.vcf", tmp_path / "pipe.vcf"
    folder.mkdir()
    os.mkfifo(pipe)
    for file in (folder, pipe):
        with pytest.raises(BadSheet, match="Cannot read"):
            import_file(phone.book, "people", file, ImportOptions(), NOW)


@pytest.mark.skipif(not SHARED.exists(), reason="the fixture folder is not here")
@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("John_Doe_ANDROID.vcf", (2, 4)),
        ("John_Doe_GMAIL.vcf", (1, 0)),
        ("John_Doe_IPHONE.vcf", (1, 0)),
        ("outlook-2003.vcf", (1, 0)),
        ("rfc2426-example.vcf", (2, 0)),
        ("rfc6350-example.vcf", (1, 0)),
    ],
)
def test_address_books_of_others(name: str, counts: tuple[int, int]) -> None:
    book = Book.in_memory()
    view = import_file(book, "people", SHARED / name, ImportOptions(), NOW)
    assert (view.created, len(view.skipped)) == counts
    assert all(one.row > 0 and one.reason for one in view.skipped)
    generation = book.generation
    again = import_file(book, "people", SHARED / name, ImportOptions(), NOW)
    assert (again.created, again.updated, again.unchanged) == (0, 0, counts[0])
    assert book.generation == generation
