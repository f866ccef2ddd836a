"""Speaking another language for a while: what goes to a customer is in the customer's."""

from __future__ import annotations

import threading

import pytest

from tui import i18n

OVERDUE = {"en": "overdue", "zh": "逾期"}


def now() -> tuple[str, str]:
    """The language spoken, and a word of it."""
    return i18n.language(), i18n._("overdue")


@pytest.mark.parametrize("rep", i18n.LANGUAGES)
@pytest.mark.parametrize("customer", i18n.LANGUAGES)
def test_another_language_for_a_while(rep: i18n.Language, customer: i18n.Language) -> None:
    i18n.use(rep)
    with i18n.speaking(customer):
        assert now() == (customer, OVERDUE[customer])
        with i18n.speaking(rep):
            assert now() == (rep, OVERDUE[rep])
        assert now() == (customer, OVERDUE[customer])
    assert now() == (rep, OVERDUE[rep])


def test_all_kinds_of_words_are_in_it() -> None:
    with i18n.speaking("zh"):
        assert i18n.pgettext("tier", "lead") == "铅"
        assert i18n.ngettext("{n} day", "{n} days", 2) == "{n}天"


def test_a_fault_meanwhile_leaves_the_reps_language() -> None:
    with pytest.raises(ZeroDivisionError), i18n.speaking("zh"):
        raise ZeroDivisionError
    assert now() == ("en", "overdue")


def test_the_screens_go_on_in_the_reps_language() -> None:
    seen: list[tuple[str, str]] = []
    with i18n.speaking("zh"):
        other = threading.Thread(target=lambda: seen.append(now()))
        other.start()
        other.join()
    assert seen == [("en", "overdue")]
