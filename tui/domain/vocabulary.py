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
    OpportunityState,
    Outside,
    PayerType,
    PlanKind,
    Relation,
    Role,
    SocialStyle,
    Stage,
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
OUTSIDE_WORDS: Final[Mapping[Outside, tuple[str, ...]]] = {
    "parent": ("parent company", "上级单位", "母公司", "集团"),
    "owner": ("owner", "业主", "shareholder", "股东"),
    "design_institute": ("design institute", "设计院", "设计单位"),
    "authority": ("authority", "主管部门", "政府", "ministry"),
    "bank": ("bank", "银行"),
    "consultant": ("consultant", "顾问", "咨询"),
    "partner": ("partner firm", "合作伙伴", "友商"),
    "retired": ("retired", "退休", "离退休"),
    "our_house": ("our company", "our house", "我方", "本公司", "我们公司"),
}
PLAN_WORDS: Final[Mapping[PlanKind, tuple[str, ...]]] = {
    "region": ("region or project", "区域或项目", "region", "project", "价值区域"),
    "quality": ("better deal", "提升质量", "quality", "交易质量"),
    "rival": ("against a rival", "竞争目标", "rival", "对手"),
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

STAGE_WORDS: Final[Mapping[Stage, tuple[str, ...]]] = {
    "interest": (
        *("interest", "兴趣", "prospecting", "prospect", "lead", "new", "线索", "初步接触"),
        *("lead in", "appointment scheduled", "初步接洽", "初步沟通"),
    ),
    "gestation": (
        *("gestation", "酝酿", "engaging", "engaged", "qualification", "qualified", "discovery"),
        *("qualified to buy", "contact made", "立项", "跟进中", "验证客户"),
    ),
    "design": (
        *("design", "设计", "needs analysis", "specification", "需求确认", "方案设计"),
        *("value proposition", "id. decision makers", "identify decision makers"),
        *("perception analysis", "needs defined", "demo scheduled", "presentation scheduled"),
        *("需求分析", "需求调研"),
    ),
    "comparison": (
        *("comparison", "比较", "proposal", "quote", "quotation", "tender", "方案报价", "报价"),
        *("proposal/price quote", "proposal/quote", "proposal made", "decision maker bought-in"),
        *("方案/报价", "投标", "招标"),
    ),
    "commitment": (
        *("commitment", "承诺", "negotiation", "contract", "商务谈判", "谈判", "签约"),
        *("negotiation/review", "negotiations started", "contract sent", "合同谈判", "合同签订"),
    ),
    "use": ("use", "使用", "delivery", "收款", "回款", "交付"),
}
DEAL_WORDS: Final[Mapping[OpportunityState, tuple[str, ...]]] = {
    "open": ("open", "进行中", "active", "未结束"),
    "won": ("won", "赢单", "closed won", "成交", "已成交", "赢"),
    "lost": (*("lost", "输单", "closed lost", "closed lost to competition", "丢单", "输", "失败"),),
    "dropped": ("dropped", "放弃", "abandoned", "cancelled", "canceled", "取消", "搁置"),
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
