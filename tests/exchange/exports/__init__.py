"""Exports as other programs write them: their headers and habits, with data of our own."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports import (
    big_erps,
    chinese_erp,
    chinese_ledgers,
    german,
    home_lists,
    home_made,
    plain,
    sap,
    small_firms,
    small_programs,
)
from tests.exchange.exports.export import Export

__all__ = ["EXPORTS", "Export"]

EXPORTS: Mapping[str, Export] = {
    **sap.EXPORTS,
    **big_erps.EXPORTS,
    **small_firms.EXPORTS,
    **small_programs.EXPORTS,
    **german.EXPORTS,
    **chinese_erp.EXPORTS,
    **chinese_ledgers.EXPORTS,
    **home_made.EXPORTS,
    **home_lists.EXPORTS,
    **plain.EXPORTS,
}
