"""Editing a person in place: one key for each field, on the map and on the person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar, cast

from tui import words
from tui.desk import people_edits as job
from tui.desk import people_rating
from tui.domain.codes import ATTITUDES, RELATIONS, ROLES
from tui.i18n import N_, _
from tui.screens.base import RoundsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.desk.people_edits import Edited
    from tui.desk.people_rating import QuestionView
    from tui.domain.codes import Attitude, RatedField, RatingAnswer, Relation, Role
    from tui.domain.records import Person

Result = TypeVar("Result")

_MEANT: Final[dict[Attitude, str]] = {
    "accepts": N_("agrees, and what we say strikes a chord"),
    "doubts": N_("questions one point or another"),
    "resists": N_("dislikes what we claim, or our company"),
    "indifferent": N_("has no interest in features or gains"),
    "sabotages": N_("disrupts or slanders on purpose"),
}
"""What each attitude means (M13)."""
_RUNGS: Final[dict[Relation, str]] = {
    "contact": N_("takes our calls"),
    "know": N_("tells us of the work"),
    "accept": N_("weighs our offer in earnest"),
    "respect": N_("asks for our advice"),
    "trust": N_("tells us what others do not hear"),
    "partner": N_("stakes the own name on us"),
}
"""By what one knows each rung (M15)."""
_PARTS: Final[dict[Role, str]] = {
    "decision_maker": N_("controls the money, gives the final approval"),
    "user": N_("uses it, or supervises its use"),
    "technical_gatekeeper": N_("weighs it: cannot say yes, can say no"),
    "coach": N_("guides us to the order"),
    "gatekeeper": N_("lets us in, checks who may offer"),
    "purchaser": N_("handles the purchase and places the order"),
    "project_leader": N_("runs the project"),
    "senior_leader": N_("leads the company"),
    "parent_leader": N_("sits above the company"),
    "design_institute": N_("draws the design, outside the company"),
    "competitor": N_("works for a rival"),
    "initiator": N_("asked for it in the first place"),
    "designer": N_("writes the specification"),
}
"""What each role does in the decision (M11, M12)."""
_WEIGHTS: Final = (
    N_("none"),
    N_("is heard now and then"),
    N_("is heard"),
    N_("is asked"),
    N_("turns the scale"),
    N_("settles it"),
)
_UNKNOWN: Final = ""
_BACK: Final = "back"
_GONE: Final = "gone"


class EditsPeople(RoundsScreen[Result]):
    """A screen with a person under the cursor, whose fields have a key each."""

    @property
    def person_id(self) -> int | None:
        """The person that the keys are about."""
        raise NotImplementedError

    def edited(self) -> None:
        """The person has been changed, or others beside: look at the book again."""
        raise NotImplementedError

    # -- What every edit does

    @property
    def _person(self) -> Person | None:
        """The person as the book has it now; another window may have removed it."""
        return self.desk.ground.people.get(self.person_id or 0)

    def _others(self, person: Person) -> list[Person]:
        """The other people of the account who are there, the nearest to the decision first."""
        from tui.desk.circles import circle_of

        circle = circle_of(self.desk, person.account_id)
        return [circle.by_id[id] for id in circle.standing if id != person.id]

    def _do(self, edit: Callable[[], Edited]) -> None:
        self.rounds.change(edit, self._done)

    def _done(self, edited: Edited) -> None:
        if edited.text:
            self.rounds.tell(edited.text)
        self.edited()

    def _pick(
        self,
        title: str,
        options: Sequence[tuple[str, str, str]],
        chosen: str | None,
        then: Callable[[str], None],
        *,
        first: int = 1,
        remark: str = "",
    ) -> None:
        from tui.screens.pick import PickScreen

        def picked(code: str | None) -> None:
            if code is not None:
                then(code)

        self.app.push_screen(
            PickScreen(title, options, chosen=chosen, first=first, remark=remark), picked
        )

    def _ask_who(
        self,
        title: str,
        people: Sequence[Person],
        then: Callable[[str], None],
        *,
        others: Sequence[tuple[str, str]] = (),
        marked: Sequence[int] = (),
        remark: str = "",
    ) -> None:
        from tui.screens.who import WhoScreen

        def picked(code: str | None) -> None:
            if code is not None:
                then(code)

        screen = WhoScreen(title, people, others=others, marked=marked, remark=remark)
        self.app.push_screen(screen, picked)

    # -- How somebody stands

    def action_attitude(self) -> None:
        if person := self._person:
            options: list[tuple[str, str, str]] = [
                (one, f"{words.ATTITUDE_SIGNS[one]} {words.attitude(one)}", _(_MEANT[one]))
                for one in ATTITUDES
            ]
            options.append((_UNKNOWN, "? " + _("unknown"), ""))
            id = person.id

            def set_to(code: str) -> None:
                self._do(
                    lambda: job.set_attitude(self.desk, id, cast("Attitude | None", code or None))
                )

            title = _("How does {name} stand to us?").format(name=person.name)
            self._pick(title, options, person.attitude or _UNKNOWN, set_to)

    def action_role(self) -> None:
        if person := self._person:
            options = [
                (one, ("✓ " if one in person.roles else "  ") + words.role(one), _(_PARTS[one]))
                for one in ROLES
            ]
            id = person.id

            def toggle(code: str) -> None:
                self._do(lambda: job.toggle_role(self.desk, id, cast("Role", code)))

            title = _("What does {name} do in the decision?").format(name=person.name)
            chosen = person.roles[0] if person.roles else None
            self._pick(
                title, options, chosen, toggle, remark=_("A role that is ticked is taken away.")
            )

    def action_rung(self) -> None:
        if person := self._person:
            id = person.id

            def set_to(code: str) -> None:
                self._do(
                    lambda: job.set_relation(self.desk, id, cast("Relation | None", code or None))
                )

            title = _("How far have we come with {name}?").format(name=person.name)
            self._pick(title, _rungs(), person.relation or _UNKNOWN, set_to)

    def action_target(self) -> None:
        if person := self._person:
            id = person.id

            def set_to(code: str) -> None:
                self._do(
                    lambda: job.set_target(self.desk, id, cast("Relation | None", code or None))
                )

            title = _("How close do we want to come to {name}?").format(name=person.name)
            self._pick(title, _rungs(), person.relation_target or _UNKNOWN, set_to)

    def action_influence(self) -> None:
        if person := self._person:
            options = [(str(n), str(n), _(text)) for n, text in enumerate(_WEIGHTS)]
            options.append((_UNKNOWN, "? " + _("unknown"), ""))
            id = person.id

            def set_to(code: str) -> None:
                weight = int(code) if code else None
                self._do(lambda: job.set_influence(self.desk, id, weight))

            chosen = _UNKNOWN if person.influence is None else str(person.influence)
            title = _("How much does the word of {name} weigh?").format(name=person.name)
            self._pick(title, options, chosen, set_to, first=0)

    def action_hidden(self) -> None:
        if person := self._person:
            id, hidden = person.id, not person.hidden
            self._do(lambda: job.set_hidden(self.desk, id, hidden=hidden))

    def action_rating(self) -> None:
        """Three questions, one after the other; `escape` leaves all as it was."""
        if person := self._person:
            self._question(person.id, people_rating.questions(self.desk, person.id), {})

    def _question(
        self,
        id: int,
        questions: Sequence[QuestionView],
        answers: dict[RatedField, RatingAnswer],
        number: int = 0,
    ) -> None:
        if number == len(questions):
            if answers:
                self._do(lambda: people_rating.give(self.desk, id, answers))
            return
        question = questions[number]
        options: list[tuple[str, str, str]] = [
            (one.answer, one.text, f"→ {one.leads_to}") for one in question.answers
        ]
        options.append((_UNKNOWN, _("I do not know"), ""))

        def answered(code: str) -> None:
            given = {question.field: cast("RatingAnswer", code)} if code else {}
            self._question(id, questions, {**answers, **given}, number + 1)

        said = [_("question {n} of {all}").format(n=number + 1, all=len(questions))]
        if answers:
            said.append(people_rating.preview(answers))
        self._pick(question.text, options, question.given, answered, remark=" · ".join(said))

    # -- Lines between people

    def action_superior(self) -> None:
        if person := self._person:
            id = person.id

            def set_to(code: str) -> None:
                superior = int(code) if code else None
                self._do(lambda: job.set_reports_to(self.desk, id, superior))

            self._ask_who(
                _("To whom does {name} report?").format(name=person.name),
                self._others(person),
                set_to,
                others=[(_UNKNOWN, _("nobody"))],
                marked=[person.reports_to] if person.reports_to else [],
            )

    def action_listens(self) -> None:
        if person := self._person:
            id = person.id
            self._ask_who(
                _("Whose word counts with {name}?").format(name=person.name),
                self._others(person),
                lambda code: self._do(lambda: job.toggle_listens_to(self.desk, id, int(code))),
                marked=person.listens_to,
                remark=_("Who is ticked is taken away."),
            )

    def action_odds(self) -> None:
        if person := self._person:
            id, others = person.id, self._others(person)
            back = [one.id for one in others if id in one.conflicts_with]
            self._ask_who(
                _("Who is at odds with {name}?").format(name=person.name),
                others,
                lambda code: self._do(lambda: job.toggle_conflict(self.desk, id, int(code))),
                marked=[*person.conflicts_with, *back],
                remark=_("Who is ticked is taken away."),
            )

    # -- Who leaves, who is one and the same

    def action_left(self) -> None:
        if person := self._person:
            id = person.id

            def say(code: str) -> None:
                if code == _BACK:
                    self._do(lambda: job.set_back(self.desk, id))
                elif code in (_UNKNOWN, _GONE):
                    self._do(lambda: job.set_former(self.desk, id, chair_gone=code == _GONE))
                else:
                    self._do(lambda: job.set_former(self.desk, id, int(code)))

            others = [(_UNKNOWN, _("not known yet")), (_GONE, _("nobody: the chair goes too"))]
            if person.former:
                others = [(_BACK, _("{name} is there again").format(name=person.name)), *others]
            self._ask_who(
                _("{name} leaves. Who follows?").format(name=person.name),
                self._others(person),
                say,
                others=others,
                marked=[person.successor_id] if person.successor_id else [],
            )

    def action_merge(self) -> None:
        from tui.desk import merging

        if person := self._person:
            id = person.id

            def merged(code: str) -> None:
                self.rounds.change(
                    lambda: merging.merge_people(self.desk, id, int(code)),
                    lambda view: self._done(job.Edited(view.id, view.text)),
                )

            everybody = self.desk.ground.people_of.get(person.account_id, ())
            self._ask_who(
                _("Who is one and the same as {name}?").format(name=person.name),
                [one for one in everybody if one.id != id],
                merged,
                remark=_("{name} stays, with all that is known of both.").format(name=person.name),
            )


def _rungs() -> list[tuple[str, str, str]]:
    options: list[tuple[str, str, str]] = [
        (one, words.relation(one), _(_RUNGS[one])) for one in RELATIONS
    ]
    return [*options, (_UNKNOWN, _("unknown"), "")]
