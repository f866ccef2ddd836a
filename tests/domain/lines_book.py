"""The accounts and people that the tests of the quick line name."""

from __future__ import annotations

from datetime import date, datetime

from tui.domain.dates import Reading
from tui.domain.names import Directory
from tui.domain.records import Account, Person

NOW = datetime(2026, 11, 21, 9, 0)
"""A Saturday."""

HOLIDAYS = frozenset((date(2026, 11, 24), date(2026, 12, 25)))
READING = Reading()

ACCOUNTS = (
    Account(
        id=1,
        name="华信电缆",
        short_name="华信",
        pinyin="hua xin dian lan",
        number="K-1001",
        currency="CNY",
    ),
    Account(id=2, name="Acme Tools", currency="EUR"),
    Account(id=3, name="Acme Marine Services", currency="USD"),
    Account(id=4, name="O'Brien & Söhne", currency="GBP"),
    Account(id=5, name="Continental Cable", aliases=("Conti",), currency="JPY"),
    Account(id=6, name="上海华星科技", pinyin="shang hai hua xing ke ji", currency="CNY"),
    Account(id=7, name="Monitor Advance", number="9", currency="EUR"),
    Account(id=8, name="24/7 Logistics", currency="EUR"),
    Account(id=9, name="Gulf Steel", currency="BHD"),
    Account(id=10, name="/n Software @work", currency="EUR"),
    Account(id=11, name="Twin", currency="EUR"),
    Account(id=12, name="Twin", currency="EUR"),
    Account(id=13, name='The "Best" Ltd', currency="EUR"),
)
PEOPLE = (
    Person(id=10, account_id=1, name="Wang Lin 王琳", pinyin="wang lin"),
    Person(id=11, account_id=1, name="Wang Tao 王涛", pinyin="wang tao"),
    Person(id=12, account_id=1, name="赵敏", pinyin="zhao min"),
    Person(id=13, account_id=1, name="李小明", pinyin="li xiao ming"),
    Person(id=20, account_id=2, name="Ann Lee"),
    Person(id=21, account_id=2, name="Bob Lee"),
    Person(id=22, account_id=2, name="Carla Toft"),
    Person(id=23, account_id=2, name="Dora Accept"),
    Person(id=24, account_id=2, name="Bob Stone", former=True),
    Person(id=25, account_id=2, name="Xi An"),
    Person(id=30, account_id=4, name="Sean O'Neil"),
    Person(id=31, account_id=11, name="Same Name"),
    Person(id=32, account_id=11, name="Same Name"),
    Person(id=33, account_id=11, name="@home /then"),
    Person(id=34, account_id=11, name="4U2"),
)
BOOK = Directory(ACCOUNTS, PEOPLE)


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)
