"""What was adopted goes in as the merge would put it in; what collides with what was decided before stays out."""

from dataclasses import dataclass

from hypothesis import given

from proposals.amendments.candidates import Candidate, Variant
from proposals.amendments.merging import Choices, Merge
from proposals.amendments.rules import Fate
from tests.text.spelled import text
from tests.text.strategies import quick, titled_versions
from text.text import Text
from text.weave import parts
from voting.parts.applying import applied


def spelled(spec) -> Text:
    return Text("Kurse", text(spec))


BASE = spelled("a b c/2 d")


@dataclass(frozen=True)
class Filed:
    """An amendment as the merge reads it, without a database."""

    number: int
    blocks: tuple

    @property
    def label(self):
        return f"Ä{self.number}"

    def wanted(self):
        return ()

    def source(self, operations):
        return self.blocks


def candidate(base, number, wanted) -> Candidate:
    return Candidate(Filed(number, wanted.blocks), {Variant.ORIGINAL: parts(base.operations_to(wanted))}, frozenset())


def candidates(base, edited):
    return [candidate(base, number, wanted) for number, wanted in enumerate(edited, start=1)]


def by_merge(base, going_in):
    chosen = {each.number: dict.fromkeys(each.block_ids, Variant.ORIGINAL) for each in going_in}
    return Merge(base, going_in, Choices(chosen))


@quick
@given(titled_versions(4))
def test_what_does_not_collide_goes_in_as_by_the_merge(texts):
    base, *edited = texts
    going_in = candidates(base, edited)
    merge = by_merge(base, going_in)
    found = applied(base, going_in)
    if not merge.collisions:
        assert (found.text, found.left_out) == (merge.result, [])
    assert found.text.settled() == found.text


@quick
@given(titled_versions(4))
def test_nothing_collides_in_what_goes_in(texts):
    base, *edited = texts
    going_in = candidates(base, edited)
    found = applied(base, going_in)
    assert bool(found.left_out) == bool(by_merge(base, going_in).collisions)


@quick
@given(titled_versions(2))
def test_one_alone_gives_the_text_its_land_wants(texts):
    base, wanted = texts
    [one] = candidates(base, [wanted])
    assert by_merge(base, [one]).result == applied(base, [one]).text


def test_the_first_decided_stands():
    first, second = candidates(BASE, [spelled("a:x b c/2 d"), spelled("b c/2 d")])
    for going_in, left in (([first, second], "Ä2"), ([second, first], "Ä1")):
        found = applied(BASE, going_in)
        assert [sentence.rpartition(" ")[2] for sentence in found.left_out] == [f"{left}."]
    assert applied(BASE, [first, second]).fates == {1: Fate.ADOPTED, 2: Fate.SETTLED}
    assert applied(BASE, [second, first]).fates == {1: Fate.SETTLED, 2: Fate.ADOPTED}


def test_what_is_put_below_a_struck_ziffer_gives_way():
    striking, adding = candidates(BASE, [spelled("a d"), spelled("a b c/2 x/2 d")])
    found = applied(BASE, [striking, adding])
    assert [block.id for block in found.text.blocks] == [block.id for block in spelled("a d").blocks]
    assert len(found.left_out) == 1
