"""The guard of the tables that are only ever added to, which the test settings lift."""

import pytest
from django.db import DatabaseError, connection, transaction


def guarded(act):
    """Refused by the database itself, once the guard is on as in a real installation."""
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL intmk.maintenance = 'off'")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
        connection.cursor().execute("SET LOCAL intmk.maintenance = 'on'")
