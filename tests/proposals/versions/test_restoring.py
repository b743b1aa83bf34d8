"""An earlier text as a new version: never over one that the person has not seen."""

import pytest
from django.core.exceptions import PermissionDenied

from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Proposal, Version
from proposals.versions.restoring import restore
from tests.proposals.versions.texts import ONE, TWO, WHY


def version(proposal, number):
    return proposal.versions.get(number=number)


def test_an_earlier_text_becomes_a_new_version(drafted, somebody):
    restored = restore(drafted, version(drafted, 2), base=3, by=somebody("bayern"))
    assert (restored.number, restored.note, restored.digest) == (
        4,
        "Fassung 2 wiederhergestellt",
        version(drafted, 2).digest,
    )
    assert restored.read().blocks == (ONE, TWO, WHY)
    assert (drafted.text, drafted.title) == (restored, restored.title)
    entry = Entry.objects.about(drafted).order_by("-pk").first()
    assert (entry.verb, entry.says) == ("restored", "hat Fassung 2 als Fassung 4 wiederhergestellt.")
    assert Proposal.objects.filter(search__isnull=False, pk=drafted.pk).exists()


def test_a_newer_text_that_was_not_seen_is_never_undone(drafted, saves, somebody):
    saves(drafted, "hamburg", ONE)
    with pytest.raises(Refused, match="Inzwischen gibt es Fassung 4"):
        restore(drafted, version(drafted, 2), base=3, by=somebody("bayern"))
    assert drafted.versions.count() == 4


def test_restoring_what_is_there_already_changes_nothing(drafted, somebody):
    assert restore(drafted, version(drafted, 3), base=3, by=somebody("bayern")) is None
    assert drafted.versions.count() == 3


def test_a_double_click_restores_once(drafted, sign_in):
    client, url = sign_in("bayern"), f"{drafted.get_absolute_url()}fassungen/2/wiederherstellen/"
    answers = [client.post(url, {"base": "3"}, follow=True) for _ in range(2)]
    assert "Fassung 2 ist wiederhergestellt, als Fassung 4." in answers[0].text
    assert "Inzwischen gibt es Fassung 4." in answers[1].text
    assert drafted.versions.count() == 4


@pytest.mark.parametrize("state", ["submitted", "admitted", "tabled", "adopted", "withdrawn"])
def test_a_fixed_text_is_not_replaced(proposal_in, somebody, sign_in, state):
    proposal = proposal_in(state)
    with pytest.raises(Refused, match="Der Text liegt fest"):
        restore(proposal, proposal.text, base=1, by=somebody("bayern"))
    page = sign_in("bayern").get(f"{proposal.get_absolute_url()}fassungen/1/")
    assert "wiederherstellen" not in page.text


def test_only_who_writes_may_restore_and_only_what_she_may_read(drafted, somebody, sign_in):
    for who in ("sachsen", "geschaeftsstelle", "presse", "verwaltung"):
        with pytest.raises(PermissionDenied):
            restore(drafted, version(drafted, 2), base=3, by=somebody(who))
    with pytest.raises(PermissionDenied):
        restore(drafted, version(drafted, 1), base=3, by=somebody("hamburg"))
    assert sign_in("hamburg").post(f"{drafted.get_absolute_url()}fassungen/1/wiederherstellen/").status_code == 404
    assert Version.objects.count() == 3


def test_a_version_of_another_proposal_is_none_of_this(drafted, start, somebody):
    other = start("Anderes")
    with pytest.raises(PermissionDenied):
        restore(drafted, other.text, base=3, by=somebody("bayern"))


@pytest.mark.parametrize("base", ["", "x", "-3", "3.0", "99999999999", "2"])
def test_a_page_that_does_not_say_what_was_seen_restores_nothing(drafted, sign_in, base):
    url = f"{drafted.get_absolute_url()}fassungen/2/wiederherstellen/"
    assert sign_in("bayern").post(url, {"base": base}).status_code == 302
    assert drafted.versions.count() == 3


def test_the_page_offers_it_for_other_texts_only(drafted, sign_in):
    client, url = sign_in("hamburg"), drafted.get_absolute_url()
    assert "Fassung 2 wiederherstellen" in client.get(f"{url}fassungen/2/").text
    assert "wiederherstellen" not in client.get(f"{url}fassungen/3/").text
    assert "wiederherstellen" not in sign_in("geschaeftsstelle").get(f"{url}fassungen/2/").text
