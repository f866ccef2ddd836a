"""Those around the two largest accounts: outside the company with a say there, and new faces."""

from __future__ import annotations

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import (
    BENN,
    BRANDTNER,
    CAO_YING,
    DAI_MING,
    GU_DEHUA,
    HUAXIN,
    LIU_TAO,
    PAN_YI,
    VOGT,
)
from tui.domain.records import Person


def people_around(almanac: Almanac) -> list[Person]:
    """Five people, in id order."""
    return [
        Person(
            id=GU_DEHUA,
            account_id=HUAXIN,
            name="Gu Dehua 顾德华",
            pinyin="gu de hua",
            title="founder, father of Gu Yan",
            level="decision",
            attitude="indifferent",
            relation="know",
            influence=5,
            outside="retired",
            hidden=True,
            interests="calligraphy; tea from his own hill",
            proud_of="the first drum, wound by hand",
        ),
        Person(
            id=DAI_MING,
            account_id=HUAXIN,
            name="Dai Ming 戴明",
            pinyin="dai ming",
            title="engineer, Cable Design Institute",
            department="cable design",
            roles=("design_institute",),
            attitude="doubts",
            relation="know",
            relation_target="respect",
            influence=3,
            outside="design_institute",
            phone="021-5555 0142",
            style="A",
            job_concern="specifications that no tender can contest",
        ),
        Person(
            id=CAO_YING,
            account_id=HUAXIN,
            name="Cao Ying 曹颖",
            pinyin="cao ying",
            title="dispatcher",
            department="logistics",
            level="operations",
            influence=1,
            reports_to=LIU_TAO,
            since=almanac.workday(-33),
        ),
        Person(
            id=PAN_YI,
            account_id=BRANDTNER,
            name="Pan Yi 潘毅",
            pinyin="pan yi",
            title="inspector of pressure equipment",
            attitude="doubts",
            relation="know",
            influence=3,
            outside="authority",
            style="B",
            job_concern="every record signed and filed",
        ),
        Person(
            id=BENN,
            account_id=BRANDTNER,
            name="Kathrin Benn",
            title="quality engineer",
            department="quality",
            level="operations",
            roles=("designer",),
            attitude="accepts",
            relation="accept",
            influence=2,
            reports_to=VOGT,
            since=almanac.workday(-26),
        ),
    ]
