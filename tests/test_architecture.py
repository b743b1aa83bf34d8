"""The laws of the house, read from the code: who may import whom, who may ask the time, where reading begins."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    app: floor
    for floor, app in enumerate(
        ["documents", "accounts", "journal", "conferences", "proposals", "voting", "resolutions", "notices", "demo"]
    )
}
FOR_ALL = {"clock", "clean", "refusal", "labelled", "kern", "counted", "paging", "converters", "rescue", "uploads"}
KNOWS_THE_APPS = {"intmk/urls.py", "intmk/settings.py"}
ABOVE_MODELS = ("access", "forms", "views", "urls")
READS_THE_REAL_CLOCK = {
    "intmk/clock.py": 1,
    "demo/middleware.py": 1,
    "demo/views.py": 1,
    "demo/management/commands/load_demo.py": 1,
}
READS_THE_ENVIRONMENT = {"intmk/settings.py", "intmk/database.py", "intmk/launch.py"}
NAMES_THE_SETTINGS = {"manage.py", "intmk/wsgi.py"}
SOURCES = {
    str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
    for folder in (*FLOORS, "intmk")
    for path in sorted((ROOT / folder).rglob("*.py"))
} | {"manage.py": ast.parse((ROOT / "manage.py").read_text(encoding="utf-8"))}
TEMPLATES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for folder in ("templates", *FLOORS, "intmk")
    for path in sorted((ROOT / folder).rglob("*.html"))
}
LAWS_OF_A_PAGE = {
    "style attribute": r"<[^>]*\sstyle\s*=",
    "event attribute": r"<[^>]*\s(?:hx-)?on[\w:-]*\s*=",
    "inline style": r"<style\b",
    "inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "script address": r"javascript:",
    "unescaped value": r"\|\s*safe\b|autoescape\s+off",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names a module imports; `from intmk import clock` counts as `intmk.clock`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


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


def app_of(name: str) -> str:
    return re.split(r"[./]", name)[0]


def layer_of(name: str) -> str | None:
    """`views` for `proposals/views/list.py`, `forms` for `proposals.amendments.forms.WordingForm`, or None."""
    return next((part for part in re.split(r"[./]", name)[1:] if part in ABOVE_MODELS), None)


@pytest.mark.parametrize("file", [file for file in SOURCES if app_of(file) in FLOORS])
def test_a_floor_imports_only_from_below(file):
    own = app_of(file)
    wrong = [
        name
        for name in imports(SOURCES[file])
        if FLOORS.get(app_of(name), -1) > FLOORS[own] or (app_of(name) == "intmk" and name.split(".")[1] not in FOR_ALL)
    ]
    assert wrong == []


def test_the_installation_knows_apps_only_where_it_puts_them_together():
    knowing = {
        file
        for file, tree in SOURCES.items()
        if app_of(file) == "intmk" and file not in KNOWS_THE_APPS and any(app_of(n) in FLOORS for n in imports(tree))
    }
    assert knowing == {"intmk/context.py"}
    assert [n for n in imports(SOURCES["intmk/context.py"]) if app_of(n) in FLOORS] == ["accounts.permissions.Role"]


def test_what_all_may_import_imports_no_app():
    assert [n for name in FOR_ALL for n in imports(SOURCES[f"intmk/{name}.py"]) if app_of(n) in FLOORS] == []


def test_paper_knows_no_model_and_no_framework():
    names = [n for file, tree in SOURCES.items() if file.startswith("documents/") for n in imports(tree)]
    assert [n for n in names if app_of(n) == "django"] == ["django.apps.AppConfig"]


@pytest.mark.parametrize("file", SOURCES)
def test_no_inline_imports(file):
    assert inline_imports(SOURCES[file]) == []


def needed_by_models(app: str) -> set[str]:
    """The modules of an app that its models import, directly or through one another, as dotted names."""
    known = {file.removesuffix(".py").replace("/", "."): tree for file, tree in SOURCES.items() if app_of(file) == app}
    found, waiting = set(), [name for name in known if name.startswith(f"{app}.models")]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [k for k in known for i in imports(known[name]) if i == k or i.rpartition(".")[0] == k]
    return found


@pytest.mark.parametrize("app", FLOORS)
def test_models_know_nothing_of_the_pages_above_them(app):
    assert [n for n in needed_by_models(app) if layer_of(n)] == []


@pytest.mark.parametrize("file", [f for f in SOURCES if layer_of(f)])
def test_doors_forms_and_pages_are_read_in_this_order(file):
    above = ABOVE_MODELS[ABOVE_MODELS.index(layer_of(file)) + 1 :]
    own = [n for n in imports(SOURCES[file]) if app_of(n) == app_of(file)]
    assert [n for n in own if layer_of(n) in above] == []


def test_pure_modules_do_not_touch_the_database():
    pure = [
        *(file for file in SOURCES if file.startswith("proposals/text/")),
        *(f"{name}.py" for name in ("accounts/permissions", "accounts/relations", "accounts/tilemap")),
        *(f"{name}.py" for name in ("conferences/rules", "conferences/timeline", "voting/majority", "voting/tally")),
        *(f"proposals/{name}.py" for name in ("states", "positions/stances", "facts", "workflow")),
    ]
    wrong = [(file, n) for file in pure for n in imports(SOURCES[file]) if n.startswith("django.db") or ".models" in n]
    assert wrong == []


def test_only_the_clock_and_the_demo_read_the_real_time():
    found = {file: len(lines) for file, tree in SOURCES.items() if (lines := clock_readings(tree))}
    assert found == READS_THE_REAL_CLOCK


def test_only_the_installation_reads_the_environment():
    found = {file for file, tree in SOURCES.items() if environment_readings(tree)}
    assert found - NAMES_THE_SETTINGS == READS_THE_ENVIRONMENT


def test_no_signals():
    wanted = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
    assert [(file, n) for file, tree in SOURCES.items() for n in imports(tree) if n.startswith(wanted)] == []


@pytest.mark.parametrize(
    "file", [f for f in SOURCES if "/views" in f or f.endswith(("access.py", "agenda.py", "tasks.py"))]
)
def test_a_page_reads_proposals_through_the_users_eyes(file):
    assert proposals_read_past_the_door(SOURCES[file]) == []


def test_public_pages_know_no_proposal():
    names = {n for n in imports(SOURCES["resolutions/views/public.py"]) if app_of(n) in FLOORS}
    assert {n for n in names if app_of(n) == "proposals"} == {"proposals.reading.lines.lines_of"}
    assert [n for n in imports(SOURCES["proposals/reading/lines.py"]) if ".models" in n] == []


@pytest.mark.parametrize("law", LAWS_OF_A_PAGE)
def test_templates_keep_the_content_policy(law):
    pattern = re.compile(LAWS_OF_A_PAGE[law], re.IGNORECASE)
    found = [(file, match.group()) for file, text in TEMPLATES.items() for match in pattern.finditer(text)]
    assert found == []


def test_templates_are_found():
    assert {"templates/base.html", "templates/resolutions/dossier.html"} <= TEMPLATES.keys()


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
    ],
)
def test_a_finder_finds_what_it_looks_for(finder, code):
    assert len(finder(ast.parse(code))) == 1


def test_the_door_is_no_finding():
    assert proposals_read_past_the_door(ast.parse("Proposal.objects.visible_to(user).filter(pk=1)")) == []


@pytest.mark.parametrize(
    ("law", "text"),
    [
        ("style attribute", '<p class="x" style="color: red">'),
        ("event attribute", '<button onclick="f()">'),
        ("event attribute", '<button hx-on:click="f()">'),
        ("inline script", "<script>f()</script>"),
        ("unescaped value", "{{ x|safe }}"),
    ],
)
def test_a_law_of_a_page_finds_its_breach(law, text):
    assert re.search(LAWS_OF_A_PAGE[law], text)
