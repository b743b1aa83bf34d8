import pytest
from lxml import html

from accounts.permissions import Relation
from proposals.glossary import GLOSSARY
from proposals.handbook import WHO, chapters, seen_by, steps, straight_way
from proposals.states import State
from proposals.workflow import TRANSITIONS

URL = "/hilfe/ablauf/"


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def test_the_straight_way_leads_from_the_idea_to_the_resolution():
    assert straight_way() == [
        State.IDEA,
        State.EXCHANGE,
        State.DRAFTING,
        State.SUBMITTED,
        State.ADMITTED,
        State.PRE_CONFERENCE,
        State.TABLED,
        State.ADOPTED,
    ]


def test_every_state_is_explained_once():
    explained = [entry.state for chapter in chapters() for entry in chapter.entries]
    assert sorted(explained) == sorted(State)


def test_every_step_is_explained():
    assert [step.transition.code for step in steps()] == list(TRANSITIONS)


def test_every_relation_has_a_german_name():
    assert set(WHO) == set(Relation)
    assert len(set(WHO.values())) == len(WHO)


@pytest.mark.parametrize(
    ("state", "who"),
    [
        (State.IDEA, "federführendes Land"),
        (
            State.SUBMITTED,
            "alle Länder, Geschäftsstelle, frühere Geschäftsstelle, Geschäftsstellen aller anderen Jahre",
        ),
        (State.WITHDRAWN, "wer den Vorschlag vorher gesehen hat"),
    ],
)
def test_who_sees_a_state(state, who):
    assert seen_by(state) == who


def test_the_glossary_is_in_alphabetical_order():
    terms = [term.word.casefold().translate(str.maketrans("äöü", "aou")) for term in GLOSSARY]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("persona", ["bayern", "bund", "verwaltung"])
def test_everybody_signed_in_may_read_it(sign_in, persona):
    assert sign_in(persona).get(URL).status_code == 200


def test_the_public_is_asked_to_sign_in(sign_in):
    assert sign_in(None).get(URL).status_code == 302


def test_the_page_tells_step_way_and_who(sign_in):
    document = html.fromstring(sign_in("bayern").get(URL).content.decode())
    step = next(row for row in document.xpath("//li[@class='row']") if row.xpath("string(.//h3)") == "Einreichen")
    assert words(step) == (
        "Einreichen Der Text liegt danach fest; alle Länder sehen ihn, die Geschäftsstelle prüft die Form. "
        "Von: In Erarbeitung. Nach: Eingereicht. Wer: Freigabe im federführenden Land (ohne Freigabe: Fachreferat)"
    )
    assert len(document.xpath("//dl/div")) == len(GLOSSARY)


def test_the_page_asks_only_who_reads(sign_in, django_assert_num_queries):
    client = sign_in("bayern")
    with django_assert_num_queries(3):
        client.get(URL)
