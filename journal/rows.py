"""The rows that entries speak of, as digests: what a row said when an entry named it last, it must say today.

A model takes part by its tuple `SEALED`: the columns that only a verb with an entry may change. Columns are only ever
added at the end of that tuple: a digest begins with the number of columns it covers, so that older ones still hold. A
column that has moved to another row stays in its place as a function: it gives the expression that finds it there.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast, Concat


def sealed_models() -> list[type[models.Model]]:
    """The models whose rows entries speak of, by label."""
    return sorted((model for model in apps.get_models() if hasattr(model, "SEALED")), key=lambda m: m._meta.label_lower)


def row_key(row) -> str:
    """`proposals.version:17`."""
    return f"{row._meta.label_lower}:{row.pk}"


def digests_of(rows: Iterable[models.Model]) -> dict[str, str]:
    """The digests of rows as the database holds them now, by key; in one statement.

    Name only rows that this transaction has written or locked: another one that writes them must come before or after.
    """
    keys = defaultdict(set)
    for row in rows:
        keys[type(row)].add(row.pk)
    if not keys:
        return {}
    first, *others = (_keyed(model).filter(pk__in=pks) for model, pks in keys.items())
    return dict(first.union(*others, all=True))


def digest_of(model, columns: int) -> Func:
    """The digest of a row as an expression: over the first columns of `SEALED`, as the database itself prints them."""
    return _Digest(*(_plain(model, name) for name in model.SEALED[:columns]), columns=columns)


def with_digests(model, columns: int):
    """All rows of a model without anything but key and digest."""
    rows = model._base_manager.order_by("pk")
    return rows.annotate(row_digest=digest_of(model, columns)).values_list("pk", "row_digest")


def _keyed(model):
    key = Concat(Value(f"{model._meta.label_lower}:"), Cast("pk", models.TextField()), output_field=models.TextField())
    rows = model._base_manager.order_by()
    return rows.annotate(row_key=key, row_digest=digest_of(model, len(model.SEALED))).values_list(
        "row_key", "row_digest"
    )


class _Digest(Func):
    template = (
        "'%(columns)s:' || encode(pg_catalog.sha256(convert_to("
        "pg_catalog.jsonb_build_array(%(expressions)s)::text, 'UTF8')), 'hex')"
    )
    output_field = models.TextField()


class _Bytes(Func):
    """A file counts by its own digest, so that it need not be read as text."""

    template = "encode(pg_catalog.sha256(%(expressions)s), 'hex')"
    output_field = models.TextField()


class _Microseconds(Func):
    """A moment without the time zone in which a session prints it."""

    template = "(extract(epoch FROM %(expressions)s) * 1000000)::bigint"
    output_field = models.BigIntegerField()


def _plain(model, name):
    if callable(name):
        return name()
    field = model._meta.get_field(name)
    if isinstance(field, models.BinaryField):
        return _Bytes(F(name))
    if isinstance(field, models.DateTimeField):
        return _Microseconds(F(name))
    return F(name)
