"""What is measured: every kind of page once, as the person who mostly uses it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.text import COMMON, RARE

REPEATS = 3
STEPS = 50  # measured per repeat; each uses up a proposal, as do its five to warm up
STEPS_WARM = 5


@dataclass(frozen=True, slots=True)
class Page:
    """One request. `{}` in the address stands for the next of `references`; `persona` None is the public.

    `forms` are sent in turn: what one changes the next changes back.
    """

    name: str
    persona: str | None
    address: str
    forms: tuple[dict[str, str], ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ("",)
    status: int = 200
    is_revisit: bool = False
    times: int = 200
    warm: int = 20

    @property
    def is_same_each_time(self) -> bool:
        return len(self.references) == 1 and len(self.forms) < 2

    def path(self, turn: int) -> str:
        return self.address.format(self.references[turn] if len(self.references) > 1 else self.references[0])

    def form(self, turn: int) -> dict[str, str] | None:
        return self.forms[turn % len(self.forms)] if self.forms else None


class Pages:
    """The pages of one prepared database."""

    def __init__(self, facts: dict):
        self.facts = facts

    def __iter__(self) -> Iterator[Page]:
        yield from self._lists()
        yield from self._one()
        yield from self._long()
        yield from self._public()
        yield from self._steps()

    def _lists(self):
        filters = "/vorschlaege/?stand=tabled&thema=arbeit"
        yield Page("list", "bayern", "/vorschlaege/")
        yield Page("list, filtered", "bayern", filters)
        yield Page("list, filtered, deep page", "bayern", f"{filters}&vor={self.facts['deep_key']}")
        yield Page("search, rare word", "bayern", f"/vorschlaege/?q={RARE}")
        yield Page("search, commonest word", "bayern", f"/vorschlaege/?q={COMMON}")
        yield Page("board", "bayern", "/vorschlaege/tafel/")
        yield Page("tasks, ministry", "bayern", "/aufgaben/")
        yield Page("tasks, Geschäftsstelle", "geschaeftsstelle", "/aufgaben/")

    def _one(self):
        """Each has 10 versions and 15 positions; those still under way have comments and attachments besides."""
        decided, amended, drafting = (f"/vorschlaege/{self.facts[name]}/" for name in ("full", "amended", "drafting"))
        yield Page("proposal, decided by a vote", "bayern", decided)
        yield Page("proposal, 10 amendments", "bayern", amended)
        yield Page("proposal, 10 amendments, from the list", "bayern", f"{amended}?aus=konferenz%3D20%26stand%3Dtabled")
        yield Page("proposal, in the working group", "geschaeftsstelle", drafting)
        yield Page("10 amendments with redline", "bayern", f"{amended}aenderungen/")
        yield Page("synopsis of 10 amendments", "bayern", f"{amended}aenderungen/synopse/")
        yield Page("form of the roll call", "geschaeftsstelle", f"/vorschlaege/{self.facts['tabled'][-1]}/abstimmung/")

    def _long(self):
        """240 Ziffern on 18 pages, 30 of them changed; 60 amendments."""
        long = f"/vorschlaege/{self.facts['long']}/"
        for name, end in (
            ("proposal", ""),
            ("redline in the text", "vergleich/"),
            ("redline side by side", "vergleich/?ansicht=nebeneinander"),
            ("editor", "schreiben/"),
            ("merging 60 amendments", "aenderungen/zusammenfuehrung/"),
        ):
            yield Page(f"240 Ziffern: {name}", "bayern", f"{long}{end}", times=40, warm=4)
        for name, end, header in (
            ("one block operation", "schreiben/", "X-Operation"),
            ("one choice among 60 amendments", "aenderungen/zusammenfuehrung/stelle/", "HX-Request"),
        ):
            forms = tuple(self.facts[name])
            yield Page(f"240 Ziffern: {name}", "bayern", f"{long}{end}", forms, {header: "true"}, times=40, warm=4)

    def _public(self):
        resolution = f"/beschluesse/{self.facts['full']}"
        yield Page("public list", None, "/beschluesse/")
        yield Page("public search", None, f"/beschluesse/?q={COMMON}")
        yield Page("public resolution", None, f"{resolution}/")
        yield Page("public resolution, revisit (304)", None, f"{resolution}/", status=304, is_revisit=True)
        yield Page("PDF", None, f"{resolution}.pdf", times=40, warm=4)

    def _steps(self):
        yield self._step("step: admit", "schritt/admit/", {"note": "Geprüft."}, "submitted")
        yield self._step("roll call of 16", "abstimmung/", self.facts["votes"], "tabled")

    def _step(self, name, end, data, state):
        address = f"/vorschlaege/{{}}/{end}"
        references = tuple(self.facts[state])
        more = {"references": references, "status": 302, "times": STEPS, "warm": STEPS_WARM}
        return Page(name, "geschaeftsstelle", address, (data,), **more)


def floor(facts: dict) -> Iterator[Page]:
    """The least Django can do for the same data: see `benchmarks.floor`."""
    yield Page("floor: list of 50", "bayern", "/list/50/")
    yield Page("floor: list of 30", "bayern", "/list/30/")
    yield Page("floor: search", "bayern", f"/search/?q={COMMON}")
    yield Page("floor: one proposal", "bayern", f"/one/{facts['full']}/")
    yield Page("floor: roll call", "geschaeftsstelle", f"/vote/{facts['tabled'][-1]}/", ({"x": "y"},), status=302)
