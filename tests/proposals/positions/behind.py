"""What stands behind the addresses of positions, and what their forms send."""

from proposals.models import Position

KEY = Position


def behind(proposal, somebody) -> dict:
    """The position of Hamburg, which wishes another wording."""
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    wish = {"block_id": ziffer.id, "wording": "Die IntMK begrüßt Kurse."}
    return {"pk": Position.take(proposal, "supports_if", by=somebody("hamburg_freigabe"), **wish).pk}


def sent(conference) -> dict:
    return {
        "proposals:position": {"stance": "supports"},
        "proposals:confirm_position": {"fassung": "1"},
        "proposals:decide_position": {"tun": "verwerfen"},
        "proposals:wish": {"fassung": "1", "gesehen": "ja"},
        "proposals:own_land": {"land": "BY", "freigabe": "ja"},
    }
