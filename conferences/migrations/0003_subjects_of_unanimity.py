"""For which subjects a conference asks for all Länder: from words that nobody could apply to classes that can be.

Words that name none of the classes become all of them: a result that waits is better than one that was none. Backwards
the classes become their words again.
"""

from django.db import migrations, models

import conferences.fields

WORDS = {
    "budget": ("haushalt", "finanz", "mittel"),
    "own_rules": ("geschäftsordnung", "gescha", "eigene regeln"),
    "joint_body": ("einrichtung", "gemeinsam"),
}
LABELS = {"budget": "Haushalt", "own_rules": "eigene Geschäftsordnung", "joint_body": "gemeinsame Einrichtungen"}


def to_classes(apps, schema_editor):
    rules = apps.get_model("conferences", "ProcedureRules")
    for row in rules.objects.exclude(unanimity_words=""):
        words = row.unanimity_words.lower()
        found = [subject for subject, parts in WORDS.items() if any(part in words for part in parts)]
        rules.objects.filter(pk=row.pk).update(unanimity_subjects=found or list(WORDS))


def to_words(apps, schema_editor):
    rules = apps.get_model("conferences", "ProcedureRules")
    for row in rules.objects.all():
        words = ", ".join(LABELS[subject] for subject in row.unanimity_subjects)
        rules.objects.filter(pk=row.pk).update(unanimity_words=words)


class Migration(migrations.Migration):
    dependencies = [("conferences", "0002_numbers_stay")]
    operations = [
        migrations.RenameField("procedurerules", "unanimity_subjects", "unanimity_words"),
        migrations.AddField(
            "procedurerules",
            "unanimity_subjects",
            conferences.fields.SubjectsField(
                blank=True,
                help_text="Ohne Auswahl gilt für jeden Gegenstand dieselbe Mehrheit.",
                verbose_name="Zustimmung aller Länder nötig bei",
            ),
        ),
        migrations.AlterField("procedurerules", "unanimity_words", models.CharField(blank=True, max_length=200)),
        migrations.RunPython(to_classes, to_words),
        migrations.RemoveField("procedurerules", "unanimity_words"),
    ]
