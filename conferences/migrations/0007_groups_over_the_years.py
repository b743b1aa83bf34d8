"""Groups that go on over the years, and memberships with their days.

Who was a member stays one; since when is unknown. Backwards those who have left are forgotten: the table before knew
members only, and would give them their rights again.
"""

import django.db.models.deletion
from django.db import migrations, models


def forget_who_left(apps, schema_editor):
    apps.get_model("conferences", "GroupMember").objects.filter(left_on__isnull=False).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0006_list_without_debate"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="groupmember",
            options={
                "ordering": ["group", "land__rotation_index", "joined_on", "pk"],
                "verbose_name": "Mitglied",
                "verbose_name_plural": "Mitglieder",
            },
        ),
        migrations.RemoveConstraint(
            model_name="groupmember",
            name="member_once",
        ),
        migrations.AddField(
            model_name="groupmember",
            name="joined_on",
            field=models.DateField(null=True, verbose_name="Mitglied seit"),
        ),
        migrations.AddField(
            model_name="groupmember",
            name="left_on",
            field=models.DateField(null=True, verbose_name="Mitglied bis"),
        ),
        migrations.AddField(
            model_name="workinggroup",
            name="continues",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_by",
                to="conferences.workinggroup",
                verbose_name="führt fort",
            ),
        ),
        migrations.AddField(
            model_name="workinggroup",
            name="is_standing",
            field=models.BooleanField(default=False, verbose_name="besteht über das Jahr hinaus"),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)), fields=("group", "land"), name="member_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_on__gte", models.F("joined_on"))), name="member_period"
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_who_left),
    ]
