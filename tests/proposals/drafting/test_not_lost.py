"""What was typed is not lost: not when the session has ended, and not to another window of the same person."""

import pytest
from django.urls import reverse

from intmk.rescue import mark_of
from proposals.models import Proposal, WorkingCopy
from tests.proposals.drafting.typed import FIRST, WEB_FORM, form_of, texts, with_text


def test_text_typed_after_the_session_ended_comes_back_after_sign_in(post, proposal_in, sign_in, somebody, client):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Nach dem Ende der Sitzung getippt")
    response = post(None, proposal, blocks=blocks, opened_by=mark_of(somebody("hamburg").pk))
    assert response.url.startswith("/anmelden/?next=")
    client.force_login(somebody("hamburg"))
    page = client.get(reverse("proposals:write", args=[proposal.reference])).content.decode()
    assert page.count("Nach dem Ende der Sitzung getippt") == 1
    assert page.count("Ihr Text ist nicht verloren") == 1
    assert texts(proposal)[0] == FIRST


def test_rescued_text_is_not_shown_to_somebody_without_the_right(post, proposal_in, somebody, client):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Nach dem Ende der Sitzung getippt")
    post(None, proposal, blocks=blocks, opened_by=mark_of(somebody("sachsen").pk))
    client.force_login(somebody("sachsen"))
    response = client.get(reverse("proposals:write", args=[proposal.reference]))
    assert (response.status_code, b"getippt" in response.content) == (404, False)


@pytest.mark.parametrize("page", ["edit", "new"])
def test_the_plain_forms_survive_the_end_of_the_session_too(proposal_in, somebody, client, page):
    proposal = proposal_in("drafting")
    address = reverse(f"proposals:{page}", args=[proposal.reference] if page == "edit" else [])
    typed = {"title": "Danach getippt", "ziffern": "1. Eins\n2. Zwei", "origin": "talks", "base": 1}
    typed["opened_by"] = mark_of(somebody("bayern").pk)
    assert client.post(address, typed).url == f"/anmelden/?next={address}"
    client.force_login(somebody("bayern"))
    form = client.get(address).context["form"]
    assert [form[name].value() for name in ("title", "ziffern")] == ["Danach getippt", "1. Eins\n2. Zwei"]
    assert client.get(address).context["form"]["title"].value() != "Danach getippt"


@pytest.fixture
def two_windows(post, proposal_in):
    """Hamburg has kept a draft in one window; this tells what another window, open since before, sends."""
    proposal = proposal_in("drafting")
    blocks = proposal.text.read().blocks
    post("hamburg", proposal, blocks=with_text(blocks, 1, "Im anderen Fenster"), do="keep", mark="")
    return lambda **form: post("hamburg", proposal, blocks=with_text(blocks, 0, "In diesem Fenster"), **form)


def test_a_window_that_missed_a_draft_does_not_overwrite_it(two_windows):
    response = two_windows(do="keep", mark="", headers={"X-Autosave": "1"})
    assert (response.status_code, response["Content-Type"]) == (409, "text/plain; charset=utf-8")
    assert response.content.decode().startswith("In einem anderen Fenster haben Sie inzwischen")
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im anderen Fenster"


def test_sent_again_from_the_same_window_it_counts(two_windows):
    page = two_windows(mark="")
    assert (page.status_code, page.content.decode().count("In diesem Fenster")) == (422, 1)
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im anderen Fenster"
    assert two_windows(mark=page.context["desk"].mark).status_code == 302
    assert texts(Proposal.objects.get())[0] == "In diesem Fenster"


def test_a_window_without_a_mark_is_kept(two_windows):
    assert two_windows(do="keep").status_code == 302
    assert WorkingCopy.objects.get().read().blocks[0].text == "In diesem Fenster"


def test_the_window_that_kept_the_draft_goes_on(two_windows):
    mark = two_windows(do="keep", headers={"X-Autosave": "1"})["X-Mark"]
    assert two_windows(do="keep", mark=mark, title="Neuer Titel").status_code == 302
    assert WorkingCopy.objects.get().title == "Neuer Titel"


def test_rescued_text_does_not_overwrite_a_newer_draft(two_windows, somebody, client):
    client.logout()
    proposal = Proposal.objects.get()
    address = reverse("proposals:write", args=[proposal.reference])
    blocks = with_text(proposal.text.read().blocks, 0, "Nach dem Ende der Sitzung")
    late = form_of(proposal, mark="", blocks=blocks, opened_by=mark_of(somebody("hamburg").pk))
    client.post(address, late, content_type=WEB_FORM)
    client.force_login(somebody("hamburg"))
    page = client.get(address).content.decode()
    assert page.count("Nach dem Ende der Sitzung") == 1
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im anderen Fenster"
