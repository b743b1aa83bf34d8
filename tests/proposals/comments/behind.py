"""What stands behind the addresses of comments, and what their forms send."""

from proposals.models import Comment
from proposals.states import UNDER_WAY, State

KEY = Comment


def behind(proposal, somebody) -> dict:
    """The first place of the text, and what Hamburg has said for itself alone, where it could say something."""
    found = {"block_id": proposal.text.blocks[0]["id"]}
    if proposal.state not in UNDER_WAY - {State.IDEA}:
        return found
    return found | {"pk": Comment.write(proposal, "Intern.", circle="land", by=somebody("hamburg")).pk}


def sent(conference) -> dict:
    return {
        "proposals:comments": {"text": "Bitte prüfen.", "circle": "all", "block_id": ""},
        "proposals:reply_comment": {"text": "Ja."},
        "proposals:settle_comment": {"tun": "erledigt"},
    }
