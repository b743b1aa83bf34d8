"""Topics announced and amendments filed after their deadline stay marked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0017_wishes_found"),
    ]

    operations = [
        migrations.AddField(
            model_name="amendment",
            name="is_late",
            field=models.BooleanField(default=False, verbose_name="nach der Frist"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="is_topic_late",
            field=models.BooleanField(default=False, verbose_name="nachgemeldet"),
        ),
    ]
