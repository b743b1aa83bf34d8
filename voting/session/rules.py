"""What is counted and who may sit for a Land in a session. Pure."""

from accounts.laender import COUNT, FEDERATION, NAMES
from conferences.rules import DeputyLevel
from intmk.counted import counted
from intmk.labelled import Labelled


class Function(Labelled):
    """In which function a person sits for a Land, from the minister down (domain §2.3, `deputy_level`)."""

    MINISTER = "minister", "Ministerin oder Minister"
    STATE_SECRETARY = "state_secretary", "Staatssekretärin oder Staatssekretär"
    MANDATE = "mandate", "Beauftragte mit Vollmacht"
    OTHER_LAND = "other_land", "vertreten durch ein anderes Land"


_LEVELS = list(DeputyLevel)


def functions_under(deputy_level: str) -> list[Function]:
    """Who may sit for a Land under the rules of the conference. Each level admits those above it, too."""
    return list(Function)[: _LEVELS.index(DeputyLevel(deputy_level)) + 1]


def not_entitled(function: str, deputy_level: str) -> str | None:
    """Why somebody in this function may not sit for a Land; None where she may, or where no function is noted."""
    if not function or function in functions_under(deputy_level):
        return None
    return (
        f"Nach der Geschäftsordnung vertreten ein Land {DeputyLevel(deputy_level).label}. "
        f"„{Function(function).label}“ lässt sich deshalb nicht vermerken."
    )


def quorum_told(present: int, of: int, quorum: int) -> str:
    """„11 von 16 anwesend, beschlussfähig ab 9“; below that also what is missing."""
    told = f"{present} von {of} anwesend"
    if not quorum:
        return f"{told}; eine Mindestzahl verlangt die Geschäftsordnung nicht"
    told = f"{told}, beschlussfähig ab {quorum}"
    if present >= quorum:
        return told
    missing = quorum - present
    verb = "fehlt" if missing == 1 else "fehlen"
    return f"{told}: es {verb} {counted(missing, 'Land', 'Länder')}"


def code_of(typed: str, members: tuple[str, ...]) -> str | None:
    """The member that somebody means by its code or its name, or None."""
    wanted = typed.strip().casefold()
    names = {code: NAMES.get(code, "Bund") for code in members}
    return next((code for code, name in names.items() if wanted in (code.casefold(), name.casefold())), None)


def stranger_told(typed: str, members: tuple[str, ...]) -> str:
    who = "die 16 Länder" if len(members) == COUNT else f"die 16 Länder und der Bund ({FEDERATION})"
    return f"„{typed}“ ist kein Kürzel, das hier eine Stimme hat. Stimmberechtigt sind {who}, zum Beispiel BY oder SN."
