"""The sixteen Länder are the same everywhere: they come with the schema. Reversible: the rows are removed."""

import csv
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).resolve().parent.parent / "data" / "laender.csv"


def add(apps, schema_editor):
    land = apps.get_model("accounts", "Land")
    with FILE.open(encoding="utf-8", newline="") as file:
        land.objects.bulk_create(land(**row) for row in csv.DictReader(file))


def remove(apps, schema_editor):
    apps.get_model("accounts", "Land").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
