"""What was handed in stays readable for all who see the proposal, though it was written before they did."""

from proposals.amendments.adopting import adopt
from proposals.models import Proposal
from text.parse import parse
from text.text import Text


def test_the_submitted_text_is_read_by_those_who_saw_none_of_its_making(proposal_in, somebody):
    office = somebody("geschaeftsstelle")
    proposal = proposal_in("tabled")
    adopt(proposal, Text("Kurse", parse("", "1. Vom Tisch.", "")), base=1, decisions={}, by=office)
    proposal = Proposal.objects.get()
    assert (proposal.submitted_text.number, proposal.text.number) == (1, 2)
    seen = proposal.versions_seen_by(somebody("sachsen")).order_by("number")
    assert [version.number for version in seen] == [1, 2]
