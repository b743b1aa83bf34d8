"""Where a resolution stands between its release and the public, in German words."""

from datetime import datetime

from django.utils import formats

from intmk import clock


def moment(at: datetime) -> str:
    """„26. März 2025, 11:00 Uhr“, in Berlin."""
    return f"{formats.date_format(clock.wall(at), 'j. F Y, H:i')} Uhr"


def distance(at: datetime) -> str:
    """How far away a moment is, in calendar days: „heute“, „morgen“, „in 3 Tagen“."""
    days = (clock.wall(at).date() - clock.today()).days
    return {0: "heute", 1: "morgen"}.get(days, f"in {days} Tagen")


def has_running_embargo(resolution) -> bool:
    return resolution.embargo_until is not None and not clock.has_come(resolution.embargo_until)


def standing(resolution) -> str:
    """From when everybody may read the resolution, or what it still waits for."""
    if resolution.is_withdrawn:
        return f"zurückgezogen am {moment(resolution.withdrawn_at)}"
    if resolution.is_suspended:
        return "ruht: Das Ergebnis ist nach der Freigabe berichtigt"
    if resolution.is_public:
        return f"öffentlich seit {moment(resolution.visible_from)}"
    if resolution.is_published:
        return f"wird öffentlich am {moment(resolution.visible_from)}, {distance(resolution.visible_from)}"
    if has_running_embargo(resolution):
        return f"Sperrfrist bis {moment(resolution.embargo_until)}, {distance(resolution.embargo_until)}"
    if resolution.embargo_until:
        return f"Sperrfrist abgelaufen am {moment(resolution.embargo_until)}"
    return "ohne Sperrfrist"
