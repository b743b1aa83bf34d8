"""Why a part of a text cannot be voted on, taken over or settled now: one German sentence, or nothing."""

from accounts.permissions import Permission
from proposals.objections import closed_to
from voting.ballots.objections import not_begun
from voting.ballots.recording import already_declared
from voting.parts.rules import GOES_IN, WAITS, Stand
from voting.parts.standing import AmendmentPart, parts_of


def not_on_amendment(proposal, amendment) -> str | None:
    """Why the Länder cannot be asked about an amendment now."""
    if objection := closed_to(proposal, Permission.RECORD_VOTE) or not_begun(proposal):
        return objection
    part = parts_of(proposal).amendment(amendment.number)
    if part is None:
        return _decided_already(amendment)
    if part.stand in GOES_IN - {Stand.ADOPTED} or part.stand == Stand.MOOT:
        return f"{part.amendment.label}: {part.said}. Nehmen Sie das zurück, wenn doch abgestimmt werden soll."
    if part.stand not in WAITS:
        return already_declared(part.declared)
    return _stale(part)


def not_on_ziffer(proposal, block: str) -> str | None:
    """Why the Länder cannot be asked about a single Ziffer now."""
    if objection := closed_to(proposal, Permission.RECORD_VOTE) or not_begun(proposal):
        return objection
    parts = parts_of(proposal)
    part = parts.ziffer(block)
    if block not in parts.text.names:
        return gone(proposal, part.name if part else "Diese Ziffer")
    if parts.candidates:
        labels = ", ".join(candidate.amendment.label for candidate in parts.candidates)
        return (
            "Zuerst wird über die Änderungsanträge entschieden und der Text festgestellt. Noch nicht festgestellt: "
            f"{labels}."
        )
    if part is None:
        return (
            f"Kein Land hat beantragt, über {parts.text.names[block]} einzeln abzustimmen. Halten Sie zuerst fest, "
            "welches Land das beantragt."
        )
    if part.stand == Stand.MOOT:
        return f"{part.name} entfällt mit der Ziffer darüber, die abgelehnt ist."
    return None if part.stand in WAITS else already_declared(part.declared)


def gone(proposal, name: str) -> str:
    return (
        f"{name} gibt es in Fassung {proposal.text.number} nicht mehr. Öffnen Sie die Seite „Änderungsanträge und "
        "Ziffern“ neu; dort steht, worüber abgestimmt werden kann."
    )


def not_takeable(amendment, part: AmendmentPart | None) -> str | None:
    """Why the lead Land cannot take it over now."""
    if part is None:
        return _decided_already(amendment)
    if part.stand == Stand.ASKED:
        return (
            f"Über {amendment.label} wird gerade abgestimmt. Übernommen werden kann der Antrag erst wieder, wenn die "
            "Abstimmung abgebrochen ist."
        )
    return None if part.stand == Stand.OPEN else f"Über {amendment.label} ist schon entschieden: {part.said}."


def not_moot(amendment, part, through: int | None, other, reason: str) -> str | None:
    """Why it cannot be told as moot now."""
    if objection := not_takeable(amendment, part):
        return objection.replace("Übernommen werden kann der Antrag", "Erledigt sein kann der Antrag")
    if through and (other is None or other.stand not in GOES_IN):
        return f"Ä{through} ist nicht angenommen. Wählen Sie einen anderen Antrag oder nennen Sie den Grund."
    if not through and not reason:
        return "Bitte geben Sie an, wodurch der Antrag erledigt ist."
    return None


def not_handled(amendment, part: AmendmentPart | None) -> str | None:
    """Why nothing can be taken back any more."""
    return None if part else _decided_already(amendment)


def not_askable(proposal, *, is_ziffer: bool) -> str | None:
    """Why a Land cannot ask for a Ziffer now."""
    if not is_ziffer:
        return gone(proposal, "Diese Ziffer")
    if proposal.ballots.still_open().exists():
        return "Es wird gerade abgestimmt. Halten Sie den Antrag fest, wenn die Abstimmung geschlossen ist."
    return None


def _decided_already(amendment) -> str:
    """What has become of it by now."""
    fate = type(amendment).objects.get(pk=amendment.pk).fate
    return f"Über {amendment.label} ist schon entschieden: {fate.label}."


def _stale(part: AmendmentPart) -> str | None:
    if not part.candidate.flagged:
        return None
    label = part.amendment.label
    return (
        f"{label} passt nicht mehr zum Text; seit dem Einbringen ist eine seiner Stellen geändert. Das Land bringt ihn "
        "neu ein, oder Sie halten fest, wodurch er erledigt ist."
    )
