"""Two people of the office save the same page at the same moment."""

import pytest

from resolutions.legal.rules import LegalPage
from resolutions.models import LegalText

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_at_once_end_in_one_version_and_one_refusal(conference, somebody, together):
    office = somebody("geschaeftsstelle")
    found = together(*(lambda text=text: LegalText.write(LegalPage.IMPRINT, text, after=0, by=office) for text in "ab"))
    assert sorted(type(each).__name__ for each in found) == ["Refused", "bool"]
    assert LegalText.objects.count() == 1
