"""Two people have changed the same words: both stand side by side, and the person decides, never the program."""

import pytest
from django.urls import reverse

from intmk.rescue import mark_of
from proposals.models import Proposal, WorkingCopy
from proposals.versions.saving import Draft, revise
from tests.proposals.drafting.typed import texts, with_text
from text.text import Text


@pytest.fixture
def clash(post, proposal_in, somebody):
    """Bayern has saved Ziffer 1; Hamburg saves the same Ziffer on the version before."""
    proposal = proposal_in("drafting")
    old = proposal.text.read().blocks
    theirs = tuple(with_text(old, 0, "Bayern ändert Ziffer 1."))
    revise(proposal, Draft(Text(proposal.title, theirs)), base=1, by=somebody("bayern"))
    response = post("hamburg", proposal, base=1, blocks=with_text(old, 0, "Hamburg ändert Ziffer 1."))
    return proposal, old[0].id, response


def test_the_same_ziffer_shows_both_texts_and_saves_nothing(clash):
    proposal, _, response = clash
    page = response.content.decode()
    assert response.status_code == 409
    assert page.count("<p>Hamburg ändert Ziffer 1.</p>") == 1
    assert page.count("<p>Bayern ändert Ziffer 1.</p>") == 1
    assert "Ziffer 1</h2>" in page
    assert texts(proposal)[0] == "Bayern ändert Ziffer 1."


@pytest.mark.parametrize(
    ("choice", "own", "result"),
    [
        ("mine", "", "Hamburg ändert Ziffer 1."),
        ("theirs", "", "Bayern ändert Ziffer 1."),
        ("own", "Beide ändern Ziffer 1.", "Beide ändern Ziffer 1."),
    ],
)
def test_the_person_decides_ziffer_by_ziffer(clash, sign_in, choice, own, result):
    proposal, block_id, _ = clash
    response = sign_in("hamburg").post(
        reverse("proposals:settle", args=[proposal.reference]),
        {"current": 2, f"choice-{block_id}": choice, f"own-{block_id}": own},
    )
    assert response.status_code == 302
    assert texts(proposal)[0] == result


def test_own_words_typed_after_the_session_ended_stand_there_again(clash, client, somebody):
    proposal, block_id, _ = clash
    url = reverse("proposals:settle", args=[proposal.reference])
    client.logout()
    words = {f"choice-{block_id}": "own", f"own-{block_id}": "Beide gemeinsam.", "current": 2}
    response = client.post(url, words | {"opened_by": mark_of(somebody("hamburg").pk)})
    assert response.url == f"{reverse('login')}?next={url}"
    client.force_login(somebody("hamburg"))
    found = [client.get(url).content.decode().count("Beide gemeinsam.") for _ in range(2)]
    assert found == [1, 0]
    assert texts(proposal)[0] == "Bayern ändert Ziffer 1."


def test_a_decision_on_a_text_without_a_title_is_refused_with_a_sentence(clash, sign_in):
    proposal, block_id, _ = clash
    WorkingCopy.objects.update(title="")
    url = reverse("proposals:settle", args=[proposal.reference])
    response = sign_in("hamburg").post(url, {"current": 2, f"choice-{block_id}": "mine"})
    assert (response.status_code, response.content.decode().count("Der Titel fehlt.")) == (422, 1)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"own-{}": "Beide gemeinsam."}, "Bitte entscheiden Sie bei jedem Widerspruch, welche Fassung gilt."),
        ({"choice-{}": "own", "own-{}": " "}, "Ein eigener Wortlaut ist leer."),
    ],
)
def test_a_decision_without_choice_asks_again_and_keeps_the_words(clash, sign_in, form, sentence):
    proposal, block_id, _ = clash
    typed = {name.format(block_id): value for name, value in form.items()}
    response = sign_in("hamburg").post(reverse("proposals:settle", args=[proposal.reference]), {"current": 2} | typed)
    page = response.content.decode()
    assert (response.status_code, page.count(sentence)) == (409, 1)
    assert page.count("Beide gemeinsam.</textarea>") == ("own-{}" in form and form["own-{}"] != " ")
    assert texts(proposal)[0] == "Bayern ändert Ziffer 1."


def test_two_titles_are_decided_and_none_is_taken_unasked(post, proposal_in, somebody, sign_in):
    proposal = proposal_in("drafting")
    revise(proposal, Draft(Text("Bayerns Titel", proposal.text.read().blocks)), base=1, by=somebody("bayern"))
    assert post("hamburg", proposal, base=1, title="Hamburgs Titel").status_code == 409
    address = reverse("proposals:settle", args=[proposal.reference])
    undecided = sign_in("hamburg").post(address, {"current": 2})
    assert undecided.content.decode().count("Bitte entscheiden Sie, welcher Titel gilt.") == 1
    assert sign_in("hamburg").post(address, {"current": 2, "choice-title": "mine"}).status_code == 302
    assert Proposal.objects.get().title == "Hamburgs Titel"


def test_a_third_version_meanwhile_asks_again(clash, sign_in, somebody):
    proposal, block_id, _ = clash
    newer = Proposal.objects.get(pk=proposal.pk)
    again = tuple(with_text(newer.text.read().blocks, 0, "Bayern ändert noch einmal."))
    revise(newer, Draft(Text(newer.title, again)), base=2, by=somebody("bayern"))
    response = sign_in("hamburg").post(
        reverse("proposals:settle", args=[proposal.reference]), {"current": 2, f"choice-{block_id}": "mine"}
    )
    assert response.status_code == 409
    assert response.content.decode().count("<p>Bayern ändert noch einmal.</p>") == 1
