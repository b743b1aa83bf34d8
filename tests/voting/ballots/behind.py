"""What the roll call is sent with."""

from tests.world import choices


def sent(conference) -> dict:
    return {"voting:rollcall": choices()}
