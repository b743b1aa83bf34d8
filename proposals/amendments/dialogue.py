"""The proposed procedure as a dialogue: recommend, ask the Land, hear its answer, publish. Pure.

Each act is a row that is only ever added; where the dialogue stands follows from the rows in their order. A new
recommendation opens a new round: the Land is asked anew. What is published stays published until a newer
recommendation is published too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from intmk import clock
from intmk.labelled import Labelled


class Act(Labelled):
    ADVISE = "advise", "Empfehlung"
    ASK = "ask", "Land gefragt"
    ACCEPT = "accept", "Land nimmt an"
    REFUSE = "refuse", "Land lehnt ab"
    COUNTER = "counter", "Gegentext"
    PUBLISH = "publish", "Empfehlung veröffentlicht"


class Advice(Labelled):
    ADOPT = "adopt", "Übernehmen", "Der Änderungsantrag soll unverändert in den Text."
    MODIFY = "modify", "Geändert übernehmen", "Der Änderungsantrag soll mit anderen Worten in den Text."
    REJECT = "reject", "Ablehnen", "Der Text soll bleiben, wie er ist."


ANSWERS = frozenset({Act.ACCEPT, Act.REFUSE, Act.COUNTER})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the dialogue about one amendment stands; each field is the round that says so, or None."""

    advice: object | None = None
    asked: object | None = None
    answer: object | None = None
    published: object | None = None  # the recommendation that all Länder read
    published_at: object | None = None

    @property
    def operations(self) -> list | None:
        """The recommended words, where they differ from what was filed."""
        return self.advice.operations if self.advice and self.advice.advice == Advice.MODIFY else None

    @property
    def published_operations(self) -> list | None:
        """The published words: what everybody may read of what the office recommends."""
        return self.published.operations if self.published and self.published.advice == Advice.MODIFY else None

    @property
    def wording(self) -> list | None:
        """The words put forward last: the counter-text of the Land, else the recommended ones."""
        return self.counter if self.counter is not None else self.operations

    @property
    def counter(self) -> list | None:
        """The counter-text of the Land, if that is its answer."""
        return self.answer.operations if self.answer else None

    @property
    def sentence(self) -> str:
        """At a glance: not asked, asked since when, what was answered."""
        if self.answer:
            return _ANSWERED[Act(self.answer.act)]
        if not self.asked:
            return "nicht gefragt"
        days = (clock.today() - clock.wall(self.asked.at).date()).days
        return "heute gefragt" if days == 0 else f"gefragt seit {days} {'Tag' if days == 1 else 'Tagen'}"

    @property
    def kind(self) -> str:
        """The colour of the sentence."""
        if self.answer:
            return _KINDS[Act(self.answer.act)]
        return "examining" if self.asked else "silent"


_ANSWERED = {Act.ACCEPT: "angenommen", Act.REFUSE: "abgelehnt", Act.COUNTER: "Gegentext"}
_KINDS = {Act.ACCEPT: "supports", Act.REFUSE: "objects", Act.COUNTER: "supports_if"}


def standing(rounds: Iterable) -> Standing:
    """What follows from the rounds of one amendment, in their order."""
    advice = asked = answer = published = published_at = None
    for each in rounds:
        act = Act(each.act)
        if act == Act.ADVISE:
            advice, asked, answer = each, None, None
        elif act == Act.ASK:
            asked, answer = each, None
        elif act == Act.PUBLISH:
            published, published_at = advice, each
        else:
            answer = each
    return Standing(advice, asked, answer, published, published_at)


def read_by_asked_land(rounds: Iterable) -> list:
    """What the proposing Land reads: recommendations it was asked about or that are public, and what came after."""
    read, pending = [], None
    for each in rounds:
        if each.act == Act.ADVISE:
            pending = each
        else:
            read += [pending, each] if pending else [each]
            pending = None
    return read


def read_by_all(rounds: Iterable) -> list:
    """What every Land reads: the published recommendations."""
    read, advice = [], None
    for each in rounds:
        if each.act == Act.ADVISE:
            advice = each
        elif each.act == Act.PUBLISH:
            read += [advice, each]
    return read
