"""Laws of the code that no plan shows: where time and settings come from, what is never used, what views leave out."""

import ast
import re

import pytest

from tests.sources import SOURCES, imports

READS_THE_REAL_CLOCK = {
    "intmk/clock.py": 1,
    "demo/middleware.py": 1,
    "demo/views.py": 1,
    "demo/management/commands/load_demo.py": 1,
}
READS_THE_ENVIRONMENT = {"intmk/settings.py", "intmk/database.py", "intmk/launch.py"}
NAMES_THE_SETTINGS = {"manage.py", "intmk/wsgi.py"}
MOST_KEYS = 7  # beyond, a dataclass of the room's `pages` carries what the page shows
HEAP = dict.fromkeys("abcdefgh", 1)


def inline_imports(tree: ast.AST) -> list[int]:
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))
    return sorted({n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)})


def clock_readings(tree: ast.AST) -> list[int]:
    wanted = re.compile(r"(?:^|\.)(?:timezone\.now|datetime\.(?:now|today|utcnow)|date\.today|time\.time|Now)$")
    return [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Call) and wanted.search(ast.unparse(n.func))]


def environment_readings(tree: ast.AST) -> list[int]:
    wanted = re.compile(r"^(?:os\.(?:environ|getenv)|environ\.Env)$")
    return [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and wanted.match(ast.unparse(n))]


def proposals_read_past_the_door(tree: ast.AST) -> list[int]:
    """Lines on which `Proposal.objects` (or another way to all rows) is not followed by `.visible_to(`."""
    doors = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and re.search(r"(?:^|\.)Proposal\.(?:_default_manager|_base_manager|objects)$", ast.unparse(node))
        and id(node) not in doors
    ]


def refusals_caught(tree: ast.AST) -> list[int]:
    handlers = (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type)
    return [n.lineno for n in handlers if re.search(r"\b(?:Refused|TextError)\b", ast.unparse(n.type))]


def keys_handed(function: ast.FunctionDef) -> set[str]:
    """The keys that one function of a view hands to a template: in `render`, and in every dict it calls `context`."""
    handed = []
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "render":
            handed += [*node.args[2:3], *(keyword.value for keyword in node.keywords if keyword.arg == "context")]
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            handed += [node.value for target in targets if ast.unparse(target) == "context"]
            handed += [target for target in targets if ast.unparse(target).startswith("context[")]
        elif isinstance(node, ast.Return) and function.name.endswith("_context"):
            handed.append(node.value)
    dicts = [d for node in handed if node for d in ast.walk(node) if isinstance(d, ast.Dict)]
    slices = [node.slice for node in handed if isinstance(node, ast.Subscript)]
    return {k.value for k in [*slices, *(k for d in dicts for k in d.keys)] if isinstance(k, ast.Constant)}


def pages_of_many_keys(tree: ast.AST) -> list[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [function.name for function in functions if len(keys_handed(function)) > MOST_KEYS]


@pytest.mark.parametrize("file", SOURCES)
def test_no_inline_imports(file):
    assert inline_imports(SOURCES[file]) == []


def test_only_the_clock_and_the_demo_read_the_real_time():
    found = {file: len(lines) for file, tree in SOURCES.items() if (lines := clock_readings(tree))}
    assert found == READS_THE_REAL_CLOCK


def test_only_the_installation_reads_the_environment():
    found = {file for file, tree in SOURCES.items() if environment_readings(tree)}
    assert found - NAMES_THE_SETTINGS == READS_THE_ENVIRONMENT


def test_only_doors_answer_that_something_is_not_there():
    """What a reader may open is asked in an `access.py`; the public reads a published row, the demo its own."""
    asks = {file for file, tree in SOURCES.items() for n in imports(tree) if n == "django.shortcuts.get_object_or_404"}
    past = {file for file in asks if not file.endswith("/access.py")}
    assert past == {"resolutions/views/public.py", "resolutions/views/conference.py", "demo/views.py"}


def test_no_signals():
    wanted = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
    assert [(file, n) for file, tree in SOURCES.items() for n in imports(tree) if n.startswith(wanted)] == []


@pytest.mark.parametrize(
    "file", [f for f in SOURCES if "/views" in f or f.endswith(("access.py", "agenda.py", "tasks.py"))]
)
def test_a_page_reads_proposals_through_the_users_eyes(file):
    assert proposals_read_past_the_door(SOURCES[file]) == []


def test_a_view_leaves_what_a_verb_refuses_to_the_form_or_the_button():
    assert [file for file, tree in SOURCES.items() if "/views" in file and refusals_caught(tree)] == []


def test_a_page_hands_its_template_one_object_not_a_heap_of_keys():
    views = [(file, tree) for file, tree in SOURCES.items() if "/views" in file]
    assert [(file, name) for file, tree in views for name in pages_of_many_keys(tree)] == []


def test_no_code_marks_text_as_safe():
    wanted = ("django.utils.safestring", "django.utils.html.format_html")
    assert [(file, n) for file, tree in SOURCES.items() for n in imports(tree) if n.startswith(wanted)] == []


@pytest.mark.parametrize(
    ("finder", "code"),
    [
        (inline_imports, "def f():\n    import os"),
        (clock_readings, "timezone.now()"),
        (clock_readings, "datetime.datetime.now(BERLIN)"),
        (clock_readings, "date.today()"),
        (environment_readings, "os.environ['X']"),
        (environment_readings, "os.getenv('X')"),
        (proposals_read_past_the_door, "Proposal.objects.filter(pk=1)"),
        (proposals_read_past_the_door, "models.Proposal.objects.all()"),
        (refusals_caught, "try:\n    f()\nexcept Refused as refused:\n    g()"),
        (refusals_caught, "try:\n    f()\nexcept (Stale, TextError):\n    g()"),
        (pages_of_many_keys, f"def f(request):\n    render(request, '', {HEAP})"),
        (pages_of_many_keys, f"def f(request):\n    context = {HEAP}\n    return render(request, '', context)"),
        (pages_of_many_keys, f"def _context(request):\n    return {HEAP}"),
        (pages_of_many_keys, "def f():\n" + "".join(f"    context['{key}'] = 1\n" for key in HEAP)),
        (pages_of_many_keys, "def f():\n" + "".join(f"    context |= {{'{key}': 1}}\n" for key in HEAP)),
    ],
)
def test_a_finder_finds_what_it_looks_for(finder, code):
    assert len(finder(ast.parse(code))) == 1


def test_the_door_is_no_finding():
    assert proposals_read_past_the_door(ast.parse("Proposal.objects.visible_to(user).filter(pk=1)")) == []
