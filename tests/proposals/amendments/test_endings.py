"""Amendments to a proposal that ends: nothing waits for a decision any more, and that is said before."""

import pytest

from intmk.refusal import Refused
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Position
from text.text import Text


def test_open_amendments_stay_behind_and_that_is_said_before(proposal_in, somebody, sign_in):
    proposal = proposal_in("admitted")
    Amendment.file(proposal, Wish(Text("Anders", proposal.text.read().blocks)), base=1, by=somebody("hamburg"))
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{proposal.reference}/schritt/carry-over/").content.decode()
    assert page.count("Offene Änderungsanträge gehen nicht mit: Ä1.") == 1


def test_nothing_waits_any_more_at_what_has_ended(proposal_in, somebody, sign_in):
    proposal = proposal_in("pre_conference")
    Position.take(proposal, "supports", by=somebody("hamburg"))
    Amendment.file(proposal, Wish(Text("Anders", proposal.text.read().blocks)), base=1, by=somebody("sachsen"))
    proposal.move("withdraw", by=somebody("bayern_freigabe"))
    page = sign_in("geschaeftsstelle").get(proposal.get_absolute_url()).content.decode()
    found = [words for words in ("Bund öffnen", "um Bestätigung gebeten", '<span class="count">1') if words in page]
    assert found == []
    with pytest.raises(Refused, match="beendet"):
        proposal.open_to_guests(True, by=somebody("geschaeftsstelle"))
