"""Every manipulation of the record is found, or named in decision 11 as one that cannot be found."""

import pytest
from django.db import connection, transaction

from journal.models import Chain, Entry, Seal
from journal.rows import digests_of
from journal.verification import findings
from journal.verification.rows import take_stock
from proposals.amendments.models.amendment import Wish
from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.models import Amendment, AmendmentRound, Attachment, Comment, Position
from resolutions.models import Resolution
from tests.journal.manipulations import MANIPULATIONS
from text.parse import keep_ids, parse
from text.text import Text
from voting.models import Vote

PDF = Filing("Anlage", "annex", "laender", "Anlage.pdf", Content("application/pdf", "pdf"), b"%PDF-1.7\n%%EOF")
# Nothing tells of these from inside, with or without a head that was kept outside.
NOT_FINDABLE = {
    "note erased",
    "subject removed that no seal holds yet, with its chain and its rows",
    "entry added as the application would",
    "words of a comment",
    "deadline",
    "rules of procedure",
    "name of a person",
}


@pytest.fixture
def world(proposal_in, start, somebody):
    """Proposals decided, talked about, amended, returned and withdrawn, under three seals; and a late idea."""
    rows = {state: proposal_in(state) for state in ("exchange", "tabled", "returned", "withdrawn", "adopted")}
    rows |= _decided(rows["adopted"], somebody) | _amended(rows["tabled"], somebody)
    rows |= _talked_about(rows["exchange"], somebody("hamburg"))
    rows["appointment"] = somebody("hamburg").appointments.get()
    take_stock()
    Seal.make()
    rows["position"] = Position.take(rows["exchange"], "supports", by=somebody("hamburg"))
    Seal.make()
    Position.take(rows["exchange"], "supports", by=somebody("sachsen"))
    head = Seal.make().digest
    rows |= {"late": start(), "bund": somebody("bund"), "noted": Entry.objects.about(rows["returned"]).last()}
    return {name: row.pk for name, row in rows.items()} | {"head": head}


def _decided(proposal, somebody) -> dict:
    resolution = Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    resolution.publish(by=somebody("presse"))
    ballot = proposal.ballots.get()
    return {
        "resolution": resolution,
        "ballot": ballot,
        "declaration": ballot.declarations.get(),
        "vote": ballot.votes.get(land="BW"),
        "version": proposal.text,
    }


def _amended(proposal, somebody) -> dict:
    text = proposal.text.read()
    wanted = keep_ids(text.blocks, parse("", "1. Die IntMK dankt.", "Weil es nötig ist."))
    amendment = Amendment.file(proposal, Wish(Text(text.title, wanted), "Besser so."), base=1, by=somebody("hamburg"))
    advice = AmendmentRound.advise(amendment, "adopt", by=somebody("geschaeftsstelle"), reason="Gut.")
    return {"amendment": amendment, "round": advice}


def _talked_about(proposal, hamburg) -> dict:
    Comment.write(proposal, "Bitte prüfen.", circle="all", by=hamburg)
    return {
        "earlier": Position.take(proposal, "examining", by=hamburg),
        "attachment": Attachment.add(proposal, PDF, by=hamburg),
    }


def told(expected_head="") -> list[str]:
    """What the proof prints, without the entry that a row contradicts."""
    return [str(finding).split(" (nach ")[0] for finding in findings(expected_head)]


def manipulate(manipulation, keys):
    with connection.cursor() as cursor:
        for statement in manipulation.sql:
            cursor.execute(statement.format(**keys))
    if manipulation.is_fitted:
        _fit(keys)
    for subject in manipulation.made_anew:
        _make_anew(subject.format(**keys))
    if manipulation.is_resealed:
        _reseal()


def _fit(keys):
    """Let the entry say of the vote what the vote says now."""
    key = f"voting.vote:{keys['vote']}"
    entry = Entry.objects.get(facts__digests__has_key=key)
    entry.facts["digests"] |= digests_of([Vote(pk=keys["vote"])])
    Entry.objects.filter(pk=entry.pk).update(facts=entry.facts)


def _make_anew(subject):
    """Every digest of a chain as the database would have made it."""
    previous = ""
    for pk in list(Entry.objects.about(subject).order_by("position").values_list("pk", flat=True)):
        Entry.objects.filter(pk=pk).update(previous=previous)
        previous = Entry.objects.with_facts_as_stored().get(pk=pk).expected_digest()
        Entry.objects.filter(pk=pk).update(digest=previous)
    Chain.objects.filter(subject=subject).update(head=previous)


def _reseal():
    """Every seal over what the entries say now."""
    previous = ""
    for seal in list(Seal.objects.order_by("number")):
        for subject, (length, _) in seal.ends.items():
            seal.ends[subject] = [length, Entry.objects.get(subject=subject, position=length).digest]
        seal.previous = previous
        previous = seal.digest = seal.expected_digest()
        seal.save()


def test_the_untouched_world_is_proved(world):
    assert told(world["head"]) == []


def test_every_manipulation_is_told(world):
    found, expected = {}, {}
    for name, manipulation in MANIPULATIONS.items():
        with transaction.atomic():
            manipulate(manipulation, world)
            found[name] = (told(), told(world["head"]))
            transaction.set_rollback(True)
        inside = [line.format(**world) for line in manipulation.finds]
        expected[name] = (inside, inside + [line.format(**world) for line in manipulation.expecting])
    assert found == expected
    assert told(world["head"]) == []


def test_what_cannot_be_found_is_named():
    silent = {name for name, each in MANIPULATIONS.items() if not (each.finds or each.expecting)}
    assert silent == NOT_FINDABLE
    only_with_a_head = {name for name, each in MANIPULATIONS.items() if each.expecting and not each.finds}
    assert (len(MANIPULATIONS), len(silent), len(only_with_a_head)) == (73, 7, 3)  # as README says
