"""What the codes of records are called in the trade, in English and Chinese.

Forms and sheets read these words whatever language is spoken; the words on screen stand in
`tui.words`. The first word of a language is its usual one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from tui.domain.codes import (
    Face,
    Level,
    PayerType,
    Relation,
    Role,
    SocialStyle,
    ThinkingStyle,
    Tier,
    VisitKind,
)
from tui.domain.lines import normalise

Code = TypeVar("Code", bound=str)

TIER_WORDS: Final[Mapping[Tier, tuple[str, ...]]] = {
    "platinum": ("platinum", "铂金", "白金", "铂金客户"),
    "gold": ("gold", "黄金", "金", "黄金客户"),
    "iron": ("iron", "铁", "铁客户"),
    "lead": ("lead", "铅", "铅客户"),
}
FACE_WORDS: Final[Mapping[Face, tuple[str, ...]]] = {
    "red": ("red face", "红脸"),
    "black": ("black face", "黑脸"),
    "white": ("white face", "白脸"),
}
LEVEL_WORDS: Final[Mapping[Level, tuple[str, ...]]] = {
    "operations": ("operations", "操作层", "基层"),
    "management": ("management", "管理层", "中层"),
    "decision": ("decision", "决策层", "高层"),
}
RELATION_WORDS: Final[Mapping[Relation, tuple[str, ...]]] = {
    "contact": ("contact", "接触"),
    "know": ("know", "了解", "knows"),
    "accept": ("accept", "接受", "accepts"),
    "respect": ("respect", "尊重", "respects"),
    "trust": ("trust", "信任", "trusts"),
    "partner": ("partner", "伙伴"),
}
ROLE_WORDS: Final[Mapping[Role, tuple[str, ...]]] = {
    "decision_maker": ("decision maker", "决策者", "decider", "decides"),
    "user": ("user", "使用者", "uses", "用户"),
    "technical_gatekeeper": ("technical gatekeeper", "技术把关者"),
    "coach": ("coach", "向导", "教练"),
    "gatekeeper": ("gatekeeper", "守门人"),
    "purchaser": ("purchaser", "采购者", "buyer", "采购"),
    "project_leader": ("project leader", "项目负责人"),
    "senior_leader": ("senior leader", "买方高层"),
    "parent_leader": ("parent leader", "上级领导", "leader above"),
    "design_institute": ("design institute", "设计单位"),
    "competitor": ("competitor", "竞争对手"),
    "initiator": ("initiator", "发起者"),
    "designer": ("designer", "设计者"),
}
THINKING_WORDS: Final[Mapping[ThinkingStyle, tuple[str, ...]]] = {
    "A": ("facts", "事实"),
    "B": ("order", "条理"),
    "C": ("people", "人际"),
    "D": ("concept", "概念", "ideas"),
}
SOCIAL_WORDS: Final[Mapping[SocialStyle, tuple[str, ...]]] = {
    "driver": ("driver", "支配型", "驾驭型"),
    "expressive": ("expressive", "表达型", "表现型"),
    "amiable": ("amiable", "亲切型", "友善型"),
    "analytical": ("analytical", "分析型"),
}
PAYER_WORDS: Final[Mapping[PayerType, tuple[str, ...]]] = {
    "when_due": ("when due", "应付才付", "到期付款"),
    "when_reminded": ("when reminded", "提醒才付"),
    "when_pressed": ("when pressed", "威逼才付"),
    "never": ("never", "不会付"),
}
KIND_WORDS: Final[Mapping[VisitKind, tuple[str, ...]]] = {
    "in_person": ("in person", "上门", "visit", "面谈", "拜访"),
    "phone": ("phone", "电话", "by phone", "call"),
    "video": ("video", "视频", "by video"),
}


def codes_of(
    text: str, table: Mapping[Code, Sequence[str]], shown: Mapping[Code, str]
) -> list[Code]:
    """The codes that a text names: exactly, else by its beginning; several are a tie.

    Args:
        text: What was typed; signs and case do not matter.
        table: The words of each code.
        shown: The word of each code on screen, which is as good.
    """
    typed = plain(text)
    if not typed:
        return []
    names = {
        code: {plain(one) for one in (str(code), word, *table[code])}
        for code, word in shown.items()
    }
    exact = [code for code, of in names.items() if typed in of]
    return exact or [code for code, of in names.items() if any(n.startswith(typed) for n in of)]


def plain(text: str) -> str:
    """The text as it is compared: without case, signs made plain, words single-spaced."""
    return " ".join(normalise(text).casefold().replace("_", " ").replace("-", " ").split())
