"""What a person can do with a proposal now, from all floors, as the page shows it."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.permissions import Permission
from proposals.amendments.pen import authority_to_merge
from proposals.amendments.rules import is_amendable, not_mergeable
from proposals.states import EDITABLE, OPEN_FOR_POSITIONS, WRITTEN, State
from voting.models.ballot import not_open


@dataclass(frozen=True, slots=True)
class Action:
    """A button with its sentence, or the reason why it cannot be used yet. `is_awaited`: the process waits for it."""

    label: str
    explanation: str
    url: str
    objection: str | None = None
    is_awaited: bool = True


def actions_for(user, proposal) -> list[Action]:
    """The awaited ones first."""
    actions = [*_writing(user, proposal), *_position(user, proposal), *_procedure(user, proposal)]
    return sorted(actions, key=lambda action: not action.is_awaited)


def awaited_from(user, proposal) -> list[Action]:
    """What the process waits for. Not the position: a Land is asked for all that it has not taken, in one list."""
    actions = [*_writing(user, proposal), *_procedure(user, proposal)]
    return [action for action in actions if action.is_awaited]


def _writing(user, proposal):
    yield from _text(user, proposal)
    yield from _amendments(user, proposal)


def _procedure(user, proposal):
    yield from _workflow(user, proposal)
    yield from _vote(user, proposal)
    yield from _release(user, proposal)


def _workflow(user, proposal):
    for step in proposal.steps_for(user):
        code = step.transition.code.replace("_", "-")
        yield Action(
            step.transition.label,
            step.transition.explanation,
            reverse("proposals:step", args=[proposal.reference, code]),
            step.objection,
            step.transition.is_awaited,
        )


def _text(user, proposal):
    if proposal.state in EDITABLE and proposal.open_authority(user, Permission.EDIT_TEXT):
        yield Action(
            "Text bearbeiten",
            "Jedes Speichern ist eine neue Fassung; frühere bleiben erhalten.",
            reverse("proposals:write", args=[proposal.reference]),
            is_awaited=proposal.state in WRITTEN,
        )
        yield Action(
            "Text aus Word übernehmen",
            "Sie sehen zuerst, wie die Datei gelesen wurde; dann wird daraus eine neue Fassung.",
            reverse("proposals:import", args=[proposal.reference]),
            is_awaited=False,
        )


def _position(user, proposal):
    appointment = proposal.open_authority(user, Permission.TAKE_POSITION)
    if appointment and proposal.state in OPEN_FOR_POSITIONS and appointment.land_id != proposal.lead_land_id:
        has_one = any(position.land_id == appointment.land_id for position in proposal.current_positions)
        yield Action(
            "Position ändern" if has_one else "Position eintragen",
            f"Alle sehen, wie das Land {appointment.land.name} zu dem Vorschlag steht.",
            reverse("proposals:position", args=[proposal.reference]),
            is_awaited=not has_one,
        )


def _amendments(user, proposal):
    if proposal.undecided and authority_to_merge(proposal, user) and not_mergeable(proposal) is None:
        yield Action(
            "Änderungsanträge zusammenführen",
            f"Ziffer für Ziffer wählen, was in den Text kommt. Offen: {', '.join(proposal.undecided)}.",
            reverse("proposals:merge", args=[proposal.reference]),
        )
    appointment = proposal.open_authority(user, Permission.AMEND)
    if appointment and is_amendable(proposal, appointment.land_id):
        yield Action(
            "Änderungsantrag einbringen",
            f"Sie ändern den Text; der Unterschied wird der Antrag des Landes {appointment.land.name}.",
            reverse("proposals:amend", args=[proposal.reference]),
            is_awaited=False,
        )


def _vote(user, proposal):
    if proposal.state == State.TABLED and proposal.authority(user, Permission.RECORD_VOTE):
        yield Action(
            "Abstimmung erfassen",
            "Sechzehn Stimmen in einem Raster; das Ergebnis folgt aus der Geschäftsordnung.",
            reverse("voting:rollcall", args=[proposal.reference]),
            not_open(proposal),
        )


def _release(user, proposal):
    if proposal.state != State.ADOPTED:
        return
    resolution = getattr(proposal, "resolution", None)
    if resolution is None and proposal.authority(user, Permission.RELEASE):
        yield Action(
            "Zur Veröffentlichung freigeben",
            "Mit oder ohne Sperrfrist. Danach kann die Pressestelle veröffentlichen.",
            reverse("resolutions:release", args=[proposal.reference]),
        )
    elif resolution is not None and proposal.authority(user, Permission.PREVIEW_RESOLUTION):
        is_open = not resolution.is_published and proposal.authority(user, Permission.PUBLISH) is not None
        yield Action(
            "Veröffentlichen" if is_open else "Beschluss am Pressetisch ansehen",
            "Der Beschluss, wie ihn die Öffentlichkeit liest.",
            reverse("resolutions:preview", args=[proposal.reference]),
            is_awaited=is_open,
        )
