"""A template that shows what is not there fails in the tests, and nothing else does."""

import pytest
from django.template import engines

from tests.unknown import UnknownVariable


class Paper:
    title = "Sprachkurse"
    group = None


def rendered(template: str) -> str:
    return engines["django"].from_string(template).render({"paper": Paper()})


@pytest.mark.parametrize(
    "template",
    [
        "{{ papre }}",
        "{{ paper.titel }}",
        "{{ paper.titel|upper }}",
        "{% with title=paper.titel %}{{ title }}{% endwith %}",
        "{% url paper.adress %}",
    ],
)
def test_a_name_that_is_unknown_fails(template):
    with pytest.raises(UnknownVariable):
        rendered(template)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ paper.title }}", "Sprachkurse"),
        ("{{ paper.group.name }}", ""),
        ("{{ paper.group.name|default:'–' }}", "–"),
        ("{% if note %}{{ note }}{% endif %}", ""),
        ("{% firstof note 'Beschluss' %}", "Beschluss"),
    ],
)
def test_nothing_behind_nothing_and_a_question_are_no_mistake(template, shown):
    assert rendered(template) == shown
