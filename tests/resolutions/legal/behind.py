"""A barrier that somebody has told of, and what the forms of these pages send."""

from resolutions.models import Feedback

KEY = Feedback


def behind(proposal, somebody) -> dict:
    return {"pk": Feedback.objects.create(text="Die Karte hat keine Legende.").pk}


def sent(conference) -> dict:
    pages = ("impressum", "datenschutz", "barrierefreiheit")
    return {
        **{f"resolutions:edit_{page}": {"after": "0", "text": "Wir sind es."} for page in pages},
        "resolutions:feedback": {"text": "Die Karte hat keine Legende."},
    }
