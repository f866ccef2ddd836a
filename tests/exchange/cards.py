"""A person as a card has it."""

from __future__ import annotations

from datetime import date

from tui.domain.records import YEARLESS
from tui.exchange.moments import Birthday
from tui.exchange.vcards import Address, Card, Telephone

WANG = Card(
    name="王小明",
    family="王",
    given="小明",
    phonetic_family="Wang",
    phonetic_given="Xiaoming",
    organisation="华信电缆有限公司",
    department="采购部 / 二科",
    title="采购经理",
    phones=(
        Telephone("+86 138 0013 8000", ("mobile",)),
        Telephone("+86 21 5555 0001", ("work", "fax")),
        Telephone("+86 21 5555 0002", ("前台",)),
    ),
    emails=("xm@huaxin.example", "wang@huaxin.example"),
    birthday=Birthday(date(YEARLESS, 2, 29), has_year=False),
    address=Address("3 楼, 浦东大道 9", "上海", "上海", "200120", "中国"),
    note="喜欢喝茶\n周三不在, 周四也不在",
    uid="7F3A",
    line=1,
)
