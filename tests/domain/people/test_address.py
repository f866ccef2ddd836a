"""What one says to a Chinese customer: table of names and titles, and what holds for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.codes import LEVELS, Level
from tui.domain.lines import is_han
from tui.domain.people.address import form_of_address


@pytest.mark.parametrize(
    ("title", "said"),
    [
        # Whoever has a 总 in the title, or the house itself
        ("总经理", "王总"),
        ("副总经理", "王总"),
        ("常务副总", "王总"),
        ("销售总监", "王总"),
        ("总裁", "王总"),
        ("财务总", "王总"),
        ("首席执行官", "王总"),
        ("首席代表", "王总"),
        ("老板", "王总"),
        ("联合创始人", "王总"),
        ("董事长", "王董"),
        ("副董事长", "王董"),
        ("独立董事", "王董"),
        # Those with an office of their own
        ("经理", "王经理"),
        ("采购部经理", "王经理"),
        ("大区副经理", "王经理"),
        ("客户经理", "王经理"),
        ("质保主管", "王主管"),
        ("试验室主任", "王主任"),
        ("副主任", "王主任"),
        ("主任医师", "王主任"),
        ("厂长", "王厂长"),
        ("副厂长", "王厂长"),
        ("试验站站长", "王站长"),
        ("院长", "王院长"),
        ("副校长", "王校长"),
        ("所长", "王所长"),
        ("设备处副处长", "王处长"),
        ("科长", "王科长"),
        ("局长", "王局长"),
        ("采购部部长", "王部长"),
        ("党委书记", "王书记"),
        ("副教授", "王教授"),
        ("博士", "王博士"),
        ("主治医师", "王医生"),
        ("律师", "王律师"),
        ("讲师", "王老师"),
        ("维修班长", "王班长"),
        ("副组长", "王组长"),
        ("施工队长", "王队长"),
        ("工会主席", "王主席"),
        ("会计", "王会计"),
        ("主办会计", "王会计"),
        ("出纳", "王会计"),
        # Engineers, workers
        ("工程师", "王工"),
        ("高级工程师", "王工"),
        ("高工", "王工"),
        ("主任工程师", "王工"),
        ("技术员", "王工"),
        ("总工", "王总工"),
        ("副总工程师", "王总工"),
        ("高级技师", "王师傅"),
        ("司机", "王师傅"),
        # The end counts: whose assistant somebody is does not
        ("总经理助理", "王助理"),
        ("采购助理", "王助理"),
        ("董事长秘书", "王秘书"),
        ("董事会秘书", "王董秘"),
        ("总经办主任", "王主任"),
        ("经理办公室", "王琳"),
        ("总工办", "王琳"),
        # Several, with what stands around them
        ("董事长兼总经理", "王董"),
        ("老板兼总经理", "王总"),
        ("党委书记、厂长", "王书记"),
        ("创始人，顾彦的父亲", "王总"),
        ("采购部/经理", "王经理"),
        ("采购部 经理", "王经理"),
        ("总经理（华东）", "王总"),
        ("处长(正处级)", "王处长"),
        ("工程师二级", "王工"),
        ("经理M3", "王经理"),
        ("原总经理", "王总"),
        ("總經理", "王总"),
        ("副廠長", "王厂长"),
        ("ＩＴ经理", "王经理"),
        ("ＣＦＯ", "王总"),
        ("研发VP", "王总"),
        ("Sales Director 销售总监", "王总"),
        # English
        ("General Manager", "王总"),
        ("Deputy General Manager", "王总"),
        ("managing director", "王总"),
        ("Director", "王总"),
        ("Vice President, Sales", "王总"),
        ("VP of Operations", "王总"),
        ("CFO", "王总"),
        ("Chief Financial Officer", "王总"),
        ("Co-founder & CEO", "王总"),
        ("Chairman and CEO", "王董"),
        ("Purchasing Manager", "王经理"),
        ("Manager of Engineering", "王经理"),
        ("Engineering Manager", "王经理"),
        ("Engineer", "王工"),
        ("Sales Engineer", "王工"),
        ("Chief Engineer", "王总工"),
        ("Accountant", "王会计"),
        ("Quality Supervisor", "王主管"),
        ("Plant Manager", "王厂长"),
        ("Shift Leader", "王班长"),
        ("Assistant to the General Manager", "王助理"),
        ("Assistant General Manager", "王总"),
        ("President's Office Manager", "王经理"),
        ("Professor", "王教授"),
        # No form: the name stays whole
        ("", "王琳"),
        ("采购员", "王琳"),
        ("集团采购", "王琳"),
        ("销售", "王琳"),
        ("科员", "王琳"),
        ("buyer", "王琳"),
        ("Purchasing Officer", "王琳"),
        ("Product Owner", "王琳"),
        ("?!", "王琳"),
    ],
)
def test_what_the_title_makes_of_the_surname(title: str, said: str) -> None:
    assert form_of_address("王琳", title) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("王琳", "王经理"),
        ("王琳琳", "王经理"),
        ("王 琳", "王经理"),
        ("傅明", "傅经理"),
        ("付明", "付经理"),
        ("劉濤", "劉经理"),
        # Two characters of surname
        ("欧阳娜娜", "欧阳经理"),
        ("欧阳春", "欧阳经理"),
        ("欧阳", "欧阳经理"),
        ("司马光", "司马经理"),
        ("上官云", "上官经理"),
        ("诸葛明", "诸葛经理"),
        ("尉迟恭", "尉迟经理"),
        ("令狐 冲", "令狐经理"),
        ("欧文", "欧经理"),
        # In two scripts
        ("Wang Lin 王琳", "王经理"),
        ("王琳 Wang Lin", "王经理"),
        ("Wang Lin (王琳)", "王经理"),
        ("王琳（Wang Lin）", "王经理"),
        ("王琳（华东）", "王经理"),
        ("David 王", "王经理"),
        # As the rep calls them: the title knows better
        ("王总", "王经理"),
        ("李女士", "李经理"),
        # No surname to be seen: the name stays
        ("小王", "小王"),
        ("老李", "老李"),
        ("陈方安生", "陈方安生"),
        ("田中太郎", "田中太郎"),
        ("采购部", "采购部"),
        ("前台", "前台"),
        ("阿不都·热合曼", "阿不都·热合曼"),
        ("Falk Reimann", "Falk Reimann"),
        ("Nora Pell", "Nora Pell"),
        ("A王琳", "A王琳"),
        ("(王琳)", "王经理"),
        ("  Eva  ", "Eva"),
        ("", ""),
        ("()", "()"),
    ],
)
def test_where_the_surname_ends(name: str, said: str) -> None:
    assert form_of_address(name, "采购部经理") == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wang Lin 王琳", "王琳"),
        ("Wang Lin (王琳)", "王琳"),
        ("David 王", "David 王"),
        ("王", "王"),
    ],
)
def test_without_a_title_the_chinese_name_is_said(name: str, said: str) -> None:
    assert form_of_address(name) == said


@pytest.mark.parametrize("title", ["质量负责人", "Head of Quality", "quality lead"])
@pytest.mark.parametrize(
    ("level", "said"),
    [("decision", "王总"), ("management", "王经理"), ("operations", "王琳"), (None, "王琳")],
)
def test_who_is_in_charge_is_spoken_to_by_level(title: str, level: Level, said: str) -> None:
    assert form_of_address("王琳", title, level) == said


@pytest.mark.parametrize("level", LEVELS)
def test_else_the_level_changes_nothing(level: Level) -> None:
    assert form_of_address("王琳", "工程师", level) == "王工"
    assert form_of_address("王琳", "采购员", level) == "王琳"


_NAMES = st.text(alphabet="王琳欧阳东方小 AbÉ·（）()・ー田", max_size=7) | st.text(max_size=9)
_TITLES = (
    st.text(alphabet="副总经理兼主任工程师董事长负责人助(）、/ 官首席", max_size=9) | st.text()
)


@given(_NAMES, _TITLES, st.sampled_from((None, *LEVELS)))
def test_something_of_the_name_is_always_said(name: str, title: str, level: Level | None) -> None:
    said = form_of_address(name, title, level)
    assert bool(said) == bool(name.strip())
    plain = form_of_address(name)
    assert set(plain) <= set(name)
    if said != plain:  # a surname of one or two characters, and an office behind it
        surname = max((size for size in (1, 2) if said[:size] in name), default=0)
        assert surname
        office = said[surname:]
        assert 1 <= len(office) <= 3
        assert all(map(is_han, said))
    assert form_of_address(said, title, level) == said
