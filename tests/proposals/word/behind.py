"""What stands behind the addresses of the files that a text is written to."""

from proposals.amendments.models.amendment import Wish
from proposals.amendments.rules import is_amendable
from proposals.models import Amendment
from text.text import Text

QUERIES = {"proposals:compare_docx": "von=1&bis=1"}


def behind(proposal, somebody) -> dict:
    """The first version, and the first amendment, of Hamburg, where the state allows one."""
    if is_amendable(proposal, "HH"):
        wish = Wish(Text("Ein anderer Titel", proposal.text.read().blocks))
        Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    return {"number": 1}
