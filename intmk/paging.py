"""Lists are paged by key: the last page costs as much as the first, and nothing is counted."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q, Subquery

from intmk import clock

SIZE = 30


@dataclass(frozen=True, slots=True)
class KeyPage:
    """Rows newest first, with the addresses of the neighbouring pages (or None). `by_rank`: the best first."""

    rows: list
    previous_url: str | None
    next_url: str | None
    by_rank: bool = False


def key_page(rows, moment: str, params, *, name: str = "pk", size: int = SIZE) -> KeyPage:
    """The page of a queryset that `?vor=KEY` (older) or `?nach=KEY` (newer) asks for.

    `moment` names the datetime field the list is ordered by, newest first; ties are broken by the primary key. In the
    address a row is told by `name`, a unique column, where its key would tell of rows that the reader does not see. An
    unreadable key gives the first page.
    """
    older, newer = (_asked(rows.model, name, params.get(way)) for way in ("vor", "nach"))
    if newer and not older:
        found = list(rows.filter(_beyond(moment, newer, "gt")).order_by(moment, "pk")[: size + 1])
        page, has_newer, has_older = found[:size][::-1], len(found) > size, True
    else:
        if older:
            rows = rows.filter(_beyond(moment, older, "lt"))
        found = list(rows.order_by(f"-{moment}", "-pk")[: size + 1])
        page, has_newer, has_older = found[:size], bool(older), len(found) > size
    return KeyPage(
        page,
        _url(params, "nach", page[0], moment, name) if page and has_newer else None,
        _url(params, "vor", page[-1], moment, name) if page and has_older else None,
    )


def ranked_page(rows, params, *, size: int = SIZE) -> KeyPage:
    """The page of hits that `?seite=2` asks for: few enough that pages can be counted off. Unreadable: the first."""
    typed = params.get("seite") or ""
    number = int(typed) if re.fullmatch(r"[1-9]\d{0,2}", typed) else 1
    found = list(rows[(number - 1) * size : number * size + 1])
    before, after = number > 1, len(found) > size
    return KeyPage(
        found[:size],
        _address(params, {"seite": number - 1} if number > 2 else {}) if before else None,
        _address(params, {"seite": number + 1}) if after else None,
        by_rank=True,
    )


def neighbours(rows, moment: str, row) -> tuple:
    """The rows above and below one in such a list (newer, older), or None at its ends. One statement."""
    key = getattr(row, moment), row.pk
    newer = rows.filter(_beyond(moment, key, "gt")).order_by(moment, "pk")[:1]
    older = rows.filter(_beyond(moment, key, "lt")).order_by(f"-{moment}", "-pk")[:1]
    found = {(getattr(each, moment), each.pk) > key: each for each in newer.union(older, all=True)}
    return found.get(True), found.get(False)


def _asked(model, name, text):
    """The moment and the primary key of the row that the address tells; the key is looked up with the list itself."""
    at, _, key = (text or "").rpartition("_")
    try:
        moment = clock.wall(datetime.fromisoformat(at))
        if name == "pk":
            return moment, int(key)
    except (ValueError, OverflowError):
        return None
    row = model.objects.filter(**{name: key}) if key.isprintable() else model.objects.none()
    return moment, Subquery(row.order_by().values("pk")[:1])


def _beyond(moment, key, side):
    at, pk = key
    return Q(**{f"{moment}__{side}": at}) | Q(**{moment: at, f"pk__{side}": pk})


def _url(params, way, row, moment, name):
    return _address(params, {way: f"{getattr(row, moment).isoformat()}_{getattr(row, name)}"})


def _address(params, place: dict):
    kept = [(key, value) for key, value in params.items() if key not in ("vor", "nach", "seite") and value]
    return "?" + urlencode([*kept, *place.items()])
