"""Two people write at the same moment, or one sends the same idea twice."""

import pytest

from journal.models import Entry
from proposals.models import Proposal, Version
from proposals.versions.saving import Draft, revise
from tests.together import same, signed_in
from text.text import Text

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_idea_sent_twice_at_once_is_one(personas, idea, together):
    clients, form = [signed_in(personas["bayern"]) for _ in range(2)], idea()
    found = together(*(lambda client=client: client.post("/vorschlaege/neu/", form).url for client in clients))
    assert found == [Proposal.objects.get().get_absolute_url()] * 2
    assert (Proposal.objects.count(), Version.objects.count(), Entry.objects.count()) == (1, 1, 1)


def test_of_two_saves_on_the_same_ziffer_one_is_shown_both_sides(proposal_in, somebody, together):
    proposal = proposal_in("drafting")
    base = proposal.text.read().blocks

    def save(who, words):
        changed = (type(base[0])(base[0].id, base[0].kind, words, 1), *base[1:])
        return revise(same(proposal), Draft(Text(proposal.title, changed)), base=1, by=somebody(who))

    found = together(lambda: save("bayern", "Text aus Bayern."), lambda: save("hamburg", "Text aus Hamburg."))
    assert sorted(type(result).__name__ for result in found) == ["Stale", "Version"]
    assert Version.objects.filter(proposal=proposal).count() == 2


def test_two_saves_on_different_ziffern_are_both_kept(proposal_in, somebody, together):
    proposal = proposal_in("drafting")
    base = proposal.text.read().blocks

    def save(who, place):
        blocks = list(base)
        blocks[place] = type(base[0])(base[place].id, base[place].kind, f"Text {who}.", base[place].level)
        return revise(same(proposal), Draft(Text(proposal.title, tuple(blocks))), base=1, by=somebody(who)).number

    assert sorted(together(lambda: save("bayern", 0), lambda: save("hamburg", 1))) == [2, 3]
    texts = [block.text for block in same(proposal).text.read().blocks]
    assert texts[:2] == ["Text bayern.", "Text hamburg."]
