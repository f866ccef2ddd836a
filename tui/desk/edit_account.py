"""The form of an account: the account file as far as the rep types it (M02, M03, M08, M62)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk.choices import Choice, YesNo
from tui.desk.days import SpecialDates
from tui.desk.fields import Field, FieldTrouble, Sheet, Text, TextList
from tui.desk.figures import CurrencyCode, Money, Percent, Whole
from tui.desk.forms import Form
from tui.desk.names import pinyin_of
from tui.domain.names import fold
from tui.domain.records import Account
from tui.domain.vocabulary import FACE_WORDS, PAYER_WORDS, TIER_WORDS
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk

_FIELDS: Final[tuple[Field, ...]] = (
    Field("name", N_("name"), N_("Huaxin Cable"), required=True),
    Field("short_name", N_("short name"), N_("Huaxin")),
    Field("number", N_("number"), N_("their number in the ledger")),
    Choice("tier", N_("tier"), TIER_WORDS, words.tier, N_("gold")),
    CurrencyCode("currency", N_("currency"), N_("EUR")),
    Field("industry", N_("industry"), N_("cables")),
    Field("city", N_("city"), N_("Shanghai")),
    Text("address", N_("address"), N_("18 Cable Road, gate 2")),
    Field("phone", N_("phone"), N_("021-5555 0100")),
    Field("web", N_("web"), N_("huaxin.example")),
    Whole("travel_minutes", N_("way"), N_("40 min from your desk"), most=10_000, say=words.minutes),
    Whole(
        "rhythm_days", N_("rhythm"), N_("14 days, if not that of the tier"), least=1, say=words.days
    ),
    Whole("terms_days", N_("terms"), N_("30 days to pay"), say=words.days),
    Money("credit_limit", N_("credit limit"), N_("500k")),
    Choice("payer_type", N_("pays"), PAYER_WORDS, words.payer, N_("when reminded")),
    Money("potential", N_("potential"), N_("1.2m, what they could buy in a year")),
    Percent("share", N_("our share"), N_("12.5 %")),
    Percent("margin", N_("margin"), N_("12.5 %")),
    Choice("face", N_("face"), FACE_WORDS, words.face, N_("red face")),
    Field("competitor", N_("competitor"), N_("who else is there")),
    Text("installed", N_("installed"), N_("what they use, of whom, how old")),
    Text("ownership", N_("owners"), N_("who owns it")),
    YesNo("public_body", N_("public body")),
    YesNo("lighthouse", N_("lighthouse")),
    TextList("aliases", N_("other names"), N_("Huaxin Wire; HX Group")),
    SpecialDates(
        "special_dates", N_("their days"), N_("2001-12-03 founding day; 12 may first deal")
    ),
    Text("strategy", N_("strategy"), N_("where they want to go")),
    Text("challenges", N_("challenges"), N_("what keeps them awake")),
)


class AccountForm(Form[Account]):
    """An account."""

    kind = "account"
    record = Account

    def fields(self, record: Account | None) -> tuple[Field, ...]:
        return _FIELDS

    def title(self, desk: Desk, record: Account | None) -> str:
        return _("new account") if record is None else record.name

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        return {"currency": desk.settings.currency}

    def judge(self, sheet: Sheet, old: Account | None, new: Account) -> Account:
        if old is not None and new.name == old.name:
            return new
        for other in sheet.desk.ground.accounts.values():
            is_same = fold(other.name) == fold(new.name) and other.id != new.id
            if is_same and (not new.number or new.number == other.number):
                sentence = _("{name} is already in the book. A number of its own tells it apart.")
                told = sentence.format(name=other.name)
                raise FieldTrouble("name", "known_account", told, new.name)
        return replace(new, pinyin=pinyin_of(new.name))

    def told(self, sheet: Sheet, account: str, old: Account | None, new: Account) -> str:
        if old is None:
            return _("new account: {account}").format(account=new.name)
        if old.name != new.name:
            return _("{old} is now called {new}").format(old=old.name, new=new.name)
        return _("{name} changed").format(name=new.name)
