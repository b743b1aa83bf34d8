"""What the Länder say to the fullest proposals: amendments, comments and attachments, in bulk."""

import hashlib
from dataclasses import replace

from proposals.comments.circles import Circle
from proposals.models import Amendment, Attachment, Comment
from proposals.states import UNDER_WAY, State
from text.amend import dump, operations

AMENDMENTS = 10
COMMENTS = 6
ATTACHMENTS = 2


class Talk:
    """About one batch of proposals; each has its current version with it."""

    def __init__(self, frame):
        self.frame = frame

    def about(self, proposals) -> None:
        under_way = [proposal for proposal in proposals if proposal.state in UNDER_WAY]
        Comment.objects.bulk_create(self._comment(each, place) for each in under_way for place in range(COMMENTS))
        Attachment.objects.bulk_create(
            self._attachment(each, place) for each in under_way for place in range(ATTACHMENTS)
        )
        tabled = [proposal for proposal in under_way if proposal.state == State.TABLED]
        Amendment.objects.bulk_create(self._amendment(each, place) for each in tabled for place in range(AMENDMENTS))

    def _others(self, proposal) -> list[str]:
        return [code for code in self.frame.laender if code != proposal.lead_land_id]

    def _comment(self, proposal, place) -> Comment:
        land = self._others(proposal)[place]
        return Comment(
            proposal=proposal,
            version=proposal.text,
            block_id=proposal.text.blocks[place]["id"],
            text="Das sollten wir noch einmal besprechen.",
            circle=Circle.ALL,
            audience=proposal.state,
            land_id=land,
            by=self.frame.officials[land],
        )

    def _attachment(self, proposal, place) -> Attachment:
        land, data = self._others(proposal)[place], b"Anlage"
        return Attachment(
            proposal=proposal,
            number=place + 1,
            title=f"Anlage {place + 1}",
            kind="annex",
            access="laender",
            file_name="anlage.txt",
            content_type="text/plain",
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            data=data,
            land_id=land,
            by=self.frame.officials[land],
        )

    def _amendment(self, proposal, place) -> Amendment:
        """Two words of one block replaced: several wish for the same block."""
        land, old = self._others(proposal)[place], proposal.text.read().blocks
        block = old[1 + place % 6]
        words = block.text.split()
        words[place], words[-2] = "nachdrücklich", "verlässlich"
        new = tuple(replace(each, text=" ".join(words)) if each is block else each for each in old)
        return Amendment(
            proposal=proposal,
            number=place + 1,
            land_id=land,
            base=proposal.text,
            operations=dump(operations(old, new)),
            reason="So ist es klarer.",
            audience=proposal.state,
            filed_by=self.frame.officials[land],
        )
