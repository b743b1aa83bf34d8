"""What a vote leaves behind: a row of everything, with a correction asked for and a remark."""

from tests.world import NOW
from voting.models import Correction, Remark


def voted(proposal, person, land):
    ballot = proposal.ballots.get()
    declared = ballot.declarations.get()
    wrong = {"choices": {}, "decided_at": NOW, "reason": "Falsch.", "asked_by": person}
    return [
        *(ballot, ballot.votes.first(), declared),
        Correction.objects.create(declaration=declared, **wrong),
        Remark.objects.create(declaration=declared, land=land, text="Anders gemeint.", made_by=person),
    ]
