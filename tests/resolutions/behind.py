"""What a release is sent with."""


def sent(conference) -> dict:
    return {"resolutions:release": {"embargo": "none"}}
