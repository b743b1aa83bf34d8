"""What was typed when the session had ended comes back after sign-in, to the person who typed it and to nobody else."""

import pytest
from django.urls import reverse

from proposals.amendments.dialogue import Advice
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentRound, Comment
from proposals.versions.saving import Draft, revise
from tests.world import SESSION, choices
from text.divide import points
from text.parse import keep_ids, parse
from text.text import Text

WORDS = "Nach dem Ende der Sitzung getippt"


@pytest.fixture
def amended(proposal_in, somebody):
    """A proposal on the agenda with an amendment of Hamburg about which Hamburg has been asked, and a comment."""
    proposal = proposal_in("tabled")
    wanted = keep_ids(proposal.text.read().blocks, parse("", "1. Neu.\n2. Zwei.", ""))
    amendment = Amendment.file(proposal, Wish(Text("Titel", wanted), "Grund"), base=1, by=somebody("hamburg"))
    AmendmentRound.advise(amendment, Advice.REJECT, by=somebody("bayern"), reason="Nein")
    AmendmentRound.ask(amendment, by=somebody("bayern"))
    Comment.write(proposal, "Wirklich?", circle="all", by=somebody("sachsen"))
    return proposal


@pytest.fixture
def ended(client, somebody):
    """`ended("sachsen", page, typed)`: opens the page, loses the session, sends the form; what came back."""

    def sent(name, page, typed, *, to=None):
        client.force_login(somebody(name))
        mark = client.get(page).context["opened_by"]
        client.logout()
        return client.post(to or page, {**typed, "opened_by": mark}, headers={"Referer": f"http://testserver{page}"})

    return sent


def typed_in(page, name):
    return page.context["form"][name].value()


FORMS = {
    "comment": ("sachsen", "proposals:comments", {}, {"text": WORDS, "circle": "land"}, "text"),
    "position": ("sachsen", "proposals:position", {}, {"stance": "objects", "note": WORDS}, "note"),
    "wish": (
        *("sachsen", "proposals:position", {}),
        {"stance": "supports_if", "orte": "title", "wortlaut_title": WORDS},
        "wortlaut_title",
    ),
    "advice": ("geschaeftsstelle", "proposals:amendment_advise", {"number": 1}, {"reason": WORDS}, "reason"),
    "answer": ("hamburg", "proposals:amendment_answer", {"number": 1}, {"note": WORDS}, "note"),
    "step": ("bayern_freigabe", "proposals:step", {"code": "withdraw"}, {"reason": WORDS}, "reason"),
    "title": ("bayern", "proposals:new", None, {"title": WORDS}, "title"),
}


@pytest.mark.parametrize(("name", "page", "values", "typed", "place"), FORMS.values(), ids=FORMS)
def test_what_was_typed_comes_back_once(amended, ended, client, somebody, name, page, values, typed, place):
    address = reverse(page, kwargs={"reference": amended.reference} | values if values is not None else {})
    assert ended(name, address, typed).url == f"/anmelden/?next={address}"
    client.force_login(somebody(name))
    shown = client.get(address)
    assert (typed_in(shown, place), shown.content.decode().count("Ihr Text ist nicht verloren")) == (WORDS, 1)
    assert client.get(address).content.decode().count(WORDS) == 0


@pytest.mark.parametrize(("name", "page", "values", "typed", "place"), FORMS.values(), ids=FORMS)
def test_somebody_else_in_the_same_browser_never_sees_it(
    amended, ended, client, somebody, name, page, values, typed, place
):
    address = reverse(page, kwargs={"reference": amended.reference} | values if values is not None else {})
    ended(name, address, typed)
    other = {"hamburg": "hamburg_freigabe", "bayern": "bayern_freigabe"}.get(name, "bayern")
    client.force_login(somebody(other))
    assert client.get(reverse("notices:tasks")).status_code == 200
    assert client.session["rescued_text"] == {}
    page = client.get(address).content.decode()
    assert (page.count(WORDS), page.count("nicht verloren")) == (0, 0)


def test_an_answer_comes_back_in_its_thread(amended, ended, client, somebody):
    page = reverse("proposals:comments", args=[amended.reference])
    comment = Comment.objects.get()
    answer = reverse("proposals:reply_comment", args=[amended.reference, comment.pk])
    assert ended("hamburg", page, {"text": WORDS}, to=answer).url == f"/anmelden/?next={page}"
    client.force_login(somebody("hamburg"))
    shown = client.get(page).content.decode()
    assert shown.count(f"required>{WORDS}</textarea>") == 1
    assert client.get(page).content.decode().count(WORDS) == 0


def test_an_objection_comes_back_on_the_page_of_its_version(amended, ended, client, somebody, proposal_in):
    proposal = proposal_in("exchange")
    revise(
        proposal,
        Draft(Text("Neuer Titel", proposal.text.read().blocks), is_editorial=True),
        base=1,
        by=somebody("bayern"),
    )
    page = reverse("proposals:version", args=[proposal.reference, 2])
    to = reverse("proposals:contest_version", args=[proposal.reference, 2])
    assert ended("sachsen", page, {"widerspruch-reason": WORDS}, to=to).url == f"/anmelden/?next={page}"
    client.force_login(somebody("sachsen"))
    assert client.get(page).context["contest_form"]["reason"].value() == WORDS


def test_sixteen_choices_come_back(amended, ended, client, somebody, stopped_clock):
    stopped_clock(SESSION)
    Amendment.objects.get().withdraw(by=somebody("hamburg"))
    page = reverse("voting:rollcall", args=[amended.reference])
    ended("geschaeftsstelle", page, choices())
    client.force_login(somebody("geschaeftsstelle"))
    form = client.get(page).context["form"]
    assert {code: form[code].value() for code in choices()} == choices()


def test_every_part_ticked_for_a_ziffer_comes_back(ended, client, somebody, proposal_in):
    proposal = proposal_in("admitted")
    fields = [f"z_{block.id}" for block in points(proposal.text.read().blocks)]
    page = reverse("proposals:split", args=[proposal.reference])
    typed = {"teile": "3", "title_1": WORDS} | dict(zip(fields, (["0", "2"], ["1"]), strict=True))
    ended("geschaeftsstelle", page, typed)
    client.force_login(somebody("geschaeftsstelle"))
    form = client.get(page).context["form"]
    assert [form[name].value() for name in ("title_1", *fields)] == [WORDS, ["0", "2"], ["1"]]


@pytest.mark.parametrize(("name", "field"), [("rivale", "note"), ("beschluss", "text")])
def test_a_relative_comes_back_in_its_form(ended, client, somebody, proposal_in, name, field):
    page = reverse("dossier:relatives", args=[proposal_in("tabled").reference])
    ended("bayern", page, {"form": name, f"{name}-{field}": WORDS})
    client.force_login(somebody("bayern"))
    forms = client.get(page).context["forms"]
    assert (forms[name][field].value(), client.get(page).content.decode().count(WORDS)) == (WORDS, 0)


def test_two_pages_are_kept_side_by_side(amended, ended, client, somebody):
    pages = {name: reverse(f"proposals:{name}", args=[amended.reference]) for name in ("comments", "position")}
    client.force_login(somebody("sachsen"))
    mark = client.get(pages["comments"]).context["opened_by"]
    client.logout()
    client.post(pages["comments"], {"text": WORDS, "opened_by": mark})
    client.post(pages["position"], {"stance": "objects", "note": "Auch das", "opened_by": mark})
    client.force_login(somebody("sachsen"))
    assert typed_in(client.get(pages["comments"]), "text") == WORDS
    assert typed_in(client.get(pages["position"]), "note") == "Auch das"


@pytest.mark.parametrize("mark", ["", "1", "1:gefälscht"])
def test_without_the_mark_of_a_person_nothing_is_kept(amended, client, mark):
    client.post(reverse("proposals:comments", args=[amended.reference]), {"text": WORDS, "opened_by": mark})
    assert "rescued_text" not in client.session


def test_a_button_pressed_too_late_leads_back_to_its_page(amended, client):
    button = reverse("proposals:drop_position", args=[amended.reference])
    page = amended.get_absolute_url()
    assert client.post(button, headers={"Referer": f"http://testserver{page}?aus=x"}).url == (
        f"/anmelden/?next={page}%3Faus%3Dx"
    )
    assert client.post(button, headers={"Referer": "https://anderswo.example/"}).url == f"/anmelden/?next={button}"
