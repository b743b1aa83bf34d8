"""What stands behind the addresses of comments, and what their forms send."""

from proposals.models import Comment

KEY = Comment


def behind(proposal, somebody) -> dict:
    """What Hamburg has said for itself alone."""
    return {"pk": Comment.write(proposal, "Intern.", circle="land", by=somebody("hamburg")).pk}


def sent(conference) -> dict:
    return {
        "proposals:comments": {"text": "Bitte prüfen.", "circle": "all", "block_id": ""},
        "proposals:reply_comment": {"text": "Ja."},
        "proposals:settle_comment": {"tun": "erledigt"},
    }
