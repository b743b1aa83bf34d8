"""A Hauptkonferenz on its second day, with an agenda."""

from tests.voting.sitting import meeting, office, place, session, tabled, url  # noqa: F401
