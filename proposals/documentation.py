"""The documentation that is made from the tables: workflow, rights, glossary, and the matrix reviewed by eye.

Pure: tables in, text out. `manage.py build_docs` writes the files and checks that they are current.
"""

from collections.abc import Callable, Collection, Iterable

from accounts.permissions import GRANTS, Permission, Relation
from proposals.glossary import GLOSSARY
from proposals.handbook import WHO, names, seen_by, steps
from proposals.states import AUDIENCE, KEEPS_AUDIENCE, STAGE, State
from proposals.workflow import TRANSITIONS

NOTICE = "<!-- Made by `make docs` from the tables in the code. Do not edit by hand. -->"
SHORT: dict[Relation, str] = {
    Relation.LEAD_LAND: "LL",
    Relation.LEAD_APPROVER: "LA",
    Relation.CO_SPONSOR: "CS",
    Relation.GROUP_MEMBER: "GM",
    Relation.GROUP_LEAD: "GL",
    Relation.MEMBER_LAND: "ML",
    Relation.MEMBER_APPROVER: "MA",
    Relation.OFFICE: "OF",
    Relation.FORMER_OFFICE: "FO",
    Relation.INCOMING_OFFICE: "IO",
    Relation.EVERY_OFFICE: "EO",
    Relation.DELEGATE: "DE",
    Relation.PRESS: "PR",
    Relation.GUEST: "GU",
}


def workflow_page() -> str:
    """States, steps and their picture, for people who read the code and for officials who check it."""
    return _page(
        "# The life of a proposal",
        "Sources: `proposals/states.py`, `proposals/workflow.py`, `accounts/permissions.py`. `Proposal.move` is the "
        "only writer of a state. Release and publication are no states: they belong to the resolution.",
        "## States",
        _table(
            ("State", "Label", "Meaning", "Stage", "Seen by"),
            [(f"`{s.value}`", s.label, s.sentence, STAGE[s].label, seen_by(s)) for s in State],
        ),
        "## Steps",
        _table(
            ("Step", "Label", "From", "To", "Permission", "Taken by", "Facts", "Objections"),
            [_step_row(step) for step in steps()],
        ),
        "No step is possible once the year of the conference has ended (`objections.closed_to`), nor by hand while the "
        "Länder are asked about the proposal (`objections.put_to_vote`).",
        "A fact in brackets may be left out. „Folgt aus der Abstimmung“: the ballot takes the step, never a hand.",
        "## Picture",
        "Without the ways out that end a proposal before a vote (`withdraw_idea`, `withdraw`, `carry_over`); the table "
        "has them.",
        _picture(),
    )


def rights_page() -> str:
    """Who may do what, and who sees what."""
    return _page(
        "# Rights",
        "Sources: `accounts/permissions.py`, `accounts/relations.py`, `proposals/states.py`. *Who* stands here, *when* "
        "in [workflow.md](workflow.md). Relations follow from a person's appointments and from the Länder that a "
        "subject names.",
        "## Relations",
        _table(("Relation", "In German"), [(f"`{relation}`", WHO[relation]) for relation in Relation]),
        "## Permissions",
        "A permission finishes the sentence “a user may …”.",
        _table(
            ("Permission", "A user may …", "Granted to"),
            [(f"`{p.name}`", p.value, names(GRANTS[p])) for p in Permission],
        ),
        "## Who sees a proposal",
        _table(("State", "Seen by"), [(state.label, seen_by(state)) for state in State]),
        "## Permission × relation",
        _marks("Permission", [(f"`{permission.name}`", GRANTS[permission]) for permission in Permission]),
        "## State × relation",
        _marks("State", [(state.label, AUDIENCE[state]) for state in State if state in AUDIENCE]),
        "A proposal that was withdrawn, united, split or carried over keeps the audience it had before.",
    )


def glossary_page() -> str:
    """What the words of the conference are called in the code."""
    return _page(
        "# Glossary",
        "Source: `proposals/glossary.py`; the interface shows the same words under „Ablauf und Begriffe“. Code is "
        "English but for `Land`, because “state” is the word of the workflow.",
        _table(("German", "In the code", "Meaning"), [(t.word, f"`{t.code}`", t.meaning) for t in GLOSSARY]),
    )


def matrix() -> str:
    """Both matrices in fixed width: one line each, so that a change of a right is one changed line."""
    legend = [f"{SHORT[relation]}  {relation:<14} {WHO[relation]}" for relation in Relation]
    permissions = [_line(permission.name, GRANTS[permission]) for permission in Permission]
    audiences = [_line(state.name, AUDIENCE[state]) for state in State if state in AUDIENCE]
    kept = [f"{state.name:<28}as before" for state in State if state in KEEPS_AUDIENCE]
    blocks = [
        ["Relations", "", *legend],
        [_heading("A user may …"), *permissions],
        [_heading("Sees a proposal in state …"), *audiences, *kept],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "docs/workflow.md": workflow_page,
    "docs/rights.md": rights_page,
    "docs/glossary.md": glossary_page,
    "tests/rights.txt": matrix,
}


def _page(*parts: str) -> str:
    title, *rest = parts
    return "\n\n".join((title, NOTICE, *rest)) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _marks(head: str, rows: Iterable[tuple[str, Collection[Relation]]]) -> str:
    return _table(
        (head, *(SHORT[relation] for relation in Relation)),
        [(label, *("●" if relation in held else "" for relation in Relation)) for label, held in rows],
    )


def _step_row(step) -> tuple[str, ...]:
    transition = step.transition
    facts = [*step.required, *(f"({label})" for label in step.optional)]
    return (
        f"`{transition.code}`",
        transition.label,
        ", ".join(state.label for state in step.sources),
        step.target.label,
        f"`{transition.permission.name}`",
        step.taken_by,
        ", ".join(facts),
        ", ".join(f"`{objection.__name__}`" for objection in (*transition.in_session, *transition.objections)),
    )


def _picture() -> str:
    shown = [step for step in TRANSITIONS.values() if step.target not in KEEPS_AUDIENCE]
    drawn = [state for state in State if any(state in {step.target, *step.sources} for step in shown)]
    names_of_states = [f'    state "{state.label}" as {state.value}' for state in drawn]
    arrows = [
        f"    {source.value} --> {step.target.value} : {step.label}"
        for step in shown
        for source in State
        if source in step.sources
    ]
    lines = ["```mermaid", "stateDiagram-v2", *names_of_states, f"    [*] --> {State.IDEA.value}", *arrows, "```"]
    return "\n".join(lines)


def _heading(title: str) -> str:
    return f"{title:<28}{' '.join(SHORT.values())}"


def _line(name: str, held: Collection[Relation]) -> str:
    return f"{name:<28}{' '.join(' x' if relation in held else ' .' for relation in SHORT)}"
