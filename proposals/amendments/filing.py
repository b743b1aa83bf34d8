"""What lies on somebody's desk becomes an amendment of her Land."""

from django.db import transaction

from proposals.amendments.models.amendment import Amendment, Wish
from proposals.drafting.desk import Desk, Sheet


def file(sheet: Sheet, desk: Desk) -> Amendment:
    """Make the difference between the base and the desk an amendment; the copy goes. Raises TextError or Refused."""
    wish = Wish(desk.draft().text, desk.reason)
    number = sheet.replaces.number if sheet.replaces else None
    with transaction.atomic():
        amendment = Amendment.file(sheet.proposal, wish, base=desk.base.number, by=sheet.user, replaces=number)
        sheet.copies().delete()
    return amendment
