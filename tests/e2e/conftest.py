"""A text that is being written in the browser."""

import pytest


@pytest.fixture
def editor(visit, proposal_in):
    """Hamburg at the editor of a text that its working group writes."""
    writer = visit("hamburg")
    writer.go(f"{proposal_in('drafting').get_absolute_url()}schreiben/")
    return writer
