"""What a text is about, as far as a majority may depend on it. Everything that is stored is nothing special."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0008_abstains")]
    operations = [
        migrations.AddField(
            "proposal",
            "subject_class",
            models.CharField(
                choices=[
                    ("ordinary", "kein besonderer Gegenstand"),
                    ("budget", "Auswirkungen auf Haushalte"),
                    ("own_rules", "eigene Geschäftsordnung"),
                    ("joint_body", "gemeinsame Einrichtung"),
                ],
                default="ordinary",
                max_length=20,
                verbose_name="Gegenstand",
            ),
        ),
        migrations.AddConstraint(
            "proposal",
            models.CheckConstraint(
                condition=models.Q(subject_class__in=["ordinary", "budget", "own_rules", "joint_body"]),
                name="proposal_subject_class",
            ),
        ),
    ]
