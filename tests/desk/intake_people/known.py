"""Whom the book knows before people are imported, and a sheet with every column."""

from __future__ import annotations

from tui.domain.records import Account, Person

HUAXIN = Account(
    id=1,
    name="Huaxin Cable 华信电缆",
    number="10021",
    short_name="Huaxin",
    aliases=("HX",),
    pinyin="hua xin dian lan",
)
ACME = Account(id=2, name="Acme & Söhne GmbH")
WANG = Person(
    id=1,
    account_id=1,
    name="Wang Lin 王琳",
    pinyin="wang lin",
    phone="139-555-0104",
    email="wang.lin@huaxin.example",
    attitude="resists",
    roles=("purchaser",),
    job_concern="order",
)


ALL = """name,account,title,department,level,roles,attitude,relation,influence,reports to,phone,\
email,birthday,style
Sun Hao 孙浩,10021,技术总监,技术部,管理层,"技术把关者、用户",接受,尊重,4,Gu Yan 顾彦,139 555 0102,\
sun@huaxin.example,1976-02-24,A
Gu Yan 顾彦,华信电缆,general manager,,decision,"decision_maker; Senior Leader",,contact,5,,,,,driver
"""
