"""What lies on somebody's desk becomes an amendment of her Land."""

from proposals.amendments.models.amendment import Amendment, Wish
from proposals.drafting.desk import Desk, Sheet
from text.blocks import MAX_CHARS, TextError


def file(sheet: Sheet, desk: Desk) -> Amendment:
    """Make the difference between the base and the desk an amendment. Raises TextError or Refused."""
    if len(desk.reason) > MAX_CHARS:
        raise TextError(f"Die Begründung ist zu lang; möglich sind {MAX_CHARS} Zeichen.")
    wish = Wish(desk.draft().text, desk.reason)
    number = sheet.replaces.number if sheet.replaces else None
    return Amendment.file(sheet.proposal, wish, base=desk.base.number, by=sheet.user, replaces=number)
