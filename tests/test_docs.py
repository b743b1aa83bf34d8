"""The pages made from the tables are current: a changed right or step shows as a changed line to review."""

import ast

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.permissions import Relation
from proposals.documentation import PAGES, SHORT
from proposals.glossary import GLOSSARY
from proposals.states import State
from proposals.workflow import TRANSITIONS
from tests.sources import SOURCES


@pytest.fixture
def elsewhere(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
def test_file_is_current(name):
    assert (settings.BASE_DIR / name).read_text(encoding="utf-8") == PAGES[name]()


def test_every_relation_has_a_column():
    assert list(SHORT) == list(Relation)


def test_workflow_page_has_every_state_and_every_step():
    lines = PAGES["docs/workflow.md"]().splitlines()
    first_cells = [line.split(" | ")[0].strip("| `") for line in lines if line.startswith("| `")]
    assert first_cells == [*State.values(), *TRANSITIONS]


def test_every_name_of_the_glossary_stands_in_the_code():
    classes = [node for tree in SOURCES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names = {name for node in classes for name in (node.name, *(f"{node.name}.{own}" for own in _members(node)))}
    assert [term.code for term in GLOSSARY if term.code not in names] == []


def _members(node):
    for member in node.body:
        match member:
            case ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_tables_are_not_broken_by_a_cell():
    for render in PAGES.values():
        tables = [block.splitlines() for block in render().split("\n\n") if block.startswith("|")]
        assert all(len({line.count("|") for line in table}) == 1 for table in tables)


def test_build_writes_what_check_accepts(elsewhere, capsys):
    call_command("build_docs")
    call_command("build_docs", "--check")
    assert capsys.readouterr().out.splitlines() == [
        "docs/workflow.md geschrieben.",
        "docs/rights.md geschrieben.",
        "docs/glossary.md geschrieben.",
        "tests/rights.txt geschrieben.",
        "Alle erzeugten Dateien sind aktuell.",
    ]


def test_check_names_the_file_that_is_not_current_and_leaves_it(elsewhere):
    call_command("build_docs")
    rights = elsewhere / "tests" / "rights.txt"
    rights.write_text("alt", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        call_command("build_docs", "--check")
    assert str(error.value) == "Nicht aktuell: tests/rights.txt. Erneuern Sie die Dateien mit: make docs"
    assert rights.read_text(encoding="utf-8") == "alt"
