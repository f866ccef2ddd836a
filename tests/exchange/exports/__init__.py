"""Exports as other programs write them: their headers and habits, with data of our own."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports import chinese_erp, home_made, plain, sap, small_firms
from tests.exchange.exports.export import Export

__all__ = ["EXPORTS", "Export"]

EXPORTS: Mapping[str, Export] = {
    **sap.EXPORTS,
    **small_firms.EXPORTS,
    **chinese_erp.EXPORTS,
    **home_made.EXPORTS,
    **plain.EXPORTS,
}
