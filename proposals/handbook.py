"""The tables of the workflow and of the rights in words: for the help page and for the documentation. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.permissions import GRANTS, Relation
from proposals.states import AUDIENCE, KEEPS_AUDIENCE, STAGE, Stage, State
from proposals.workflow import TRANSITIONS, Transition

WHO: dict[Relation, str] = {
    Relation.LEAD_LAND: "federführendes Land",
    Relation.LEAD_APPROVER: "Freigabe im federführenden Land (ohne Freigabe: Fachreferat)",
    Relation.CO_SPONSOR: "Miteinbringer",
    Relation.GROUP_MEMBER: "Länder der Arbeitsgruppe",
    Relation.GROUP_LEAD: "Leitung der Arbeitsgruppe",
    Relation.MEMBER_LAND: "alle Länder",
    Relation.MEMBER_APPROVER: "Freigabe eines Landes",
    Relation.OFFICE: "Geschäftsstelle",
    Relation.FORMER_OFFICE: "frühere Geschäftsstelle",
    Relation.INCOMING_OFFICE: "kommende Geschäftsstelle",
    Relation.EVERY_OFFICE: "Geschäftsstellen aller anderen Jahre",
    Relation.DELEGATE: "Stimmführung",
    Relation.PRESS: "Pressestelle",
    Relation.GUEST: "Bund (soweit geöffnet)",
}


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A state and who sees a proposal in it."""

    state: State
    seen_by: str


@dataclass(frozen=True, slots=True)
class Chapter:
    stage: Stage
    entries: tuple[StateEntry, ...]


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step: from where to where, who takes it, what has to come with it and what may."""

    transition: Transition
    sources: tuple[State, ...]
    target: State
    taken_by: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


def chapters() -> list[Chapter]:
    """The states by stage, in reading order. A state that no step leads to is left out."""
    reached = {State.IDEA} | {transition.target for transition in TRANSITIONS.values()}
    return [
        Chapter(stage, tuple(StateEntry(s, seen_by(s)) for s in State if STAGE[s] == stage and s in reached))
        for stage in Stage
    ]


def steps() -> list[StepEntry]:
    """All steps, in the order of the table."""
    return [
        StepEntry(
            transition,
            sources=tuple(state for state in State if state in transition.sources),
            target=transition.target,
            taken_by=names(GRANTS[transition.permission]),
            required=tuple(fact.label for fact in transition.facts if fact.is_required),
            optional=tuple(fact.label for fact in transition.facts if not fact.is_required),
        )
        for transition in TRANSITIONS.values()
    ]


def straight_way() -> list[State]:
    """The way of a proposal without detours: always the first step of the table that does not lead back."""
    way = [State.IDEA]
    while (state := _onward(way)) is not None:
        way.append(state)
    return way


def seen_by(state: State) -> str:
    if state in KEEPS_AUDIENCE:
        return "wer den Vorschlag vorher gesehen hat"
    return names(AUDIENCE[state])


def names(relations: Iterable[Relation]) -> str:
    """In the order in which the relations are declared."""
    return ", ".join(WHO[relation] for relation in Relation if relation in relations)


def _onward(way):
    stages = list(Stage)
    here = stages.index(STAGE[way[-1]])
    for transition in TRANSITIONS.values():
        leads_on = transition.target not in way and stages.index(STAGE[transition.target]) >= here
        is_correction = transition.by_ballot and not transition.is_awaited
        if way[-1] in transition.sources and leads_on and not is_correction:
            return transition.target
    return None
