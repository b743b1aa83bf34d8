"""Every address for every persona: what it answers, from the table in `urls.txt`. An address without a row fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from conferences.models import Theme
from proposals.amendments.models.amendment import Wish
from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.models import (
    Amendment,
    AmendmentRound,
    Attachment,
    Comment,
    CompetingLink,
    MergeDraft,
    Position,
    Proposal,
)
from proposals.starting import start
from resolutions.models import PriorReference, Resolution
from tests.world import PERSONAS, ZIFFERN, choices
from text.text import Text

ROOT = Path(__file__).resolve().parent.parent
WHO = [*PERSONAS, None]
PUBLIC = {
    *("start", "login", "resolutions:list", "resolutions:detail", "resolutions:pdf"),
    *("demo:desk", "demo:sign_in", "demo:turn"),
}
TABLE = (ROOT / "tests" / "urls.txt").read_text(encoding="utf-8")
HEAD, *ROWS = [line for line in TABLE.splitlines() if not line.startswith("#")]
POST_ONLY = {
    "proposals:amend_discard": "tabled",
    "proposals:amend_anew_discard": "tabled",
    "proposals:amendment_withdraw": "tabled",
    "proposals:amendment_join": "tabled",
    "proposals:amendment_leave": "tabled",
    "proposals:amendment_ask": "tabled",
    "proposals:amendment_publish": "tabled",
    "proposals:merge_begin": "tabled",
    "proposals:merge_choose": "tabled",
    "proposals:merge_news": "tabled",
    "proposals:merge_proceed": "tabled",
    "proposals:merge_discard": "tabled",
    "proposals:name_version": "exchange",
    "proposals:contest_version": "exchange",
    "proposals:restore": "exchange",
    "proposals:unmark": "tabled",
    "proposals:withdraw_attachment": "tabled",
    "dossier:unlink": "tabled",
    "logout": "-",
    "proposals:drop_position": "exchange",
    "proposals:confirm_position": "exchange",
    "proposals:reply_comment": "exchange",
    "proposals:settle_comment": "exchange",
    "proposals:withdraw_comment": "exchange",
    "proposals:discard": "drafting",
    "proposals:guests": "submitted",
    "resolutions:publish": "released",
    "conferences:drop": "20",
    "demo:sign_in": "-",
    "demo:turn": "-",
}
VERSION_VERBS = ("proposals:name_version", "proposals:contest_version", "proposals:restore")
PLANNING = ("conferences:plan", "conferences:replan", "conferences:drop")
COMMENT_VERBS = ("proposals:reply_comment", "proposals:settle_comment", "proposals:withdraw_comment")
TEXT = {"title": "Neuer Titel", "preamble": "", "ziffern": ZIFFERN, "rationale": "Weil es nötig ist.", "base": "1"}


def patterns(resolver=None, prefix=""):
    """Every address with its name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern
        else:
            yield from patterns(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)


@pytest.fixture
def subject(proposal_in, somebody):
    """Makes what a row is about and returns the arguments of its address."""

    def made(word):
        if word == "-":
            return {}
        if word.isdecimal():
            return {"number": int(word)}
        state, _, is_open = word.partition(":")
        proposal = proposal_in({"released": "adopted", "published": "adopted"}.get(state, state))
        Proposal.objects.update(is_open_to_guests=bool(is_open))
        if state in ("released", "published"):
            resolution = Resolution.release(proposal, by=somebody("geschaeftsstelle"))
            if state == "published":
                resolution.publish(by=somebody("presse"))
        return {"reference": proposal.reference}

    return made


@pytest.fixture
def typed(conference):
    """What each form is sent with; nothing where a name is missing."""
    in_group = {"group": conference.groups.get().pk, "theme": conference.themes.get().pk}
    return {
        "proposals:new": TEXT | {"lead_land": "BY", "kind": "ordinary", "origin": "talk"},
        "proposals:edit": TEXT,
        "proposals:name_version": {"name-name": "Fassung Vorkonferenz"},
        "proposals:contest_version": {"widerspruch-reason": "Es fehlt die Beratung."},
        "proposals:restore": {"base": "1"},
        "proposals:position": {"stance": "supports"},
        "proposals:confirm_position": {"fassung": "1"},
        "proposals:decide_position": {"tun": "verwerfen"},
        "proposals:wish": {"fassung": "1", "gesehen": "ja"},
        "proposals:own_land": {"land": "BY", "freigabe": "ja"},
        "proposals:comments": {"text": "Bitte prüfen.", "circle": "all", "block_id": ""},
        "proposals:reply_comment": {"text": "Ja."},
        "proposals:settle_comment": {"tun": "erledigt"},
        "proposals:guests": {"offen": "ja"},
        "conferences:entitle": {"title": "21. IntMK", "motto": "Ein Motto"},
        "conferences:plan": {"number": "3", "title": "Frauen"},
        "conferences:replan": {"number": "3", "title": "Frauen"},
        "proposals:step/assign": in_group,
        "proposals:step/take-up": in_group,
        "proposals:step/carry-over": {"reason": "Bayern stimmt zu."},
        "proposals:step/return": {"reason": "Ziffer 2 ist unklar."},
        "proposals:amendment_advise": {"advice": "reject", "reason": "Sachgerecht."},
        "proposals:merge_finish": {"ergebnis_1": "adopted"},
        "dossier:relatives": {"form": "beschluss", "beschluss-text": "19. IntMK, TOP 2.3"},
        "voting:rollcall": choices(),
        "resolutions:release": {"embargo": "none"},
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row.split()[:3]))
def test_address_for_every_persona(row, subject, typed, somebody):
    method, address, word, *expected = row.split()
    name, _, code = address.partition("/")
    url = reverse(name, kwargs=subject(word) | ({"code": code} if code else more(name, somebody)))
    if name == "proposals:compare_docx":
        url += "?von=1&bis=1"
    answers = [answer(url, method, typed.get(address, {}), person and somebody(person)) for person in WHO]
    assert " ".join(answers) == " ".join(expected)


def amended(name, somebody) -> dict:
    """An amendment of Hamburg with a recommendation, a merge begun; its number where the address has one."""
    proposal, office = Proposal.objects.get(), somebody("geschaeftsstelle")
    wish = Wish(Text("Ein anderer Titel", proposal.text.read().blocks))
    amendment = Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    AmendmentRound.advise(amendment, "adopt", by=office, reason="Sachgerecht.")
    MergeDraft.begin(proposal, by=office)
    return {"number": 1} if "number" in dict(patterns())[name].pattern.converters else {}


def related(name, somebody) -> dict:
    """A rival, a file for the working group, or an earlier resolution; all brought by Bayern."""
    proposal, bayern = Proposal.objects.get(), somebody("bayern")
    if name == "dossier:unlink":
        PriorReference.link(proposal, text="19. IntMK, TOP 2.3", by=bayern)
        return {"pk": PriorReference.objects.get().pk}
    if name.endswith("attachment"):
        filing = Filing("Synopse", "synopsis", "group", "Synopse.txt", Content("text/plain", "txt"), b"Text")
        return {"token": Attachment.add(proposal, filing, by=bayern).token}
    text = Text("Rivale", proposal.text.read().blocks)
    rival = start(proposal.conference, text, lead_land=proposal.lead_land, by=bayern, origin="talk")
    rival.move("share", by=bayern)
    CompetingLink.mark(proposal, rival, "competes", by=bayern)
    return {"other": rival.reference}


RELATED = (
    *("proposals:side_by_side", "proposals:unmark", "dossier:unlink"),
    *("proposals:attachment", "proposals:replace_attachment", "proposals:withdraw_attachment"),
)


def more(name, somebody) -> dict:
    """What an address needs beside its subject: the number of a version, or the position of Hamburg."""
    if name in PLANNING:
        theme = Theme.objects.filter(slug="ohne-vorschlag").first() or Theme.objects.create(
            conference_id=20, number=9, slug="ohne-vorschlag", title="Ohne Vorschlag"
        )
        return {"part": "themen"} | ({} if name == "conferences:plan" else {"pk": theme.pk})
    if name.startswith("proposals:version") or name in VERSION_VERBS:
        return {"number": 1}
    if name.startswith(("proposals:amend", "proposals:merge_", "proposals:synopsis")):
        return amended(name, somebody)
    if name in RELATED:
        return related(name, somebody)
    if name in COMMENT_VERBS:
        return {"pk": Comment.write(Proposal.objects.get(), "Intern.", circle="land", by=somebody("hamburg")).pk}
    if name not in ("proposals:wish", "proposals:decide_position"):
        return {}
    proposal = Proposal.objects.get()
    ziffer = next(block for block in proposal.text.blocks if block["kind"] == "ziffer")
    wish = {"block_id": ziffer["id"], "wording": "Die IntMK begrüßt Kurse."}
    return {"pk": Position.take(proposal, "supports_if", by=somebody("hamburg_freigabe"), **wish).pk}


def answer(url, method, data, user) -> str:
    """The status for one person; what she changed is undone."""
    client = Client()
    with transaction.atomic():
        if user:
            client.force_login(user)
        response = client.post(url, data) if method == "POST" else client.get(url)
        transaction.set_rollback(True)
    return str(response.status_code)


def test_every_address_has_a_row():
    assert {row.split()[1].partition("/")[0] for row in ROWS} == {name for name, _ in patterns()}


def methods(pattern) -> set[str]:
    """Which of GET and POST an address takes: its view says so when it is asked with a third."""
    request = RequestFactory().trace("/")
    request.user = AnonymousUser()
    return {"GET", "POST"} & set(pattern.callback(request).headers["Allow"].split(", "))


def test_every_method_of_an_address_has_a_row():
    rows = {(row.split()[0], row.split()[1].partition("/")[0]) for row in ROWS}
    assert rows == {(method, name) for name, pattern in patterns() for method in methods(pattern)}


def test_every_row_names_every_persona():
    assert {len(row.split()) - 3 for row in (HEAD, *ROWS)} == {len(WHO)}


def test_public_addresses_are_these():
    assert {name for name, pattern in patterns() if not getattr(pattern.callback, "login_required", True)} == PUBLIC


def test_public_is_sent_to_the_sign_in_page_from_everywhere_else(client, subject, conference, somebody):
    for row in ROWS:
        _, address, word, *_ = row.split()
        if address in PUBLIC or word.isalpha() or ":" in word or address == "logout":
            continue
        url = reverse(address, kwargs=subject(word) | more(address, somebody))
        assert client.get(url).url == f"{reverse('login')}?next={url}"


@pytest.mark.parametrize("name", POST_ONLY)
def test_address_for_posting_only_cannot_be_read(name, subject, sign_in, somebody):
    url = reverse(name, kwargs=subject(POST_ONLY[name]) | more(name, somebody))
    for person in ("bayern", "presse"):
        assert sign_in(person).get(url).status_code == 405


def test_no_post_without_token(subject, somebody):
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("bayern_freigabe"))
    url = reverse("proposals:step", kwargs=subject("drafting") | {"code": "submit"})
    assert client.post(url).status_code == 403
    assert Proposal.objects.get().state == "drafting"


WITHOUT_DEMO = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

def raises(error, act, *arguments):
    try:
        act(*arguments)
    except error:
        return True
    return False

plain = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
with override_settings(STORAGES=plain):
    client = Client(headers={"host": "localhost"})
    print(json.dumps({
        "namespace": "demo" in get_resolver().namespace_dict,
        "resolved": [p for p in ("/demo/", "/demo/anmelden/", "/demo/uhr/") if not raises(Resolver404, resolve, p)],
        "reversed": not raises(NoReverseMatch, reverse, "demo:sign_in"),
        "answers": [client.get("/demo/").status_code, client.post("/demo/anmelden/", {"person": "1"}).status_code],
        "sign_in": client.get("/anmelden/").status_code,
        "tells_of_demo": "demo" in client.get("/anmelden/").content.decode().lower(),
        "middleware": [name for name in settings.MIDDLEWARE if "demo" in name],
        "commands": [c for c in ("load_demo", "demo_logins") if not raises(CommandError, call_command, c)],
    }))
"""


def test_without_demo_nothing_of_it_is_left():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "intmk.settings",
        "DEMO": "0",
        "SECRET_KEY": "x",
        "DATABASE_URL": "postgresql://nobody@localhost:1/none",  # none of this may need a database
    }
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DEMO], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "namespace": False,
        "resolved": [],
        "reversed": False,
        "answers": [404, 404],
        "sign_in": 200,
        "tells_of_demo": False,
        "middleware": [],
        "commands": [],
    }
