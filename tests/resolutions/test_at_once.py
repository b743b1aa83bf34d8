"""Two people release, or publish, at the same moment."""

import pytest

from journal.models import Entry
from resolutions.models import Resolution
from tests.together import same

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_releases_are_one_and_so_are_two_publications(proposal_in, somebody, together):
    proposal = proposal_in("adopted")
    office, press = somebody("geschaeftsstelle"), somebody("presse")
    found = together(*(lambda: Resolution.release(same(proposal), by=office).pk for _ in range(2)))
    assert found[0] == found[1]
    published = together(*(lambda: Resolution.objects.get().publish(by=press) for _ in range(2)))
    assert sorted(published) == [False, True]
    assert Entry.objects.filter(verb__in=["released", "published"]).count() == 2
