"""What stands behind the addresses of a version, and what their forms send."""


def behind(proposal, somebody) -> dict:
    """The first version."""
    return {"number": 1}


def sent(conference) -> dict:
    return {
        "proposals:name_version": {"name-name": "Fassung Vorkonferenz"},
        "proposals:contest_version": {"widerspruch-reason": "Es fehlt die Beratung."},
        "proposals:restore": {"base": "1"},
    }
