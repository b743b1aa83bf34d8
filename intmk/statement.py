"""A wide read of one thing: its SQL is made once in a process, and filled in for each question.

Django makes the SQL of a queryset anew for every request. For one row with all that a page shows of it that takes
longer than PostgreSQL takes to answer.
"""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections
from django.db.models import BooleanField, F, Field, Func, QuerySet, Value


class Slot(Value):
    """Stands in a queryset where the question will bring a value."""

    def __init__(self, name: str, field: Field) -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, compiler, connection):
        return "%s", [self]


def is_one_of(column: str, values: Slot | Sequence) -> Func:
    """A condition: the column has one of the values of a list. `__in` would make other SQL for a longer list."""
    values = values if isinstance(values, Slot) else Value(list(values))
    return Func(F(column), values, template="%(expressions)s)", arg_joiner=" = ANY (", output_field=BooleanField())


def is_among(chosen: QuerySet) -> Func:
    """A condition: the key is one of a sliced queryset of keys, which is read before anything is joined to its rows.

    With `pk__in` PostgreSQL would read the whole table, or join the keys last.
    """
    keys = ArraySubquery(chosen, template="(ARRAY(%(subquery)s))")
    keys.empty_result_set_value = NotImplemented  # where nothing can be chosen, nothing is found
    return Func("pk", keys, template="%(expressions)s", arg_joiner=" = ANY ", output_field=BooleanField())


class Statement:
    """What `build` says with slots in the place of its arguments, as SQL; to be asked with their values.

    `build` runs once, so it must not look at anything but its arguments: not at a person, and not at the clock. A
    moment or a day among the values it puts in itself is a ValueError. Rights that follow from the person are asked
    of the rows, or come as values.
    """

    def __init__(self, build: Callable[..., QuerySet], **fields: Field) -> None:
        self._build, self._fields = build, fields

    def __call__(self, **values) -> QuerySet:
        """The rows, read when they are looked at. Only to be read: a further filter would make other SQL."""
        if values.keys() != self._fields.keys():
            raise TypeError(f"Asked with {sorted(values)} instead of {sorted(self._fields)}.")
        queryset, compiler, sql, said = self._made
        filled = tuple(values[each.value] if isinstance(each, Slot) else each for each in said)
        rows = queryset.all()
        rows.query.get_compiler = lambda using=None, **options: _answering(compiler, rows.db, sql, filled)
        return rows

    @cached_property
    def _made(self):
        queryset = self._build(**{name: Slot(name, field) for name, field in self._fields.items()})
        compiler = queryset.query.get_compiler(queryset.db)
        sql, said = compiler.as_sql()
        if any(isinstance(each, date) for each in said):
            raise ValueError("A moment belongs to the question: give it as a value.")
        return queryset, compiler, sql, said


def _answering(compiler, using, sql, filled):
    """The compiler that has made the SQL, on the connection of this thread, with these values."""
    ready = copy(compiler)
    ready.connection = connections[using]
    ready.as_sql = lambda *args, **options: (sql, filled)
    return ready
