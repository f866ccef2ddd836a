"""Lines that a rep would say, drawn at random from the prep of the example book, to be judged.

``python -m tests.playbook.draw --lang en --seed 7 --count 20``: the same seed draws the same
lines. Above each stands the situation for which the desk chose it.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from tests.desk.making import NOW, desk_of
from tui import i18n, words
from tui.desk import preparing
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.desk.prep import view
from tui.desk.prep.views import PrepView
from tui.domain.codes import EXCUSES
from tui.i18n import LANGUAGES, Language
from tui.settings import Settings

OWN: Final[dict[Language, Settings]] = {  # who speaks
    "en": Settings(signature="Tom Berg", company="Gauge House"),
    "zh": Settings(signature="马晓东", company="恒测仪表"),
}
SPOKEN: Final = frozenset(("own", "power", "fab"))  # the other values are to be looked at


class Said(NamedTuple):
    """A line, and when the rep would say it."""

    group: str
    id: str
    situation: str
    """Who, what happened last, why the line was chosen."""
    text: str


def draw(language: Language, seed: int, count: int) -> list[Said]:
    """Lines of different ids, each group as likely as the other; in order of being drawn."""
    i18n.use(language)
    groups: defaultdict[str, defaultdict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for one in lines(desk_of(*example_book(NOW.date(), language), settings=OWN[language])):
        groups[one.group][one.id].append(one)
    luck = random.Random(seed)
    drawn: list[Said] = []
    while groups and len(drawn) < count:
        group = luck.choice(sorted(groups))
        found = groups[group]
        drawn.append(luck.choice(found.pop(luck.choice(sorted(found)))))
        if not found:
            del groups[group]
    return drawn


def lines(desk: Desk) -> Iterator[Said]:
    """All that is said at the visits to come, and on the next call to each account."""
    for visit in desk.ground.visits.values():
        if visit.day >= desk.today and not visit.outcome:
            yield from _of_prep(view.of_visit(desk, visit.id), desk)
    for account_id in desk.ground.accounts:
        prep = view.of_account(desk, account_id)
        yield from _of_prep(prep, desk)
        yield from _of_money(prep, desk)


def _of_prep(prep: PrepView, desk: Desk) -> Iterator[Said]:
    where = _situation(prep, desk)
    for one in (*prep.openings, *prep.more_openings):
        whys = _row(where, *(why.text for why in one.why), one.first)
        yield Said("opening", one.id, whys, one.text)
    phone = prep.phone
    for step in phone.script:
        yield Said("phone", f"phone.script.{step.step}", _row(where, step.do), step.text)
    for reply in (*phone.refusals, *phone.switchboard, *phone.face_to_face):
        yield Said("phone", f"phone.{reply.id}", _row(where, reply.when), reply.say)
    names = {person.id: person.name for person in prep.people}
    for ask in prep.questions:
        if ask.kind != "likely":  # those are theirs
            whom = names.get(ask.person or 0, "")
            yield Said("question", ask.id, _row(where, whom, ask.why.text), ask.text)
    for good in prep.value:
        if good.kind in SPOKEN:
            role = words.role(good.role) if good.role else ""
            yield Said("value", good.id, _row(where, role), good.text)
    advice = desk.playbook().advice.attitudes
    for person in prep.people:
        whom = _row(where, person.name)
        if mood := person.attitude:
            yield Said("person", f"advice.attitudes.{mood}", whom, advice[mood].say)
        for kind, text in zip(person.kinds, person.advice, strict=True):
            if kind in ("praise", "referral"):
                yield Said("person", f"advice.{kind}.{person.id}", whom, text)


def _of_money(prep: PrepView, desk: Desk) -> Iterator[Said]:
    """The first words about what is owed, and the answers to every excuse."""
    account_id = prep.account.id
    ready = preparing.prepare(desk, account_id)
    if not ready.owing:
        return
    where = _row(prep.account.name, ready.owing, *ready.history)
    yield Said("money", f"power.openings.{account_id}", where, ready.opening)
    for code in EXCUSES:
        answer, heard = preparing.answer(desk, account_id, code), _row(where, words.excuse(code))
        yield Said("money", f"excuses.{code}.say", heard, answer.say)
        for number, text in enumerate(answer.ask):
            yield Said("money", f"excuses.{code}.ask.{number}", heard, text)


def _situation(prep: PrepView, desk: Desk) -> str:
    """The account, those to be met, what for, and what happened last."""
    visit, last, people = prep.visit, prep.last, []
    for one in prep.people:
        people.append(_row(one.name, *map(words.role, one.roles[:1]), words.attitude(one.attitude)))
    return _row(
        prep.account.name,
        words.kind(visit.kind) if visit else "",
        words.purpose(visit.purpose) if visit and visit.purpose else "",
        *(f"({one})" for one in people),
        words.short_date(last.on, desk.today) if last else "",
        words.outcome(last.outcome) if last and last.outcome else "",
        last.note if last else "",
    )


def _row(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def main() -> None:
    """Print what the seed draws: number and id, situation, line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=20)
    said = parser.parse_args()
    for number, one in enumerate(draw(said.lang, said.seed, said.count), 1):
        sys.stdout.write(f"{number}. {one.id}\n   {one.situation}\n   > {one.text}\n\n")


if __name__ == "__main__":
    main()
