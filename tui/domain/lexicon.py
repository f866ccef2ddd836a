"""The words of the trade that a quick line may hold, in English and Chinese whatever is spoken.

Codes on one side, what the rep may type on the other. The first word of a language is the one
that completion offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from tui.domain.codes import ATTITUDES, EXCUSES, Attitude, Excuse, Outcome, Purpose
from tui.domain.lines import normalise

Code = TypeVar("Code", bound=str)

OUTCOME_WORDS: Final[Mapping[Outcome, tuple[str, ...]]] = {
    "order": ("order", "订单", "o"),
    "advance": ("advance", "进展", "a"),
    "continuation": ("continuation", "无进展", "c"),
    "no_sale": ("nosale", "未成交", "n", "no_sale"),
    "missed": ("missed", "未见", "x"),
}

PURPOSE_WORDS: Final[Mapping[Purpose, tuple[str, ...]]] = {
    "introduction": ("introduction", "介绍", "intro", "初访", "拜访介绍"),
    "needs": ("needs", "需求", "需求调研", "调研"),
    "demonstration": ("demonstration", "演示", "demo", "产品演示"),
    "proposal": ("proposal", "方案", "offer", "提案", "报价"),
    "negotiation": ("negotiation", "谈判", "商务谈判"),
    "contract": ("contract", "合同", "签约", "签合同"),
    "delivery": ("delivery", "交付", "交货"),
    "acceptance": ("acceptance", "验收"),
    "service": ("service", "服务", "售后"),
    "collection": ("collection", "催款", "collect", "收款", "回款"),
    "relationship": ("relationship", "关系", "维护", "客情", "关系维护"),
}

ATTITUDE_WORDS: Final[Mapping[Attitude, tuple[str, ...]]] = {
    "accepts": ("accepts", "接受"),
    "doubts": ("doubts", "怀疑"),
    "resists": ("resists", "抵触"),
    "indifferent": ("indifferent", "冷淡"),
    "sabotages": ("sabotages", "拆台", "恶意拆台"),
}

EXCUSE_WORDS: Final[Mapping[Excuse, tuple[str, ...]]] = {
    "already_paid": (
        "already paid",
        "已经付了",
        "paid already",
        "already sent",
        "已付",
        "已付款",
        "已经付款",
        "已经付过",
        "已汇款",
        "已打款",
        "款已付",
        "钱已付",
    ),
    "told_finance": (
        "told finance",
        "已通知财务",
        "has told finance",
        "已告知财务",
        "通知财务了",
        "跟财务说了",
        "已跟财务说",
        "告诉财务了",
    ),
    "customer_unpaid": (
        "customer unpaid",
        "客户没付款",
        "their customer has not paid",
        "our customer has not paid us",
        "客户没付",
        "客户未付款",
        "客户还没付",
        "下游没付款",
        "业主没付款",
        "甲方没付款",
    ),
    "reorganisation": (
        "reorganisation",
        "重组",
        "reorganization",
        "merger",
        "restructuring",
        "合并",
        "并购",
        "改制",
        "机构调整",
    ),
    "disaster": ("disaster", "灾害", "force majeure", "受灾", "天灾", "不可抗力", "事故"),
    "manager_agreed": (
        "manager agreed",
        "经理同意了",
        "your manager agreed",
        "your manager gave us another month",
        "our manager agreed to wait",
        "你们经理同意",
        "你们领导同意",
        "经理答应了",
        "领导同意了",
        "再给一个月",
    ),
    "quality": ("quality problem", "质量问题", "产品质量", "质量有问题"),
    "no_receipt": (
        "no delivery receipt",
        "没有签收单",
        "no receipt",
        "没签收单",
        "没有收货单",
        "无收货单",
        "没收到货",
        "没有回单",
        "未收货",
    ),
    "no_money": ("no money", "没钱", "没有钱", "无钱", "账上没钱"),
    "will_pay": (
        "will certainly pay",
        "一定付",
        "will pay",
        "we will certainly pay",
        "一定会付",
        "肯定付",
        "肯定会付",
        "会付的",
    ),
    "in_process": (
        "in process",
        "审批中",
        "not signed",
        "not signed, in process",
        "in approval",
        "正在审批",
        "流程中",
        "在走流程",
        "走流程",
        "没签字",
        "未签字",
        "还没签字",
        "没签",
    ),
    "invoice_problem": (
        "invoice problem",
        "发票问题",
        "invoice missing or wrong",
        "missing invoice",
        "wrong invoice",
        "no invoice",
        "发票有问题",
        "发票没收到",
        "没收到发票",
        "没有发票",
        "发票不对",
        "发票错了",
    ),
    "away": (
        "boss away",
        "出差",
        "finance away",
        "finance or the boss is away",
        "boss is away",
        "finance is away",
        "on holiday",
        "财务不在",
        "老板不在",
        "领导不在",
        "经办人不在",
        "老板出差",
        "财务出差",
        "休假",
    ),
    "papers_incomplete": (
        "papers incomplete",
        "单据不全",
        "incomplete papers",
        "papers missing",
        "documents incomplete",
        "to be checked again",
        "资料不全",
        "手续不全",
        "材料不全",
        "文件不全",
    ),
    "cash_tight": (
        "cash is tight",
        "资金紧张",
        "cash tight",
        "tight cash",
        "现金紧张",
        "手头紧",
        "周转不开",
        "资金周转不开",
    ),
}

_BREAK: Final = re.compile(r"[\W_]+")


def words_in(table: Mapping[Code, Sequence[str]], chinese: bool) -> dict[Code, str]:
    """For each code the word that completion offers."""
    return {code: words[1 if chinese else 0] for code, words in table.items()}


def exactly(word: str, table: Mapping[Code, Sequence[str]]) -> Code | None:
    """The code that one of whose words is just this one."""
    typed = normalise(word).casefold()
    return next((code for code, words in table.items() if typed in words), None)


def outcome(word: str) -> Outcome | None:
    """The outcome of a call that the word is (M43)."""
    return exactly(word, OUTCOME_WORDS)


def purpose(word: str) -> Purpose | None:
    """The purpose of a visit that the word is."""
    return exactly(word, PURPOSE_WORDS)


def attitudes(word: str) -> list[Attitude]:
    """The attitudes that the word is, or else that it begins (M13)."""
    typed = normalise(word).casefold().rstrip(",.;，。；")
    if code := exactly(typed, ATTITUDE_WORDS):
        return [code]
    if not typed:
        return list(ATTITUDES)
    return [
        code
        for code, words in ATTITUDE_WORDS.items()
        if any(name.startswith(typed) for name in words)
    ]


def excuses(typed: Sequence[str]) -> list[Excuse]:
    """The excuses that the words name (M57): the best kind of match only, several are a tie.

    By number from 1 to 15, by code name, by name, by words that each begin a word of the name;
    Chinese, which has no spaces, also by what a name holds.
    """
    text = normalise(" ".join(typed)).casefold()
    if text.strip(" .").isdigit():
        number = int(text.strip(" .")) if len(text) < 5 else 0
        return [EXCUSES[number - 1]] if 1 <= number <= len(EXCUSES) else []
    words = _split(text)
    if not words:
        return []
    if (code := "_".join(words)) in EXCUSES:
        return [EXCUSES[EXCUSES.index(code)]]
    names = {code: [_split(name) for name in of] for code, of in EXCUSE_WORDS.items()}
    joined = "".join(words)
    for fits in (_equal, _begin):
        if found := [c for c, of in names.items() if any(fits(words, name) for name in of)]:
            return found
    if joined.isascii() or len(joined) < 2:
        return []
    return [c for c, of in EXCUSE_WORDS.items() if any(joined in name for name in of)]


def _split(text: str) -> list[str]:
    return [word for word in _BREAK.split(text) if word]


def _equal(words: list[str], name: list[str]) -> bool:
    return "".join(words) == "".join(name)


def _begin(words: list[str], name: Iterable[str]) -> bool:
    left = list(name)
    for word in words:
        found = next((other for other in left if other.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return True
