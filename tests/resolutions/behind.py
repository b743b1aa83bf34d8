"""What a release is sent with."""


def sent(conference) -> dict:
    return {
        "resolutions:release": {"embargo": "none", "rationale": "none"},
        "resolutions:embargo": {"embargo": "none"},
        "resolutions:confirm": {"reason": "Die Freigabe gilt weiter."},
        "resolutions:cancel": {"reason": "Es fehlt eine Freigabe."},
        "resolutions:withdraw": {"reason": "Der Text war der falsche."},
    }
