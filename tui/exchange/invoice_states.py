"""What programs call the state of an invoice: open, paid, or none at all."""

from __future__ import annotations

from typing import Final

_OPEN: Final = frozenset(
    (
        *("1", "yes", "true", "open", "unpaid", "outstanding", "overdue", "due", "authorised"),
        *("offen", "überfällig"),
        *("未核销", "未收款", "未收", "未付", "未付款", "未结清", "未结算", "未回款", "逾期"),
        *("未到账", "待收款", "待回款"),
    )
)
_PAID: Final = frozenset(
    (
        *("0", "no", "false", "paid", "closed", "settled", "cleared", "collected"),
        *("fully paid", "paid in full", "bezahlt", "beglichen", "ausgeglichen"),
        *("完全核销", "全部核销", "已核销", "已收款", "已收", "已付款", "已结清", "已结算"),
        *("已回款", "已到账", "已付", "已结", "已清", "结清"),
    )
)
_VOID: Final = frozenset(
    (
        *("draft", "void", "voided", "deleted", "cancelled", "canceled", "entwurf", "storniert"),
        *("草稿", "作废", "已作废", "已取消", "取消"),
    )
)


def paid_by_state(state: str) -> bool | None:
    """Whether a state means that all is paid; None: it says nothing about it.

    >>> paid_by_state("Paid in full"), paid_by_state("部分核销")
    (True, None)
    """
    known = _known(state)
    return True if known in _PAID else False if known in _OPEN else None


def is_void(state: str) -> bool:
    """Whether a state means that there is no invoice yet, or no longer."""
    return _known(state) in _VOID


def _known(state: str) -> str:
    return state.casefold().removesuffix(".0")
