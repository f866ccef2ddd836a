"""Every key of the app, once: bindings, foot line, help, palette and docs are made from this table.

It knows no Textual; `tui.widgets.bindings` turns it into bindings. A key's id is
what the rep's settings name to move it to another key.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from tui.i18n import N_, NP_, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = Literal[
    "today",
    "prep",
    "people",
    "money",
    "playbook",
    "everywhere",
    "doorstep",
    "week",
    "dossier",
    "message",
    "statement",
    "pick",
    "who",
    "person",
    "flags",
    "canvas",
    "whom",
    "review",
    "whose",
    "report",
    "find",
    "importing",
    "columns",
    "trial",
    "result",
    "work",
    "account",
    "list",
    "log",
    "line",
    "chase",
    "new",
    "dialog",
    "choice",
    "peek",
    "desk",
]


class Key(NamedTuple):
    """One thing a key does."""

    id: str
    keys: str
    """Textual's key names, separated by commas; the first of them is shown."""
    action: str
    help: str
    label: str = ""
    """The word in the foot line; a key without one is taught by help and palette."""
    shown: str = ""
    """How the key is written where its name is not what stands on it."""
    in_palette: bool = True
    place: Place = "everywhere"


def _foot(id: str, keys: str, action: str, label: str, help: str, shown: str = "") -> Key:
    """A key that the foot line teaches."""
    return Key(id, keys, action, help, label, shown)


def _key(id: str, keys: str, action: str, help: str, shown: str = "") -> Key:
    """A key that help and palette teach."""
    return Key(id, keys, action, help, "", shown)


def _hand(id: str, keys: str, action: str, help: str, shown: str = "", label: str = "") -> Key:
    """A key for the hand alone: nothing that a palette could do."""
    return Key(id, keys, action, help, label, shown, in_palette=False)


_TABLE: Final[dict[Place, tuple[Key, ...]]] = {
    "today": (
        _foot("log", "l", "log", N_("log"), N_("log a contact")),
        _foot("owes", "o", "owes", N_("owes"), N_("what does this account owe")),
        _foot("whom", "s", "whom", N_("whom to see"), N_("whom to see next")),
        _foot("week", "w", "week", N_("week"), N_("the week")),
        _key("plan", "n", "plan", N_("plan a visit, in one line")),
        _key("new", "N", "new", N_("new, as a form: visit, step, note, person, account")),
        _key("edit", "e", "edit", N_("edit what is under the cursor")),
        _key("confirm", "c", "confirm", N_("confirmed by phone, or not")),
        _key("move", "r", "move", N_("reschedule a visit")),
        _key("cancel", "x", "cancel", N_("cancel a visit")),
        _key("settle", "space", "settle", N_("settle a loose end: done, greeted, logged")),
        _key("remove", "delete", "remove", N_("remove what is under the cursor")),
        _key("day_before", "left_square_bracket", "day(-1)", N_("the day before"), "["),
        _key("day_after", "right_square_bracket", "day(1)", N_("the day after"), "]"),
        _key("back_to_today", "t", "day(0)", N_("back to today")),
        _hand("other", "tab,shift+tab", "other_list", N_("between visits and loose ends")),
    ),
    "prep": (
        _hand("section_after", "right", "section(1)", N_("the next section"), "→", N_("section")),
        _hand("section_before", "left", "section(-1)", N_("the section before"), "←"),
        _foot("tick", "space", "tick", N_("ready"), N_("a material is ready, or not")),
        _foot("answer", "a", "answer", N_("answer"), N_("note what they said to the question")),
        _foot("own_words", "w", "own_words", N_("your words"), N_("put it in words of your own")),
        _foot("objective", "s", "objective", N_("objective"), N_("what you seek, and the least")),
        _foot("brief", "b", "brief", N_("brief"), N_("write the brief to a file")),
        _foot("prep_copy", "y", "copy", N_("copy"), N_("copy what is to be said, or the section")),
        _key("prep_copy_all", "Y", "copy_all", N_("copy the whole section")),
        _key("prep_log", "l", "log", N_("log a contact")),
        _key("prep_owes", "o", "owes", N_("what does this account owe")),
        _key("prep_plan", "n", "plan", N_("plan a visit, in one line")),
        _key("prep_edit", "e", "edit", N_("edit the visit")),
        _key("prep_remove", "delete", "remove", N_("remove the visit")),
    ),
    "people": (
        _foot("attitude", "a", "attitude", N_("attitude"), N_("how somebody stands to us")),
        _foot("role", "r", "role", N_("role"), N_("a role in the decision: give it or take it")),
        _foot("rung", "s", "rung", N_("relation"), N_("the step of the relationship")),
        _foot("person_new", "n", "new", N_("new person"), N_("a new person, in one line")),
        _key("map_tree", "t", "view('tree')", N_("the organisation; again: in groups")),
        _key("map_fishbone", "f", "view('fishbone')", N_("the decision as a fishbone")),
        _key("map_grid", "i", "view('grid')", N_("influence × attitude; again: × rung")),
        _key("map_plan", "p", "view('plan')", N_("the relationship plan")),
        _key("map_matrix", "x", "view('matrix')", N_("their people × ours")),
        _key("map_flags", "exclamation_mark,！", "flags", N_("flags, first steps, coaches"), "!"),
        _key("person_open", "enter", "open", N_("all that is known of the person")),
        _key("rating", "v", "rating", N_("three questions that lead to role, attitude and step")),
        _key("rung_wanted", "T", "target", N_("the step to reach")),
        _key("influence", "w", "influence", N_("how much the word weighs, 0 to 5")),
        _key("superior", "b", "superior", N_("whom the person reports to; breaks a circle")),
        _key("listens", "c", "listens", N_("whose word counts: give a line or take it")),
        _key("odds", "z", "odds", N_("at odds with: give a line or take it")),
        _key("hidden", "h", "hidden", N_("decides without the title, or not")),
        _key("left", "F", "left", N_("has left: who follows; or is there again")),
        _key("person_edit", "e", "edit", N_("edit the person, or the line of the plan")),
        _key("plan_new", "N", "plan_new", N_("a new line of the plan")),
        _key("plan_done", "space", "plan_done", N_("a line of the plan is done, or not")),
        _key("merge", "m", "merge", N_("merge with another person")),
        _key("person_remove", "delete", "remove", N_("remove the person, or the line of the plan")),
        _key("account_after", "right_square_bracket", "account(1)", N_("the next account"), "]"),
        _key("account_before", "left_square_bracket", "account(-1)", N_("the account before"), "["),
        _key("map_copy", "y", "copy", N_("copy what is shown")),
        _key("people_log", "l", "log", N_("log a contact")),
        _key("people_owes", "o", "owes", N_("what does this account owe")),
    ),
    "money": (
        _foot("chase", "l", "log", N_("chase"), N_("log a chase")),
        _foot("promise", "p", "promise", N_("promise"), N_("a promise to pay")),
        _foot("payment", "dollar_sign,￥,¥", "payment", N_("payment"), N_("a payment"), "$"),
        _key("dispute", "i", "dispute", N_("a dispute over an invoice")),
        _foot("message", "m", "message", N_("message"), N_("a message, drafted")),
        _key("statement", "s", "statement", N_("the statement of account")),
        _key("analysis", "a", "analysis", N_("why are we not paid: the analysis")),
        _key("payer", "t", "payer", N_("how this account pays")),
        _key("money_owes", "o", "owes", N_("what does this account owe")),
        _key("money_new", "n", "new", N_("a new invoice")),
        _key("money_edit", "e", "edit", N_("edit the account")),
        _hand("money_open", "enter", "open", N_("invoices, promises, chases, analysis")),
    ),
    "playbook": (
        _foot("filter", "f", "filter", N_("search"), N_("search the playbook, in both languages")),
        _foot("link_after", "right", "link(1)", N_("see"), N_("what to read next"), "→"),
        _key("link_before", "left", "link(-1)", N_("what to read next, the one before"), "←"),
        _foot("used", "w", "used", N_("where used"), N_("go where it is used")),
        _key("entry_copy", "y", "copy", N_("copy the entry")),
        _key("entry_own", "e", "own", N_("copy it for the file of your own words")),
        _key("read_on", "space", "read_on", N_("read on, and from the end back to the beginning")),
        _key("playbook_log", "l", "log", N_("log a contact")),
        _key("playbook_owes", "o", "owes", N_("what does this account owe")),
        _hand("entry_open", "enter", "open", N_("read it, or go where the words chosen lead")),
        _hand("page_or_list", "tab,shift+tab", "other_side", N_("between the list and the page")),
        _hand("entry_back", "escape", "back", N_("back, step by step"), "esc", N_("back")),
        _hand("entry_down", "down", "step(1)", N_("the next entry, while you type"), "↓"),
        _hand("entry_up", "up", "step(-1)", N_("the entry before, while you type"), "↑"),
    ),
    "everywhere": (
        _foot("line", "colon,：", "line", N_("quick line"), N_("write a call in one line"), ":"),
        _key("doorstep", "d", "doorstep", N_("the doorstep card")),
        _key("find", "slash,、", "find", N_("find an account, a person, an invoice, a word"), "/"),
        _key("undo", "u", "undo", N_("take back the newest change")),
        _key("review", "ctrl+r", "review", N_("the review list: what imports could not decide")),
        _key(
            "import_newest", "R", "import_newest", N_("import receivables again: the newest file")
        ),
        _key("import", "I", "import", N_("import a file")),
        _foot("help", "question_mark,？,f1", "help", N_("help"), N_("all keys"), "?"),
        _hand("palette", "ctrl+p", "command_palette", N_("every command with its key")),
        _key("place_today", "1", "place('today')", N_("Today")),
        _key("place_prep", "2", "place('prep')", N_("Prep")),
        _key("place_people", "3", "place('people')", N_("People")),
        _key("place_money", "4", "place('money')", N_("Money")),
        _key("place_playbook", "7", "place('playbook')", N_("Playbook")),
        _hand("back", "0", "place_before", N_("back to where you were")),
        _key("finish", "q", "finish", N_("quit")),
        _key("quit", "ctrl+q", "quit", N_("quit, from a dialog too")),
    ),
    "doorstep": (
        _foot("card_more", "right", "more", N_("the rest"), N_("go on to the rest of prep"), "→"),
        _foot("card_brief", "b", "brief", N_("brief"), N_("write the brief to a file")),
        _foot("card_copy", "y", "copy", N_("copy"), N_("copy the card")),
    ),
    "week": (
        _foot("week_open", "enter", "open", N_("open the day"), N_("go to the day")),
        _foot("report", "m", "report", N_("report"), N_("the week's report")),
        _foot(
            "week_before",
            "left_square_bracket",
            "week(-1)",
            N_("before"),
            N_("the week before"),
            "[",
        ),
        _foot(
            "week_after", "right_square_bracket", "week(1)", N_("after"), N_("the week after"), "]"
        ),
        _key("this_week", "t", "week(0)", N_("this week")),
    ),
    "whom": (
        _foot("whom_plan", "enter", "plan", N_("plan"), N_("plan a visit at the time shown")),
        _foot("slot_after", "right", "slot(1)", N_("later"), N_("a later free time"), "→"),
        _foot("slot_before", "left", "slot(-1)", N_("earlier"), N_("an earlier free time"), "←"),
        _foot("whom_skip", "x", "skip", N_("not now"), N_("not now, with a reason")),
    ),
    "review": (
        _foot("review_merge", "enter,m", "answer('merge')", N_("the same"), N_("the same: merge")),
        _foot("review_apart", "x", "answer('two')", N_("not the same"), N_("two, not one")),
        _foot(
            "review_swap", "s", "answer('swap')", N_("keep the other"), N_("merge, keep the other")
        ),
        _foot(
            "review_all",
            "X",
            "answer('leave_all_out')",
            N_("leave all out"),
            N_("leave all rows of this kind out"),
        ),
        _foot("review_undo", "u", "undo", N_("undo"), N_("take back the newest change")),
    ),
    "whose": (
        _foot("review_whose", "enter,m", "whose", N_("whose"), N_("say whose the row is")),
        _foot("review_out", "x", "answer('leave_out')", N_("leave out"), N_("leave the row out")),
    ),
    "report": (_foot("copy", "y", "copy", N_("copy"), N_("copy the report")),),
    "find": (
        _hand("hit_down", "down", "hit(1)", N_("the next hit"), "↓"),
        _hand("hit_up", "up", "hit(-1)", N_("the hit before"), "↑"),
        _hand("hit_open", "enter", "open", N_("open the hit"), "", N_("open")),
    ),
    "importing": (
        _hand("import_open", "enter", "open", N_("read the file"), "", N_("open")),
        _hand("import_complete", "tab", "complete", N_("take the completion"), "", N_("complete")),
        _hand("import_kind", "shift+tab", "kind", N_("what the file holds"), "", N_("kind")),
        _hand("import_down", "down", "move(1)", N_("the next file"), "↓"),
        _hand("import_up", "up", "move(-1)", N_("the file before"), "↑"),
    ),
    "columns": (
        _foot("columns_go", "enter", "go", N_("go on"), N_("try it: what an import would do")),
        _foot("columns_mend", "e", "mend", N_("read otherwise"), N_("read it as something else")),
        _foot("columns_out", "x,delete", "leave_out", N_("leave out"), N_("leave a column out")),
    ),
    "result": (
        _hand("result_open", "enter", "open", N_("the account's money"), "", N_("open")),
        _hand("result_other", "tab,shift+tab", "other", N_("between the news and the rows")),
        _foot("result_owes", "o", "owes", N_("owes"), N_("what does this account owe")),
        _foot("result_door", "d", "doorstep", N_("card"), N_("the doorstep card")),
        _foot("result_review", "ctrl+r", "review", N_("review"), N_("the review list")),
        _foot("result_undo", "u", "undo", N_("undo"), N_("take the import back")),
    ),
    "trial": (_hand("trial_go", "enter", "open", N_("import it so"), "", N_("import it")),),
    "work": (_foot("stop", "escape", "stop", N_("stop"), N_("stop: nothing is written"), "esc"),),
    "dossier": (
        _hand("tab_after", "right", "tab(1)", N_("the next sheet"), "→"),
        _hand("tab_before", "left", "tab(-1)", N_("the sheet before"), "←"),
        _foot("dossier_chase", "l", "log", N_("chase"), N_("log a chase")),
        _foot("dossier_edit", "e", "edit", N_("edit"), N_("edit what is under the cursor")),
        _key("dossier_promise", "p", "promise", N_("a promise to pay")),
        _key("dossier_payment", "dollar_sign,￥,¥", "payment", N_("a payment"), "$"),
        _key("dossier_dispute", "i", "dispute", N_("a dispute over an invoice")),
        _key("dossier_remove", "delete", "remove", N_("remove what is under the cursor")),
    ),
    "message": (
        _foot("message_copy", "y", "copy", N_("copy"), N_("copy the message")),
        _foot("message_tone", "t", "tone", N_("tone"), N_("friendly or firm")),
        _foot("message_step", "s", "step", N_("step"), N_("the next step of reminding")),
        _foot("message_language", "z", "language", N_("language"), N_("English or Chinese")),
    ),
    "statement": (
        _foot("statement_copy", "y", "copy", N_("copy"), N_("copy the statement")),
        _foot("statement_write", "w", "write", N_("write"), N_("write it to a file")),
        _foot("statement_language", "z", "language", N_("language"), N_("English or Chinese")),
    ),
    "pick": (
        *(_hand(f"pick_{n}", str(n), f"pick({n})", N_("choose by its number")) for n in range(10)),
        *(
            _hand(f"pick_{n}", letter, f"pick({n})", N_("choose by its letter"))
            for n, letter in enumerate("abcdef", 10)
        ),
    ),
    "who": (
        _hand("who_down", "down", "move(1)", N_("the next"), "↓"),
        _hand("who_up", "up", "move(-1)", N_("the one before"), "↑"),
        _hand("who_choose", "enter", "choose", N_("choose"), "", N_("choose")),
    ),
    "person": (
        _foot("person_log", "l", "log", N_("log"), N_("log a contact")),
        _foot("page_edit", "e", "edit", N_("edit"), N_("edit the person")),
        _key("page_copy", "y", "copy", N_("copy what is shown")),
    ),
    "flags": (
        _foot("flag_tick", "space", "tick", N_("done"), N_("tick one of the four steps")),
        _hand("flag_open", "enter", "open", N_("go to the person"), "", N_("go there")),
    ),
    "canvas": (
        _hand("canvas_left", "left", "turn('left')", N_("to the left; up to the superior"), "←"),
        _hand("canvas_right", "right", "turn('right')", N_("to the right; down to reports"), "→"),
    ),
    "account": (
        _foot("account_log", "l", "log", N_("log"), N_("log a contact")),
        _foot("account_owes", "o", "owes", N_("owes"), N_("what does this account owe")),
        _foot("account_plan", "n", "plan", N_("plan"), N_("plan a visit, in one line")),
        _foot("account_edit", "e", "edit", N_("edit"), N_("edit it")),
    ),
    "list": (
        _hand("down", "down,j", "cursor_down", N_("down"), "↓ j"),
        _hand("up", "up,k", "cursor_up", N_("up"), "↑ k"),
        _hand("first", "home,g", "first", N_("to the first row"), "home g"),
        _hand("last", "end,G", "last", N_("to the last row"), "end G"),
        _hand("page_down", "pagedown", "page_down", N_("a page down"), "page ↓"),
        _hand("page_up", "pageup", "page_up", N_("a page up"), "page ↑"),
        _hand("open", "enter", "choose", N_("open")),
    ),
    "log": (
        _hand("order", "o", "choose('order')", N_("they ordered")),
        _hand("advance", "a", "choose('advance')", N_("they agreed to something that moves it on")),
        _hand("continuation", "c", "choose('continuation')", N_("kind words, nothing agreed")),
        _hand("no_sale", "n", "choose('no_sale')", N_("they said no")),
        _hand("missed", "x", "choose('missed')", N_("the call did not take place")),
    ),
    "line": (
        _hand("complete", "tab", "complete", N_("take the completion"), "", N_("complete")),
        _hand("candidate_down", "down", "candidate(1)", N_("the next completion"), "↓"),
        _hand("candidate_up", "up", "candidate(-1)", N_("the completion before"), "↑"),
    ),
    "chase": (
        _foot("read_down", "pagedown", "read(1)", N_("read on"), N_("read on above"), "page ↓"),
        _hand("read_up", "pageup", "read(-1)", N_("read back above"), "page ↑"),
    ),
    "new": (
        _hand("new_visit", "1,v", "new('visit')", N_("a visit"), "1 v"),
        _hand("new_step", "2,s", "new('next_step')", N_("a next step"), "2 s"),
        _hand("new_note", "3,n", "new('note')", N_("a note"), "3 n"),
        _hand("new_person", "4,p", "new('person')", N_("a person"), "4 p"),
        _hand("new_account", "5,a", "new('account')", N_("an account"), "5 a"),
    ),
    "dialog": (
        _hand("save", "enter", "save", N_("save, from any field"), "", N_("save")),
        _hand("leave", "escape", "leave", N_("back; what you typed is kept"), "esc", N_("back")),
        _hand("help", "f1", "help", N_("all keys")),
    ),
    "choice": (
        _hand("choice_next", "right,space", "step(1)", N_("the next choice"), "→"),
        _hand("choice_before", "left", "step(-1)", N_("the choice before"), "←"),
        _hand("choice_clear", "backspace,delete", "clear", N_("choose nothing"), "⌫"),
    ),
    "peek": (
        _hand("close", "escape,q", "leave", N_("back"), "esc", N_("back")),
        _hand("help", "question_mark,？,f1", "help", N_("all keys"), "?"),
    ),
    "desk": (_hand("undo", "u", "undo", N_("take back the newest change")),),
}

TITLES: Final[dict[Place, str]] = {
    "today": N_("Today"),
    "prep": N_("Prep"),
    "people": N_("People"),
    "money": N_("Money"),
    "playbook": N_("Playbook"),
    "everywhere": N_("Everywhere"),
    "list": N_("In a list"),
    "canvas": N_("On a map"),
    "doorstep": N_("The doorstep card"),
    "week": N_("The week"),
    "report": N_("The report"),
    "review": N_("The review list"),
    "whose": N_("The review list, a row without an account"),
    "whom": N_("Whom to see"),
    "account": N_("An account"),
    "dossier": N_("An account's money"),
    "message": N_("A message"),
    "statement": N_("A statement of account"),
    "person": N_("A person"),
    "flags": N_("Flags"),
    "find": N_("Find"),
    "importing": N_("Import"),
    "columns": N_("How a file is read"),
    "trial": N_("A dry run"),
    "result": N_("What an import has done"),
    "work": N_("During long work"),
    "chase": N_("A chase"),
    "new": N_("New"),
    "log": N_("Log"),
    "line": N_("Quick line"),
    "dialog": N_("In a dialog"),
    "choice": N_("In a choice"),
}
"""The groups of the help, in its order."""
_NAMES: Final = {"space": NP_("key", "space")}
"""Names of keys that stand on no key."""


def of(place: Place) -> tuple[Key, ...]:
    """The keys of a place, in the order in which they are taught."""
    return tuple(key._replace(place=place) for key in _TABLE[place])


def place_of(id: str) -> Place | None:
    """The place where the key of this id works, if there is one."""
    return next((place for place, table in _TABLE.items() if any(k.id == id for k in table)), None)


def shown(key: Key, moved: Mapping[str, str] = MappingProxyType({})) -> str:
    """How the key is written on screen.

    Args:
        moved: the rep's own keys by id.
    """
    return named(moved.get(key.id) or key.shown or key.keys.partition(",")[0])


def named(key: str) -> str:
    """The name of a key in the rep's language, where it has another there."""
    return pgettext("key", _NAMES[key]) if key in _NAMES else key


SAVE: Final = of("dialog")[0]
"""What a dialog's foot line teaches first; an input takes the key itself and passes it on."""
