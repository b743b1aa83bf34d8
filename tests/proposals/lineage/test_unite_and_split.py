"""Two proposals become one, one becomes several: what stays, who stands behind it, who may."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection

from accounts.models import User
from intmk.refusal import Refused
from journal.models import Entry
from notices.tasks import positions_missing
from proposals.amendments.models.amendment import Wish
from proposals.lineage.splitting import Division, split
from proposals.lineage.uniting import unite
from proposals.models import Amendment, Position, Proposal
from proposals.states import State
from tests.proposals.pages import said, sentences
from tests.proposals.steps import take
from text.divide import points
from text.text import Text

CONSENT = "Bayern und Bayern haben am 20. März zugestimmt."


@pytest.fixture
def two(proposal_in):
    """The source and the target of a merger."""
    return proposal_in("admitted", title="Quelle"), proposal_in("pre_conference", title="Ziel")


@pytest.fixture
def halves():
    """How to split the text of the small world: its first Ziffer here, the second there."""

    def divided(proposal, titles=("Erster Teil", "Zweiter Teil")):
        parts = {block.id: {place} for place, block in enumerate(points(proposal.text.read().blocks))}
        return Division(titles, parts)

    return divided


def said_of(proposal):
    return [entry.says for entry in Entry.objects.about(proposal).order_by("-pk")]


def test_source_ends_and_target_goes_on_with_its_text(two, somebody):
    source, target = two
    before = (target.text_id, target.state, target.reference)
    assert unite(source, target=target, by=somebody("geschaeftsstelle"), reason=CONSENT) is True
    target.refresh_from_db()
    assert (source.state, source.audience, source.united_into) == ("united", "admitted", target)
    assert (target.text_id, target.state, target.reference) == before
    assert said_of(source)[0] == "hat den Vorschlag mit einem anderen zusammengeführt."
    assert said_of(target)[0] == f"hat den Vorschlag {source.reference} hier aufgenommen."


def test_sponsors_of_both_are_united_and_asked_to_confirm(two, somebody):
    source, target = two
    Position.take(source, "co_sponsor", by=somebody("hamburg"))
    Position.take(source, "supports", by=somebody("sachsen"))
    source = Proposal.objects.get(pk=source.pk)
    unite(source, target=target, by=somebody("geschaeftsstelle"), reason=CONSENT)
    united = target.positions.current().with_age()
    assert [(p.land_id, p.stance, p.is_outdated, p.note) for p in united] == [
        ("HH", "co_sponsor", True, f"Übernommen aus {source.reference}")
    ]
    Position.confirm(target, seen=1, by=somebody("hamburg"))
    assert [(p.land_id, p.is_outdated) for p in target.positions.current().with_age()] == [("HH", False)]


def test_reservations_stay_behind_and_their_laender_are_asked_anew(two, somebody, sign_in):
    source, target = two
    Position.take(source, "objects", by=somebody("sachsen"))
    Position.take(source, "supports", by=somebody("hamburg"))
    behind = "Diese Vorbehalte gehen nicht mit: Sachsen (Lehnt ab). Die Länder äußern sich zum anderen Text selbst."
    office = sign_in("geschaeftsstelle")
    assert office.get(f"{source.get_absolute_url()}schritt/unite/").content.decode().count(behind) == 1
    source = Proposal.objects.get(pk=source.pk)
    unite(source, target=target, by=somebody("geschaeftsstelle"), reason=CONSENT)
    assert said_of(target)[0] == (
        f"hat den Vorschlag {source.reference} hier aufgenommen; "
        "nicht mitgegangen sind die Vorbehalte von Sachsen (Lehnt ab)."
    )
    page = office.get(source.get_absolute_url()).content.decode()
    assert page.count("Diese Vorbehalte sind nicht mitgegangen: Sachsen (Lehnt ab).") == 1
    assert not target.positions.exists()
    for name in ("sachsen", "hamburg"):
        assert target in positions_missing(somebody(name))


def test_lead_of_the_source_becomes_co_sponsor(two, somebody):
    source, target = two
    Proposal.objects.filter(pk=source.pk).update(lead_land="SN")
    source.refresh_from_db()
    unite(source, target=target, by=somebody("geschaeftsstelle"), reason=CONSENT)
    assert list(target.positions.current().values_list("land", "stance")) == [("SN", "co_sponsor")]


def test_what_a_land_has_said_about_the_target_stays(two, somebody):
    source, target = two
    Position.take(source, "co_sponsor", by=somebody("hamburg"))
    Position.take(target, "objects", by=somebody("hamburg"))
    unite(Proposal.objects.get(pk=source.pk), target=target, by=somebody("geschaeftsstelle"), reason=CONSENT)
    assert list(target.positions.current().values_list("land", "stance")) == [("HH", "objects")]


@pytest.mark.parametrize("name", ["bayern", "bayern_freigabe", "hamburg", "presse", "geschaeftsstelle_nw", "bund"])
def test_only_the_office_merges_and_splits(two, somebody, halves, name):
    source, target = two
    with pytest.raises(PermissionDenied):
        unite(source, target=target, by=somebody(name), reason=CONSENT)
    with pytest.raises(PermissionDenied):
        split(source, halves(source), by=somebody(name), reason=CONSENT)


@pytest.mark.parametrize("state", ["idea", "drafting", "submitted", "tabled", "withdrawn"])
def test_merger_with_a_proposal_in_another_state_is_refused(proposal_in, somebody, state):
    source, target = proposal_in("admitted"), proposal_in(state)
    with pytest.raises(Refused):
        unite(source, target=target, by=somebody("geschaeftsstelle"), reason=CONSENT)
    assert Proposal.objects.filter(state="united").count() == 0


def test_merger_with_itself_or_without_consent_is_refused(two, somebody):
    source, target = two
    for facts in ({"target": source, "reason": CONSENT}, {"target": target, "reason": " "}):
        with pytest.raises(Refused):
            unite(source, by=somebody("geschaeftsstelle"), **facts)


@pytest.mark.parametrize(
    "columns", [{"state": "united"}, {"state": "united", "united_into": "self"}, {"united_into": "other"}]
)
def test_database_knows_where_a_merged_proposal_went(two, columns):
    ids = {"self": two[0].pk, "other": two[1].pk}
    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=two[0].pk).update(**{k: ids.get(v, v) for k, v in columns.items()})


@pytest.mark.django_db(transaction=True)
def test_two_mergers_into_each_other_at_once_end_one_of_the_two(two):
    barrier, outcomes = Barrier(2), []

    def merge(source, target):
        try:
            office = User.objects.get(email="geschaeftsstelle@example.org")
            barrier.wait()
            outcomes.append(unite(source, target=target, by=office, reason=CONSENT))
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=merge, args=pair) for pair in (two, two[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(outcomes, key=str), Proposal.objects.filter(state="united").count()) == ([True, "refused"], 1)


def test_parts_are_proposals_in_the_state_of_the_whole(proposal_in, somebody, halves):
    whole = proposal_in("pre_conference", title="Ganzes")
    whole.open_to_guests(True, by=somebody("geschaeftsstelle"))
    Position.take(whole, "co_sponsor", by=somebody("hamburg"))
    whole = Proposal.objects.get(pk=whole.pk)
    split(whole, halves(whole), by=somebody("geschaeftsstelle"), reason=CONSENT)
    parts = list(whole.successors.order_by("pk").select_related("text"))
    assert (whole.state, whole.audience) == ("split", "pre_conference")
    assert [(p.title, p.state, p.audience, p.text.audience, p.is_open_to_guests, p.text.note) for p in parts] == [
        (title, "pre_conference", "pre_conference", "pre_conference", True, f"Teil {letter} von {whole.reference}")
        for title, letter in (("Erster Teil", "a"), ("Zweiter Teil", "b"))
    ]
    assert [len(p.text.read().blocks) for p in parts] == [2, 4]
    assert [[(q.land_id, q.is_outdated) for q in p.positions.current().with_age()] for p in parts] == [
        [("HH", True)]
    ] * 2
    for part in parts:
        part.move("recommend", by=somebody("geschaeftsstelle"), recommendation="consent")


@pytest.mark.parametrize("titles", [("Gleich", "Gleich"), ("Eins", ""), ("Eins",), ("Eins", "Zwei", "Drei")])
def test_parts_without_titles_or_ziffern_are_refused(proposal_in, somebody, halves, titles):
    whole = proposal_in("admitted")
    with pytest.raises(Refused):
        split(whole, halves(whole, titles), by=somebody("geschaeftsstelle"), reason=CONSENT)
    assert Proposal.objects.count() == 1


def test_text_of_one_ziffer_is_not_split(proposal_in, somebody, halves):
    whole = proposal_in("admitted", ziffern="1. Nur eine.")
    with pytest.raises(Refused, match="nur eine Ziffer"):
        split(whole, halves(whole), by=somebody("geschaeftsstelle"), reason=CONSENT)


@pytest.mark.parametrize("code", ["unite", "split"])
def test_no_amendment_goes_down_with_the_text_it_is_about(two, somebody, halves, code):
    source, target = two
    Amendment.file(source, Wish(Text("Andere Quelle", source.text.read().blocks)), base=1, by=somebody("sachsen"))
    facts = {"unite": {"target": target}, "split": {"division": halves(source)}}[code]
    with pytest.raises(Refused, match="Über Änderungsanträge ist noch nicht entschieden: Ä1"):
        take(source, code, by=somebody("geschaeftsstelle"), reason=CONSENT, **facts)
    source.amendments.get().withdraw(by=somebody("sachsen"))
    assert take(source, code, by=somebody("geschaeftsstelle"), reason=CONSENT, **facts) is True


@pytest.mark.parametrize("code", ["table", "recommend", "withdraw", "unite", "split"])
@pytest.mark.parametrize("ending", ["unite", "split"])
def test_what_ended_this_way_moves_no_more(two, somebody, halves, ending, code):
    source, target = two
    facts = {"unite": {"target": target}, "split": {"division": halves(source)}}
    office = somebody("geschaeftsstelle")
    take(source, ending, by=office, reason=CONSENT, **facts[ending])
    who = somebody("bayern_freigabe") if code == "withdraw" else office
    if code == ending:
        assert take(source, code, by=who, reason=CONSENT, **facts[code]) is False
        return
    with pytest.raises(Refused):
        take(source, code, by=who, **{"reason": CONSENT} | facts.get(code, {}))
    assert Proposal.objects.get(pk=source.pk).state == {"unite": State.UNITED, "split": State.SPLIT}[ending]


def test_office_merges_on_the_page(sign_in, two):
    source, target = two
    client = sign_in("geschaeftsstelle")
    address = f"/vorschlaege/{source.reference}/schritt/unite/"
    page = client.get(address).content.decode()
    assert [name in page for name in (target.title, f'value="{source.reference}"')] == [True, False]
    response = client.post(address, {"target": target.reference, "reason": CONSENT})
    assert said(response) == [f"{source.reference} hat jetzt den Stand „Zusammengeführt“."]
    assert f'Aufgegangen in: <a href="{target.get_absolute_url()}">' in client.get(response.url).content.decode()
    assert (
        f'Hat aufgenommen: <a href="{source.get_absolute_url()}">'
        in client.get(target.get_absolute_url()).content.decode()
    )


def test_office_splits_on_the_page(sign_in, two):
    source, _ = two
    client = sign_in("geschaeftsstelle")
    address = f"/vorschlaege/{source.reference}/schritt/split/"
    ids = [block.id for block in points(source.text.read().blocks)]
    typed = {"teile": "2", "title_0": "Kurse", "title_1": "Beratung", "reason": CONSENT}
    lacking = client.post(address, typed | {f"z_{ids[0]}": "0"})
    assert sentences(lacking) == ["Ziffer 2: Bitte wählen Sie mindestens einen Teil."]
    same = client.post(address, typed | {f"z_{block_id}": "0" for block_id in ids})
    assert sentences(same) == ["Jeder Teil braucht mindestens eine Ziffer, und es müssen mindestens zwei Teile sein."]
    response = client.post(address, typed | {f"z_{ids[0]}": "0", f"z_{ids[1]}": "1"})
    assert response.url == source.get_absolute_url()
    assert sorted(source.successors.values_list("title", flat=True)) == ["Beratung", "Kurse"]


@pytest.mark.parametrize("count", ["", "1", "7", "x", "99999999"])
def test_odd_numbers_of_parts_are_two(sign_in, two, count):
    response = sign_in("geschaeftsstelle").get(f"/vorschlaege/{two[0].reference}/schritt/split/?teile={count}")
    assert response.context["form"].count == 2


def test_a_ziffer_goes_on_in_several_parts(proposal_in, somebody, sign_in):
    whole = proposal_in("admitted")
    one, two = (block.id for block in points(whole.text.read().blocks))
    typed = {"teile": "2", "title_0": "Kurse", "title_1": "Beratung", "reason": CONSENT}
    typed |= {f"z_{one}": ["0", "1"], f"z_{two}": ["1"]}
    sign_in("geschaeftsstelle").post(f"/vorschlaege/{whole.reference}/schritt/split/", typed)
    parts = whole.successors.order_by("pk").select_related("text")
    held = [[block.id for block in points(part.text.read().blocks)] for part in parts]
    assert held == [[one], [one, two]]
