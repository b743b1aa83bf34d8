"""A text that is being written."""

import pytest
from django.urls import reverse

from tests.proposals.drafting.typed import WEB_FORM, form_of


@pytest.fixture
def post(sign_in):
    """`post("bayern", proposal, do="save", …)`: the answer of the editor."""

    def posted(name, proposal, *, headers=None, **form):
        address = reverse("proposals:write", args=[proposal.reference])
        body = form_of(proposal, **form)
        return sign_in(name).post(address, body, content_type=WEB_FORM, headers=headers or {})

    return posted
