"""Who stands behind a text that came from another proposal."""

from proposals.positions.models import Position
from proposals.positions.stances import Stance


def unite_sponsors(proposal, source, *, by) -> list[Position]:
    """Lead and co-sponsors of `source` co-sponsor this text, too, where they have not said anything about it yet.

    Their positions refer to the text they signed, that of `source`: each Land is asked to confirm this one.
    """
    silent = {*source.co_sponsors, source.lead_land_id}
    silent -= {proposal.lead_land_id, *proposal.positions.current().values_list("land", flat=True)}
    return Position.objects.bulk_create(
        Position(
            proposal=proposal,
            land_id=land,
            stance=Stance.CO_SPONSOR,
            note=f"Übernommen aus {source.reference}",
            version=source.text,
            taken_by=by,
            committed_by=by,
        )
        for land in sorted(silent)
    )
