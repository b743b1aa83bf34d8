"""Filing, joining, merging and deciding at the same moment: nothing gets lost, nothing happens twice."""

import pytest

from journal.models import Entry
from proposals.amendments.candidates import Variant
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentSponsor, MergeDraft, Proposal
from tests.proposals.amendments.texts import decided, ziffer

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_finish_at_once_and_one_wins(tabled, file, somebody, office, together):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: Variant.ORIGINAL}, "", by=office)

    def finish():
        mine = MergeDraft.objects.get(pk=draft.pk)
        return mine.finish(by=somebody("geschaeftsstelle"), note="", decisions=decided(a1=Fate.ADOPTED)).number

    told, number = sorted(together(finish, finish), key=lambda result: isinstance(result, int))
    assert str(told).startswith("Diese Zusammenführung ist inzwischen abgeschlossen")
    assert (number, tabled.versions.count()) == (2, 2)


def test_filing_while_merging_never_gets_lost(tabled, file, office, wish, somebody, together):
    file(tabled, "hamburg", ("Mittel", "Geld"))
    draft = MergeDraft.begin(tabled, by=office).choose(ziffer(tabled, 2), {1: Variant.ORIGINAL}, "", by=office)
    decisions, wanted = decided(a1=Fate.ADOPTED), wish(tabled, ("Bericht", "Vermerk"))
    together(
        lambda: MergeDraft.objects.get(pk=draft.pk).finish(by=office, note="", decisions=decisions),
        lambda: Amendment.file(tabled, wanted, base=1, by=somebody("sachsen")),
    )
    assert list(Amendment.objects.values_list("number", "state")) == [(1, Fate.ADOPTED), (2, Fate.FILED)]
    merge = MergeDraft.begin(Proposal.objects.get(pk=tabled.pk), by=office).merge(office)
    assert [(each.number, each.flagged) for each in merge.candidates] == [(2, frozenset())]


def test_nobody_joins_what_is_withdrawn_at_the_same_moment(tabled, file, somebody, together):
    amendment = file(tabled, "hamburg", ("Mittel", "Geld"))
    joined, withdrawn = together(
        lambda: AmendmentSponsor.join(amendment, by=somebody("sachsen")),
        lambda: amendment.withdraw(by=somebody("hamburg")),
    )
    verbs = list(Entry.objects.about(tabled).order_by("id").values_list("verb", flat=True))
    first = ["amendment_joined"] if joined is True else []
    assert (withdrawn, verbs[-1 - len(first) :]) == (True, [*first, "amendment_withdrawn"])
    assert AmendmentSponsor.objects.count() == len(first)
