"""The laws of templates: what a header promises exists, components know no feature, lines and files stay short."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "templates"
TEMPLATES = {
    path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.html"))
}
OF_OTHERS = {"django/forms/widgets/attrs.html"}  # Django's own
FOR_ALL = ("components/", "kern/", "django/")  # what every app shows and none is known to
FRAGMENTS = [name for name in TEMPLATES if Path(name).name.startswith("_")]
WIDTH, LENGTH = 160, 100


def promised(text: str) -> set[tuple[str, str]]:
    """Modules and names in the comments of a template: `text.lines.Lines`."""
    return set(re.findall(r"\b((?:[a-z_]+\.)+)([A-Z]\w*)", " ".join(re.findall(r"\{#.*?#\}", text))))


def header(name: str) -> str:
    return re.match(r"\{#(.*?)#\}|", TEMPLATES[name])[1] or ""


def included(text: str) -> list[tuple[str, str]]:
    """Which templates a template includes or extends by name, and with what."""
    return re.findall(r'\{% (?:include|extends) "([^"]+)"(.*?) %\}', text)


def missing(module: str, name: str) -> bool:
    try:
        return not hasattr(import_module(module.rstrip(".")), name)
    except ModuleNotFoundError:
        return True


def test_headers_name_only_what_exists():
    found = [(file, *each) for file, text in TEMPLATES.items() for each in promised(text)]
    assert len(found) > 20
    assert [each for each in found if missing(*each[1:])] == []


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragment_says_what_it_needs(name):
    needs_something = re.search(r"\{\{|\{% (?:if|for|with) ", TEMPLATES[name])
    assert bool(header(name)) or not needs_something or name in {"components/_footer.html", "components/_messages.html"}


def test_what_a_fragment_is_given_stands_in_its_header():
    unsaid = [
        (file, name, given)
        for file, text in TEMPLATES.items()
        for name, rest in included(text)
        for given in re.findall(r" (\w+)=", re.sub(r'"[^"]*"', '""', rest))
        if name not in OF_OTHERS and not re.search(rf"\b{given}\b", header(name))
    ]
    assert unsaid == []


def test_what_is_included_exists():
    names = {name for text in TEMPLATES.values() for name, _ in included(text)}
    assert names - OF_OTHERS - TEMPLATES.keys() == set()


def test_every_fragment_is_shown_somewhere():
    named = {name for text in TEMPLATES.values() for name in re.findall(r'"([\w/]+\.html)"', text)}
    code = (
        path
        for app in settings.INSTALLED_APPS
        if (FOLDER.parent / app).is_dir()
        for path in (FOLDER.parent / app).rglob("*.py")
    )
    named |= {name for path in code for name in re.findall(r'"([\w/]+\.html)"', path.read_text(encoding="utf-8"))}
    assert set(FRAGMENTS) - named == set()


def test_components_know_no_feature():
    common = {file: text for file, text in TEMPLATES.items() if file.startswith(FOR_ALL) or "/" not in file}
    assert [(file, name) for file, text in common.items() for name, _ in included(text) if known_to_one(name)] == []


def known_to_one(name: str) -> bool:
    return "/" in name and not name.startswith(FOR_ALL)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_fits_on_a_screen(name):
    lines = TEMPLATES[name].splitlines()
    assert [(number, len(line)) for number, line in enumerate(lines, start=1) if len(line) > WIDTH] == []
    assert len(lines) <= LENGTH


def test_a_promise_that_is_not_kept_is_found():
    [(module, name)] = promised("{# lines: text.lines.Rows #}")
    assert missing(module, name)
    assert missing("text.rows.", "Lines")
    assert not missing("text.lines.", "Lines")
