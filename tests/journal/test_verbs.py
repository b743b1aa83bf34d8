"""The journal's verbs are rows of tables: each says who has to know and how soon, and nothing else is recorded."""

import ast
import re
from collections import Counter
from importlib import import_module

import pytest

from accounts.permissions import Relation
from journal.models import Entry, record
from journal.verbs import Involved, Urgency, Verb
from proposals import verbs
from proposals.workflow import TRANSITIONS
from tests.journal.verbs import TESTED, TESTED_THAT
from tests.sources import SOURCES

TABLES = {
    app: {name: row for name, row in vars(import_module(f"{app}.verbs")).items() if isinstance(row, Verb)}
    for app in sorted(file.removesuffix("/verbs.py") for file in SOURCES if file.endswith("/verbs.py"))
}
ROWS = {f"{app}.{name}": row for app, rows in TABLES.items() for name, row in rows.items()}
WORKING = {file: tree for file, tree in SOURCES.items() if not file.endswith("/verbs.py")}


def rows_named(tree: ast.AST, app: str) -> set[str]:
    """The rows that a module takes from the table of an app: `verbs.SHARE`, or imported by its name."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == f"{app}.verbs":
            found |= {alias.name for alias in node.names} & TABLES[app].keys()
    if any(
        isinstance(n, ast.ImportFrom) and n.module == app and "verbs" in {a.name for a in n.names}
        for n in ast.walk(tree)
    ):
        found |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "verbs"}
    return found


def is_row(node: ast.AST | None) -> bool:
    """A row of a table: one of two, one found by its key, that of a transition, or what a helper got as `verb`."""
    match node:
        case ast.Attribute(value=ast.Name(id="verbs"), attr=name):
            return name.isupper()
        case ast.Attribute(attr="verb") | ast.Name(id="verb") | ast.Subscript(value=ast.Name(id="_VERBS")):
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_row(one) and is_row(other)
        case ast.Name(id=name):
            return name in TABLES["journal"]
    return False


def recordings(tree: ast.AST) -> list[ast.Call]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "record"]


def test_every_app_that_records_has_a_table():
    assert list(TABLES) == ["conferences", "journal", "proposals", "resolutions", "steering", "voting"]


def test_nothing_is_recorded_but_rows_of_the_tables():
    calls = [(file, call) for file, tree in WORKING.items() for call in recordings(tree)]
    assert len(calls) > 20
    assert [(file, call.lineno) for file, call in calls if not is_row([*call.args, None, None][1])] == []


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("record(a, verbs.SHARE, by=b)", True),
        ("record(a, verbs.ONE if b else verbs.OTHER)", True),
        ("record(a, transition.verb)", True),
        ("record(a, _VERBS[act])", True),
        ("record(a, STOCK_TAKEN)", True),
        ("record(a, 'shared')", False),
        ("record(a, f'round_{act}')", False),
        ("record(a, verbs.ONE if b else 'other')", False),
        ("record(a, verb=b)", False),
        ("record(a, SOMETHING)", False),
    ],
)
def test_a_bare_text_is_no_row(code, is_one):
    (call,) = recordings(ast.parse(code))
    assert is_row([*call.args, None, None][1]) == is_one


@pytest.mark.parametrize("app", TABLES)
def test_no_row_is_unused_and_none_is_missing(app):
    used = {name for file, tree in WORKING.items() for name in rows_named(tree, app)}
    assert used == TABLES[app].keys()


@pytest.mark.parametrize("app", TABLES)
def test_no_code_stands_twice_in_an_app(app):
    codes = Counter(row.code for row in TABLES[app].values())
    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_a_sentence_and_says_who_has_to_know(name):
    row = ROWS[name]
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", row.code)
    assert len(row.code) <= Entry._meta.get_field("verb").max_length
    assert re.fullmatch(r"(?:hat|ist|steht) .*[^ .]\.", row.sentence)
    assert isinstance(row.urgency, Urgency)
    assert row.to_know
    assert all(isinstance(who, Relation | Involved) for who in row.to_know)
    assert len(set(row.to_know)) == len(row.to_know)


def test_everybody_who_can_have_to_know_stands_in_a_row():
    named = {who for row in ROWS.values() for who in row.to_know}
    assert set(Involved) - named == set()
    # Part of another relation that stands in the rows, or one that only reads.
    only_reads = {Relation.EVERY_OFFICE}
    assert set(Relation) - named == {Relation.LEAD_APPROVER, Relation.MEMBER_APPROVER} | only_reads


def test_no_sentence_stands_twice():
    sentences = Counter(row.sentence for row in ROWS.values())
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_every_step_of_the_workflow_has_its_row():
    steps = {code: transition.verb for code, transition in TRANSITIONS.items()}
    assert steps == {row.code: row for row in TABLES["proposals"].values() if row.code in TRANSITIONS}
    assert steps["share"] is verbs.SHARE


def test_the_entry_keeps_code_and_sentence_of_the_row(db):
    entry = record("a", TESTED_THAT, words={"what": "{alles}"})
    assert (entry.verb, entry.says) == ("tested", "hat {alles} geprüft.")


@pytest.mark.parametrize(
    ("verb", "words"), [(TESTED_THAT, None), (TESTED, {"what": "etwas"}), (TESTED_THAT, {"who": "jemanden"})]
)
def test_words_that_do_not_fit_are_an_error(db, verb, words):
    with pytest.raises(ValueError, match="takes"):
        record("a", verb, words=words)
    assert not Entry.objects.exists()
