"""The plan of the house, read from the code: floors, rooms and layers, what is pure, how long a thing may be, pages."""

import ast
import re
import statistics
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.sources import ROOT, SOURCES, imports

FLOORS = {
    app: floor
    for floor, apps in enumerate(
        [
            ("text", "documents"),
            ("accounts",),
            ("journal",),
            ("conferences",),
            ("proposals",),
            ("voting", "steering"),
            ("resolutions",),
            ("dossier",),
            ("notices",),
            ("demo",),
        ]
    )
    for app in apps
}
# The rooms of an app in their order: a room imports only from rooms before it. What lies in no room is the core.
ROOMS = {
    "proposals": (
        *("core", "versions", "presenting", "positions", "attachments", "comments", "lineage"),
        *("remarks", "drafting", "amendments", "word"),
    ),
    "resolutions": ("core", "legal"),
    "voting": ("core", "ballots", "statements", "session", "parts", "calling", "running"),
    "steering": ("core", "board", "check", "agenda", "editions", "packs"),
}
# The front of an app stands before its rooms and opens all of them: its models for Django, addresses, offers.
FRONTS = {
    *("proposals/models/__init__.py", "proposals/urls.py", "proposals/offers.py"),
    *("resolutions/models/__init__.py", "resolutions/urls.py", "resolutions/offers.py"),
    *("voting/models/__init__.py", "voting/urls.py", "voting/offers.py"),
    *("steering/models/__init__.py", "steering/urls.py", "steering/offers.py"),
}
# The layers inside a room, from the bottom; a module of another name lies between models and forms.
LAYERS = ("rules", "models", "access", "forms", "pages", "views", "urls")
FOR_ALL = {
    *("clock", "clean", "refusal", "acting", "labelled", "kern", "counted", "paging", "converters", "rescue"),
    *("uploads", "fulltext", "memory", "statement", "following"),
    *("shut", "download"),
}
KNOWS_THE_APPS = {"intmk/urls.py", "intmk/settings.py"}
ABOVE_MODELS = LAYERS[LAYERS.index("access") :]
TABLES = {"proposals/verbs.py", "proposals/workflow.py"}
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


def app_of(name: str) -> str:
    return re.split(r"[./]", name)[0]


def layer_of(name: str) -> str | None:
    """`views` for `proposals/views/list.py`, `forms` for `proposals.amendments.forms.WordingForm`, or None."""
    return next((part for part in re.split(r"[./]", name)[1:] if part in LAYERS), None)


def room_of(name: str) -> str:
    """`amendments` for `proposals/amendments/forms.py` or `proposals.amendments.forms.AdviceForm`."""
    app, *rest = re.split(r"[./]", name)
    return rest[0] if rest and rest[0] in ROOMS.get(app, ()) else "core"


def file_of(name: str) -> str | None:
    """The source of a dotted name, of a module or of something in one; None outside our code."""
    module, parent = name.replace(".", "/"), name.rpartition(".")[0].replace(".", "/")
    candidates = (f"{module}.py", f"{module}/__init__.py", f"{parent}.py", f"{parent}/__init__.py")
    return next((file for file in candidates if file in SOURCES), None)


def absolute_imports(file: str) -> Iterator[str]:
    """As `imports`, with the dots of a relative import written out."""
    for node in ast.walk(SOURCES[file]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(file.split("/")[: -node.level]) if node.level else ""
            module = ".".join(filter(None, (above, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def all_that_is_needed(file: str) -> set[str]:
    """The dotted names a module imports, directly or through our own modules."""
    found, waiting, seen = set(), [file], set()
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            found |= (names := set(absolute_imports(here)))
            waiting += filter(None, map(file_of, names))
    return found


def says_it_is_pure(file: str) -> bool:
    """A module of floor 0, or one that says so in its docstring: no models, no database, whoever it leans on."""
    return app_of(file) in ("text", "documents") or bool(
        re.search(r"\b[Pp]ure\b", ast.get_docstring(SOURCES[file]) or "")
    )


@pytest.mark.parametrize("file", [file for file in SOURCES if app_of(file) in FLOORS])
def test_a_floor_imports_only_from_below(file):
    own = app_of(file)
    wrong = [
        name
        for name in imports(SOURCES[file])
        if FLOORS.get(app_of(name), -1) > FLOORS[own] - (app_of(name) != own)
        or (app_of(name) == "intmk" and name.split(".")[1] not in FOR_ALL)
    ]
    assert wrong == []


@pytest.mark.parametrize("file", [f for f in SOURCES if app_of(f) in ROOMS and f not in FRONTS])
def test_a_room_imports_only_from_rooms_before_it(file):
    order = ROOMS[app_of(file)]
    own = [name for name in absolute_imports(file) if app_of(name) == app_of(file)]
    later = [name for name in own if order.index(room_of(name)) > order.index(room_of(file))]
    assert (later, [name for name in own if file_of(name) in FRONTS]) == ([], [])


@pytest.mark.parametrize("app", ROOMS)
def test_every_folder_of_an_app_with_rooms_is_a_room(app):
    folders = {f.split("/")[1] for f in SOURCES if app_of(f) == app and f.count("/") > 1}
    assert folders - {"models", "views", "migrations", "management"} == {*ROOMS[app]} - {"core"}


@pytest.mark.parametrize("file", [f for f in SOURCES if app_of(f) in FLOORS and layer_of(f) and f not in FRONTS])
def test_the_layers_of_a_room_are_read_from_below(file):
    own = [n for n in absolute_imports(file) if app_of(n) == app_of(file) and room_of(n) == room_of(file)]
    height = LAYERS.index(layer_of(file))
    assert [n for n in own if layer_of(n) and LAYERS.index(layer_of(n)) > height] == []


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
    assert [n for n in needed_by_models(app) if layer_of(n) in ABOVE_MODELS] == []


@pytest.mark.parametrize("file", [file for file in SOURCES if says_it_is_pure(file) and "/migrations/" not in file])
def test_what_says_it_is_pure_touches_no_database(file):
    names = all_that_is_needed(file)
    assert [n for n in sorted(names) if n.startswith(("django.db", "psycopg")) or ".models" in n] == []


def test_the_tables_of_the_house_say_that_they_are_pure():
    tables = {"accounts/permissions.py", "proposals/workflow.py", "proposals/states.py", "voting/ballots/majority.py"}
    assert {file for file in tables if not says_it_is_pure(file)} == set()


def test_the_rules_of_a_room_are_pure():
    assert [
        f for f in SOURCES if layer_of(f) == "rules" and not f.startswith("conferences/") and not says_it_is_pure(f)
    ] == []


def lines_of(node) -> int:
    return node.end_lineno - node.lineno + 1


def test_no_function_no_class_and_no_file_outgrows_its_reader():
    nodes = [(file, node) for file, tree in SOURCES.items() for node in ast.walk(tree) if "/migrations/" not in file]
    functions = [(f, n.name) for f, n in nodes if isinstance(n, ast.FunctionDef) and lines_of(n) > 30]
    classes = [(f, n.name) for f, n in nodes if isinstance(n, ast.ClassDef) and lines_of(n) > 200]
    length = {file: len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in SOURCES}
    files = {file for file, lines in length.items() if lines > 300 and "/migrations/" not in file}
    assert (functions, classes, files) == ([], [], TABLES)


def test_half_of_all_views_are_thirteen_lines_or_shorter():
    views = [
        lines_of(node)
        for file, tree in SOURCES.items()
        if layer_of(file) == "views"
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "request"
        if not node.name.startswith("_")
    ]
    assert statistics.median(views) <= 13


def test_no_two_classes_of_an_app_carry_the_same_name():
    known = Counter(
        (app_of(file), node.name)
        for file, tree in SOURCES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "/migrations/" not in file and "/management/" not in file
    )
    assert {name for name, times in known.items() if times > 1 and name[1] != "Meta"} == set()


def test_the_first_migrations_name_nothing_of_ours_but_columns_and_the_clock():
    first = [file for file in SOURCES if file.endswith("/migrations/0001_initial.py")]
    ours = {n for file in first for n in imports(SOURCES[file]) if app_of(n) in FLOORS or app_of(n) == "intmk"}
    assert ours == {"intmk.clock", "conferences.fields"}


def test_public_pages_know_no_proposal():
    names = {n for n in imports(SOURCES["resolutions/views/public.py"]) if app_of(n) in FLOORS}
    assert {app_of(n) for n in names} == {"resolutions", "text"}


@pytest.mark.parametrize("law", LAWS_OF_A_PAGE)
def test_templates_keep_the_content_policy(law):
    pattern = re.compile(LAWS_OF_A_PAGE[law], re.IGNORECASE)
    found = [(file, match.group()) for file, text in TEMPLATES.items() for match in pattern.finditer(text)]
    assert found == []


def test_templates_are_found():
    assert {"templates/base.html", "templates/dossier/proposal.html"} <= TEMPLATES.keys()


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
