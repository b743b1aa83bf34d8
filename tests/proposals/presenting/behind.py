"""What stands behind the addresses between Referat and approver, and what their forms send."""

from proposals.models import Presentation

FOR_ALL = True


def behind(proposal, somebody) -> dict:
    """The submission, laid before the approver of Bayern."""
    Presentation.present(proposal, "submission", by=somebody("bayern"), note="Bitte freigeben.")
    return {}


def sent(conference) -> dict:
    return {
        "proposals:present": {"release": "submission", "note": "Fertig."},
        "proposals:send_back": {"release": "submission", "note": "Bitte kürzen."},
    }
