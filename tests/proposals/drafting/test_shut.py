"""Where nothing can be entered any more, the page says so before somebody types, and gives back what was typed."""

import pytest
from django.urls import reverse
from lxml import html

from intmk import clock
from intmk.refusal import Refused
from proposals.models import EditorialObjection, WorkingCopy
from proposals.objections import FIXED, NO_COMMENTS, NO_FILES, NO_POSITIONS
from proposals.versions.saving import Draft, revise
from tests.flows.turn_of_the_chair import CLOSED, FIRST
from tests.proposals.drafting.typed import with_text
from text.text import Text

FORMS = {"write": "bayern", "edit": "bayern", "import": "bayern", "position": "hamburg"}
WORDS = "Meine langen Worte, die bleiben."


def page(response):
    tree = html.fromstring(response.content)
    told = [p.text_content() for p in tree.xpath("//*[contains(@class, 'kern-alert__body')]/p")]
    return told, tree.xpath("//main//form[@method='post']"), tree.xpath("//textarea[@readonly]/text()")


def opened(client, proposal, name):
    return client.get(reverse(f"proposals:{name}", args=[proposal.reference]))


@pytest.mark.parametrize(
    ("name", "state", "said"),
    [
        *((name, "tabled", FIXED.format("Auf der Tagesordnung")) for name in ("write", "edit", "import")),
        *((name, "withdrawn", FIXED.format("Zurückgezogen")) for name in ("write", "edit", "import")),
        ("write", "submitted", FIXED.format("Eingereicht")),
        ("position", "withdrawn", NO_POSITIONS),
        ("position", "rejected", NO_POSITIONS),
    ],
)
def test_a_form_that_cannot_be_sent_says_why_when_it_is_opened(sign_in, proposal_in, name, state, said):
    response = opened(sign_in(FORMS[name]), proposal_in(state), name)
    assert (response.status_code, *page(response)) == (200, [said], [], [])


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_year_that_is_over_is_said_at_once(sign_in, proposal_in, name):
    proposal = proposal_in("drafting")
    client = sign_in(FORMS[name])
    clock.stop_at(FIRST)
    assert page(opened(client, proposal, name)) == ([CLOSED], [], [])


@pytest.mark.parametrize(
    ("name", "said"), [("comments", NO_COMMENTS), ("attachments", NO_FILES.format("Zurückgezogen"))]
)
def test_lists_with_a_form_say_why_there_is_none(sign_in, proposal_in, name, said):
    told, forms, _ = page(opened(sign_in("bayern"), proposal_in("withdrawn"), name))
    assert (told, forms) == ([said], [])


def test_the_lead_land_learns_at_once_that_it_needs_no_position(sign_in, proposal_in):
    told, forms, _ = page(opened(sign_in("bayern"), proposal_in("drafting"), "position"))
    assert (len(told), told[0].startswith("Ihr Land ist federführend"), forms) == (1, True, [])


def test_words_in_an_unsaved_copy_are_shown_where_the_text_has_been_fixed(post, proposal_in, somebody, sign_in):
    proposal = proposal_in("drafting")
    post("bayern", proposal, do="keep", blocks=with_text(proposal.text.read().blocks, 0, WORDS))
    proposal.move("submit", by=somebody("bayern_freigabe"))
    _, _, words = page(opened(sign_in("bayern"), proposal, "write"))
    assert (WorkingCopy.objects.count(), [WORDS in each for each in words]) == (1, [True])


@pytest.mark.parametrize(
    ("name", "typed"),
    [("position", {"stance": "supports", "note": WORDS}), ("comments", {"text": WORDS, "circle": "own"})],
)
def test_what_is_sent_too_late_comes_back_with_its_words(sign_in, proposal_in, name, typed):
    proposal = proposal_in("withdrawn")
    address = reverse(f"proposals:{name}", args=[proposal.reference])
    assert WORDS in sign_in("hamburg").post(address, typed).content.decode()


def edited(proposal, somebody):
    """With a second version that is declared editorial."""
    text = Text("Neuer Titel", proposal.text.read().blocks)
    revise(proposal, Draft(text, is_editorial=True), base=1, by=somebody("bayern"))
    return proposal


LATE = {
    "name_version": ("bayern", {"name-name": WORDS}),
    "contest_version": ("hamburg", {"widerspruch-reason": WORDS}),
    "relatives": ("bayern", {"form": "rivale", "rivale-note": WORDS}),
}


def addresses(proposal, name):
    """Where the form stands, and where it is sent to."""
    if name == "relatives":
        return [reverse("dossier:relatives", args=[proposal.reference])] * 2
    return [reverse(f"proposals:{each}", args=[proposal.reference, 2]) for each in ("version", name)]


@pytest.mark.parametrize("name", LATE)
def test_a_form_among_others_says_at_once_that_the_year_is_over(sign_in, proposal_in, somebody, name):
    who, typed = LATE[name]
    proposal = edited(proposal_in("drafting"), somebody)
    here, to = addresses(proposal, name)
    client = sign_in(who)
    clock.stop_at(FIRST)
    shown = client.get(here).content.decode()
    assert (CLOSED in shown, [field in shown for field in typed if "-" in field]) == (True, [False])
    told, forms, words = page(client.post(to, typed))
    assert (told, forms, words) == ([CLOSED], [], [WORDS])


@pytest.mark.parametrize("name", LATE)
def test_what_was_sent_without_a_session_comes_back_although_the_form_is_shut(proposal_in, somebody, client, name):
    who, typed = LATE[name]
    here, to = addresses(edited(proposal_in("drafting"), somebody), name)
    client.force_login(somebody(who))
    mark = client.get(here).context["opened_by"]
    client.logout()
    client.post(to, typed | {"opened_by": mark}, headers={"Referer": f"http://testserver{here}"})
    clock.stop_at(FIRST)
    client.force_login(somebody(who))
    assert page(client.get(here)) == ([CLOSED], [], [WORDS])
    assert WORDS not in client.get(here).content.decode()


def test_no_land_contests_the_wording_of_what_has_ended(sign_in, proposal_in, somebody):
    proposal = edited(proposal_in("drafting"), somebody)
    proposal.move("withdraw", by=somebody("bayern_freigabe"), reason="Erledigt.")
    here, to = addresses(proposal, "contest_version")
    shown = sign_in("hamburg").get(here).content.decode()
    assert (NO_POSITIONS in shown, "widerspruch-reason" in shown) == (True, False)
    assert page(sign_in("hamburg").post(to, LATE["contest_version"][1]))[0] == [NO_POSITIONS]
    with pytest.raises(Refused, match="abgeschlossen"):
        EditorialObjection.raise_on(proposal.versions.get(number=2), WORDS, by=somebody("hamburg"))


def test_one_word_comes_back_as_well(sign_in, proposal_in, somebody):
    _, to = addresses(edited(proposal_in("drafting"), somebody), "name_version")
    client = sign_in("bayern")
    clock.stop_at(FIRST)
    assert page(client.post(to, {"name-name": "Endfassung"}))[2] == ["Endfassung"]
