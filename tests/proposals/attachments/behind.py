"""What stands behind the addresses of a file."""

from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.models import Attachment


def behind(proposal, somebody) -> dict:
    """A file of Bayern for the working group."""
    filing = Filing("Synopse", "synopsis", "group", "Synopse.txt", Content("text/plain", "txt"), b"Text")
    return {"token": Attachment.add(proposal, filing, by=somebody("bayern")).token}
