"""Proposals that compete: both show it, and only to those who see both."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from intmk.refusal import Refused
from journal.models import Entry
from proposals.lineage.family import relatives
from proposals.models import CompetingLink
from tests.proposals.pages import said, sentences
from tests.world import SECRET


@pytest.fixture
def pair(proposal_in):
    """A tabled proposal that all see, and an idea of Bayern that nobody else sees."""
    return proposal_in("tabled", title="Offener Vorschlag"), proposal_in("idea", title=f"Idee {SECRET}")


def words(user, proposal):
    return [(relative.word, relative.proposal.pk) for relative in relatives(user, proposal, with_rivals=True)]


def test_both_sides_show_the_rival_whoever_marked_it(proposal_in, somebody):
    one, other = proposal_in("tabled"), proposal_in("admitted")
    assert CompetingLink.mark(other, one, "competes", by=somebody("bayern"), note="Ziffer 2") is True
    assert CompetingLink.mark(one, other, "competes", by=somebody("geschaeftsstelle"), note="Ziffer 2") is False
    sachsen = somebody("sachsen")
    assert (words(sachsen, one), words(sachsen, other)) == ([("Konkurriert", other.pk)], [("Konkurriert", one.pk)])
    assert CompetingLink.mark(one, other, "overlaps", by=somebody("bayern")) is True
    assert words(sachsen, one) == [("Überschneidet sich", other.pk)]
    assert (CompetingLink.unmark(other, one, by=somebody("bayern")), words(sachsen, one)) == (True, [])
    assert CompetingLink.unmark(one, other, by=somebody("bayern")) is False


def test_who_does_not_see_the_rival_learns_nothing_of_it(pair, somebody, sign_in):
    seen, idea = pair
    CompetingLink.mark(seen, idea, "competes", by=somebody("bayern"))
    assert words(somebody("bayern"), seen) == [("Konkurriert", idea.pk)]
    for name in ("hamburg", "sachsen", "geschaeftsstelle"):
        assert words(somebody(name), seen) == []
        for page in ("", "verwandte/"):
            content = sign_in(name).get(f"/vorschlaege/{seen.reference}/{page}").content.decode()
            assert (SECRET in content, idea.reference in content) == (False, False)
        assert sign_in(name).get(f"/vorschlaege/{seen.reference}/neben/{idea.reference}/").status_code == 404
    assert [idea.reference in entry.says for entry in Entry.objects.about(seen)] == [False] * Entry.objects.about(
        seen
    ).count()


def test_guests_of_the_bund_see_no_rivals(proposal_in, somebody, sign_in):
    one, other = proposal_in("tabled"), proposal_in("admitted", title="Der andere")
    for proposal in (one, other):
        proposal.open_to_guests(True, by=somebody("geschaeftsstelle"))
    CompetingLink.mark(one, other, "competes", by=somebody("bayern"))
    assert "Der andere" not in sign_in("bund").get(one.get_absolute_url()).content.decode()
    assert sign_in("bund").get(f"/vorschlaege/{one.reference}/verwandte/").status_code == 403
    assert sign_in("bund").get(f"/vorschlaege/{one.reference}/neben/{other.reference}/").status_code == 403


@pytest.mark.parametrize("name", ["hamburg", "sachsen", "stimmfuehrung", "presse", "bund"])
def test_others_do_not_mark(proposal_in, somebody, name):
    one, other = proposal_in("tabled"), proposal_in("admitted")
    with pytest.raises(PermissionDenied):
        CompetingLink.mark(one, other, "competes", by=somebody(name))


def test_office_does_not_mark_what_it_does_not_see(pair, somebody):
    with pytest.raises(PermissionDenied):
        CompetingLink.mark(*pair, "competes", by=somebody("geschaeftsstelle"))


def test_nothing_competes_with_itself(proposal_in, somebody):
    one = proposal_in("tabled")
    with pytest.raises(Refused):
        CompetingLink.mark(one, one, "competes", by=somebody("bayern"))


def test_a_pair_is_stored_once_and_in_order(proposal_in, somebody):
    one, other = proposal_in("tabled"), proposal_in("admitted")
    CompetingLink.mark(one, other, "competes", by=somebody("bayern"))
    with pytest.raises(IntegrityError):
        CompetingLink.objects.update(one=other, other=one)


def test_marking_on_the_page(sign_in, proposal_in):
    one, other = proposal_in("tabled"), proposal_in("admitted", title="Der andere")
    client, address = sign_in("geschaeftsstelle"), f"/vorschlaege/{one.reference}/verwandte/"
    typed = {"form": "rivale", "rivale-kind": "overlaps", "rivale-note": ""}
    unknown = client.post(address, typed | {"rivale-reference": "2025-999"})
    assert [sentence.split(":")[0] for sentence in sentences(unknown)] == ["Nummer des anderen Vorschlags"]
    response = client.post(address, typed | {"rivale-reference": other.reference})
    assert (response.url, said(response)) == (address, [f"{one.reference} und {other.reference} sind gekennzeichnet."])
    assert "Der andere" in client.get(address).content.decode()
    taken_back = client.post(f"/vorschlaege/{one.reference}/neben/{other.reference}/loesen/")
    assert (said(taken_back)[-1], CompetingLink.objects.count()) == ("Die Kennzeichnung ist zurückgenommen.", 0)


@pytest.mark.parametrize(("name", "status"), [("sachsen", 403), ("hamburg", 403), ("bund", 404), ("presse", 404)])
def test_page_takes_nothing_from_others(sign_in, proposal_in, name, status):
    one, other = proposal_in("tabled"), proposal_in("admitted")
    typed = {"form": "rivale", "rivale-kind": "overlaps", "rivale-reference": other.reference}
    assert sign_in(name).post(f"/vorschlaege/{one.reference}/verwandte/", typed).status_code == status
    assert CompetingLink.objects.count() == 0


def test_two_texts_stand_beside_each_other(sign_in, proposal_in):
    one = proposal_in("tabled", ziffern="1. Der Bund soll zahlen.\n2. Die Länder handeln.")
    other = proposal_in("admitted", ziffern="1. Der Bund wird zahlen.\n2. Ganz etwas anderes steht nur dort.")
    response = sign_in("sachsen").get(f"/vorschlaege/{one.reference}/neben/{other.reference}/")
    page = response.content.decode()
    assert [
        word in page
        for word in ("‚soll‘ durch ‚wird‘", f"Nur in {other.reference}: ", "</span>soll</del>", "</span>wird</ins>")
    ] == [True] * 4
    assert sign_in("sachsen").get(f"/vorschlaege/{one.reference}/neben/{one.reference}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_family_is_one_query_and_its_page_does_not_grow(
    sign_in, proposal_in, somebody, django_assert_num_queries, count
):
    one = proposal_in("tabled")
    for _ in range(count):
        CompetingLink.mark(one, proposal_in("admitted"), "competes", by=somebody("bayern"))
    sachsen = somebody("sachsen")
    assert sachsen.appointments_today
    with django_assert_num_queries(1):
        assert len(words(sachsen, one)) == count
    client = sign_in("sachsen")
    with django_assert_num_queries(6):
        client.get(f"/vorschlaege/{one.reference}/verwandte/")
