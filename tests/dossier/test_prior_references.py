"""A proposal goes back to earlier resolutions: published ones by number, those of the archive as a line."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from resolutions.models import PriorReference, Resolution
from tests.proposals.pages import said, sentences
from tests.world import SECRET


@pytest.fixture
def published(proposal_in, somebody):
    """A resolution that everybody may read."""
    resolution = Resolution.release(proposal_in("adopted", title="Früherer Beschluss"), by=somebody("geschaeftsstelle"))
    resolution.publish(by=somebody("presse"))
    return resolution


def send(client, proposal, **typed):
    data = {"form": "beschluss"} | {f"beschluss-{name}": value for name, value in typed.items()}
    return client.post(f"/vorschlaege/{proposal.reference}/verwandte/", data)


def test_both_sides_show_the_link(sign_in, published, start):
    later = start(title=f"Spätere Idee {SECRET}")
    response = send(sign_in("bayern"), later, reference=published.reference, note="baut darauf auf")
    assert said(response) == ["Der frühere Beschluss ist verknüpft."]
    page = sign_in("bayern").get(later.get_absolute_url()).content.decode()
    assert f'Früherer Beschluss: <a href="{published.get_absolute_url()}">' in page
    earlier = published.proposal.get_absolute_url()
    assert (
        f'Späterer Vorschlag dazu: <a href="{later.get_absolute_url()}">'
        in sign_in("bayern").get(earlier).content.decode()
    )


@pytest.mark.parametrize("name", ["hamburg", "sachsen", "geschaeftsstelle", "presse"])
def test_a_later_idea_is_not_given_away(sign_in, somebody, published, start, name):
    PriorReference.link(start(title=f"Idee {SECRET}"), resolution=published, by=somebody("bayern"))
    for page in (published.proposal.get_absolute_url(), published.get_absolute_url()):
        assert SECRET not in sign_in(name).get(page).content.decode()


def test_archive_is_a_line_of_text_and_the_same_line_is_one(sign_in, start):
    proposal, client = start(), sign_in("bayern")
    send(client, proposal, text="19. IntMK, TOP 2.3")
    assert said(send(client, proposal, text="19. IntMK, TOP 2.3"))[-1] == "Das ist schon so eingetragen."
    assert [str(prior) for prior in PriorReference.objects.all()] == ["19. IntMK, TOP 2.3"]
    prior = PriorReference.objects.get()
    client.post(f"/vorschlaege/{proposal.reference}/beschluss/{prior.pk}/loesen/")
    assert PriorReference.objects.count() == 0


NUMBER = "Nummer eines veröffentlichten Beschlusses"
UNKNOWN = "Unter dieser Nummer ist kein Beschluss veröffentlicht. Bitte prüfen Sie die Nummer."
EITHER = "Bitte geben Sie entweder eine Nummer oder einen Beschluss aus dem Archiv an."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, EITHER),
        ({"text": "\u200b "}, EITHER),
        ({"reference": "2025-999"}, UNKNOWN),
    ],
)
def test_what_is_missing_or_unknown_gets_a_sentence(sign_in, start, typed, sentence):
    assert [line.split(": ")[-1] for line in sentences(send(sign_in("bayern"), start(), **typed))] == [sentence]


def test_both_at_once_get_a_sentence(sign_in, published, start):
    assert sentences(send(sign_in("bayern"), start(), reference=published.reference, text="Archiv")) == [EITHER]


def test_a_resolution_that_is_not_public_is_not_linked(sign_in, proposal_in, somebody, start):
    hidden = Resolution.release(proposal_in("adopted"), by=somebody("geschaeftsstelle"))
    assert sentences(send(sign_in("bayern"), start(), reference=hidden.reference)) == [f"{NUMBER}: {UNKNOWN}"]
    with pytest.raises(PermissionDenied):
        PriorReference.link(start(), resolution=hidden, by=somebody("bayern"))


@pytest.mark.parametrize(("name", "status"), [("hamburg", 403), ("sachsen", 403), ("presse", 404), ("bund", 404)])
def test_others_link_nothing(sign_in, somebody, proposal_in, name, status):
    proposal = proposal_in("tabled")
    PriorReference.link(proposal, text="Archiv", by=somebody("bayern"))
    pk = PriorReference.objects.get().pk
    answers = [
        send(sign_in(name), proposal, text="19. IntMK"),
        sign_in(name).post(f"/vorschlaege/{proposal.reference}/beschluss/{pk}/loesen/"),
    ]
    assert ([answer.status_code for answer in answers], PriorReference.objects.count()) == ([status] * 2, 1)


def test_link_of_another_proposal_is_not_found_here(sign_in, somebody, start):
    one, other = start(), start()
    PriorReference.link(other, text="Archiv", by=somebody("bayern"))
    pk = PriorReference.objects.get().pk
    assert sign_in("bayern").post(f"/vorschlaege/{one.reference}/beschluss/{pk}/loesen/").status_code == 404


@pytest.mark.parametrize("columns", [{"text": ""}, {"text": "Archiv", "resolution": "its"}])
def test_database_keeps_resolution_or_text(somebody, start, published, columns):
    PriorReference.link(start(), text="Archiv", by=somebody("bayern"))
    with pytest.raises(IntegrityError):
        PriorReference.objects.update(**columns | ({"resolution": published} if "resolution" in columns else {}))
