"""Styles and scripts: each file in its layer, each room's file on the pages of its room and on no other."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from lxml import html

from proposals.models import MergeDraft
from resolutions.models import Resolution
from tests.voting.session.behind import behind as in_session
from tests.world import SESSION
from voting.ballots import polling

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "intmk" / "static" / "intmk"
LAYERS = STATIC / "css" / "layers.css"
STYLES = {
    path.relative_to(STATIC / "css").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((STATIC / "css").rglob("*.css"))
    if path != LAYERS
}
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "templates").rglob("*.html")))
# What every page loads.
FRAME = [
    "kern/fonts/fira-sans.css",
    "layers.css",
    *("base/frame.css", "base/ground.css", "base/header.css", "base/print.css"),
    *("parts/form.css", "parts/list.css", "parts/panel.css", "parts/state.css", "parts/text.css"),
    *("intmk.js", "theme.js"),
]
HTMX = "django_htmx/htmx-2.min.js"
AMENDMENTS = ["parts/difference.css", "rooms/proposals_amendments.css"]
# Who opens which page, and what it loads besides. {tabled} and so on stand for the reference of a proposal.
EDITOR = ["fields.js", "paste.js", "tools.js", "unsaved.js", "write.js"]
PAGES = {
    (None, "/"): ["rooms/resolutions_public.css"],
    (None, "/beschluesse/"): [],
    (None, "/beschluesse/{published}/"): ["parts/pictures.css"],
    (None, "/anmelden/"): [],
    (None, "/demo/"): ["rooms/demo.css"],
    ("bayern", "/aufgaben/"): [],
    ("bayern", "/konferenzen/20/"): ["parts/steps.css", "parts/timeline.css", "timeline.js"],
    ("bayern", "/hilfe/ablauf/"): ["parts/pictures.css"],
    ("bayern", "/mein-land/"): ["parts/steps.css"],
    ("bayern", "/vorschlaege/"): [],
    ("bayern", "/vorschlaege/tafel/"): ["rooms/proposals_board.css"],
    ("bayern", "/vorschlaege/neu/"): [],
    ("bayern", "/vorschlaege/{tabled}/"): [
        *("parts/difference.css", "parts/pictures.css", "parts/reading.css", "parts/steps.css"),
        *("rooms/proposals_comments.css", "rooms/proposals_positions.css", HTMX, "read.js"),
    ],
    ("bayern", "/vorschlaege/{tabled}/verlauf/"): ["parts/steps.css"],
    ("hamburg", "/vorschlaege/{tabled}/position/"): ["parts/difference.css", "rooms/proposals_positions.css"],
    ("bayern", "/vorschlaege/{tabled}/fassungen/1/"): [
        *("parts/reading.css", "rooms/proposals_versions.css", "read.js"),
    ],
    ("bayern", "/vorschlaege/{tabled}/vergleich/"): [
        *("parts/difference.css", "parts/pairs.css", "rooms/proposals_versions.css"),
    ],
    ("bayern", "/vorschlaege/{tabled}/neben/{drafting}/"): ["parts/difference.css", "parts/pairs.css"],
    ("bayern", "/vorschlaege/{tabled}/kommentare/"): ["rooms/proposals_comments.css"],
    ("bayern", "/vorschlaege/{drafting}/schreiben/"): [
        *("parts/steps.css", "rooms/proposals_drafting.css", "standing.js", *EDITOR),
    ],
    ("hamburg", "/vorschlaege/{tabled}/aenderungen/"): [*AMENDMENTS, "parts/steps.css"],
    ("hamburg", "/vorschlaege/{tabled}/aenderungen/neu/"): [
        *(*AMENDMENTS, "rooms/proposals_drafting.css", *EDITOR),
    ],
    ("hamburg", "/vorschlaege/{tabled}/aenderungen/synopse/"): [
        *(*AMENDMENTS, "rooms/proposals_amendments_paper.css"),
    ],
    ("geschaeftsstelle", "/vorschlaege/{tabled}/aenderungen/zusammenfuehrung/"): [*AMENDMENTS, HTMX, "merge.js"],
    ("geschaeftsstelle", "/vorschlaege/{tabled}/abstimmung/"): ["rooms/voting_ballots.css", "rollcall.js"],
    ("geschaeftsstelle", "/vorschlaege/{tabled}/abstimmung/teile/"): [
        *("parts/difference.css", "rooms/voting_parts.css"),
    ],
    ("geschaeftsstelle", "/vorschlaege/{tabled}/abstimmung/teile/text/"): [
        *("parts/difference.css", "rooms/voting_parts.css"),
    ],
    ("bayern", "/sitzungen/{meeting}/"): ["rooms/voting_running.css", "rooms/voting_session.css", "follow.js"],
    ("geschaeftsstelle", "/sitzungen/{meeting}/leitung/"): [
        *("rooms/voting_running.css", "rooms/voting_session.css", "follow.js"),
    ],
    ("geschaeftsstelle", "/sitzungen/{meeting}/anwesenheit/"): ["presence.js", "rooms/voting_session.css"],
    ("geschaeftsstelle", "/vorschlaege/{asked}/abstimmung/{ballot}/"): [
        *("rooms/voting_ballots.css", "follow.js", "rollcall.js"),
    ],
    ("stimmfuehrung", "/vorschlaege/{asked}/abstimmung/{ballot}/stimme/SN/"): [
        *("rooms/voting_ballots.css", "follow.js"),
    ],
    ("stimmfuehrung", "/vorschlaege/{tabled}/erklaerungen/"): [],
    ("geschaeftsstelle", "/steuerung/20/vorkonferenz/"): ["rooms/steering_agenda.css"],
    ("geschaeftsstelle", "/steuerung/20/tagesordnung/"): ["rooms/steering_agenda.css", "agenda.js"],
    ("geschaeftsstelle", "/steuerung/"): ["rooms/steering_board.css"],
    ("geschaeftsstelle", "/steuerung/{tabled}/pruefung/"): ["parts/difference.css", "parts/steps.css"],
    ("presse", "/pressetisch/{published}/"): [],
}


@pytest.fixture
def references(proposal_in, somebody, stopped_clock):
    """A proposal at each of these stages; over the tabled one the office bends to merge."""
    proposals = {state: proposal_in(state) for state in ("drafting", "tabled", "adopted")}
    proposals["asked"] = proposal_in("tabled")
    MergeDraft.begin(proposals["tabled"], by=somebody("geschaeftsstelle"))
    stopped_clock(SESSION)
    Resolution.release(proposals["adopted"], by=somebody("geschaeftsstelle")).publish(by=somebody("presse"))
    ballot = polling.open_ballot(proposals["asked"], by=somebody("geschaeftsstelle"))
    return {state: proposal.reference for state, proposal in proposals.items()} | {
        "published": proposals["adopted"].reference,
        "meeting": in_session(proposals["tabled"], somebody)["pk"],
        "ballot": ballot.pk,
    }


def loaded(response) -> list[str]:
    """The stylesheets and scripts of a page, by the names of their files."""
    page = html.fromstring(response.content)
    addresses = page.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    return sorted(re.sub(r"^/static/(intmk/(css|js)/)?", "", address) for address in addresses)


def test_each_page_loads_its_own_files_and_no_other(sign_in, references):
    found = {}
    for who, path in PAGES:
        response = sign_in(who).get(path.format(**references))
        assert response.status_code == 200, path
        found[who, path] = loaded(response)
    assert found == {page: sorted([*FRAME, *more]) for page, more in PAGES.items()}


def test_layers_stand_in_one_order_with_kern_below():
    rules = re.sub(r"/\*.*?\*/", "", LAYERS.read_text(encoding="utf-8"), flags=re.DOTALL).split()
    order = "@layer kern, base, parts, rooms;"
    assert " ".join(rules) == f'{order} @import url("../../kern/kern.min.css") layer(kern);'


@pytest.mark.parametrize("name", STYLES)
def test_file_keeps_to_the_layer_of_its_folder(name):
    rules = re.sub(r"/\*.*?\*/", "", STYLES[name], flags=re.DOTALL).strip()
    assert rules.startswith(f"@layer {Path(name).parent} {{\n")
    assert rules.endswith("\n}")
    assert [line for line in rules.split("\n")[1:-1] if line and not line.startswith("  ")] == []


@pytest.mark.parametrize("name", STYLES)
def test_file_of_styles_is_short(name):
    assert STYLES[name].count("\n") <= 300


def test_every_file_is_loaded_by_a_template():
    scripts = {path.name for path in STATIC.glob("js/*.js")}
    assert set(re.findall(r"'intmk/css/([\w/]+\.css)'", TEMPLATES)) == {*STYLES, "layers.css"}
    assert set(re.findall(r"'intmk/js/(\w+\.js)'", TEMPLATES)) == scripts


def test_the_file_of_a_room_is_named_in_one_place():
    named = re.findall(r"'intmk/css/(rooms/\w+\.css)'", TEMPLATES)
    assert sorted(named) == [name for name in STYLES if name.startswith("rooms/")]


def test_every_class_of_ours_is_used():
    """A modifier may be made of a word: `state--{{ kind }}`."""
    code = (path for app in settings.INSTALLED_APPS if (ROOT / app).is_dir() for path in (ROOT / app).rglob("*.py"))
    known = TEMPLATES + "".join(path.read_text(encoding="utf-8") for path in (*code, *STATIC.glob("js/*.js")))
    styles = "".join(re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", text, flags=re.DOTALL) for text in STYLES.values())
    names = set(re.findall(r"\.([a-zA-Z][\w-]*)", styles))
    assert {name for name in names if not _is_used(name, known)} == set()


def _is_used(name: str, known: str) -> bool:
    stem = re.sub(r"(--|-)[^-]+$", r"\1", name)
    return bool(re.search(rf"(?<![\w-])({name}(?![\w-])|{stem}{{{{)", known))
