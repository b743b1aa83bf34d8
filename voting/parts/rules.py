"""What becomes of a part of a text in the session: an amendment, or a Ziffer that is voted on by itself. Pure."""

from intmk.labelled import Labelled


class HandlingKind(Labelled):
    """What the session does with an amendment without a ballot."""

    TAKEN_OVER = "taken_over", "übernommen", "Das federführende Land macht sich den Antrag im Wortlaut zu eigen."
    MOOT = "moot", "erledigt", "Über den Antrag wird nicht mehr abgestimmt, weil schon anderes entschieden ist."


class Stand(Labelled):
    """How it stands with a part."""

    OPEN = "open", "offen"
    ASKED = "asked", "wird abgestimmt"
    TAKEN_OVER = "taken_over", "übernommen"
    ADOPTED = "adopted", "angenommen"
    REJECTED = "rejected", "abgelehnt"
    MOOT = "moot", "erledigt"
    DECIDED = "decided", "im Text entschieden"
    GONE = "gone", "nicht mehr im Text"


GOES_IN = frozenset({Stand.TAKEN_OVER, Stand.ADOPTED})
WAITS = frozenset({Stand.OPEN, Stand.ASKED})
