"""A Hauptkonferenz on its second day."""

from tests.voting.sitting import meeting, office, session  # noqa: F401
