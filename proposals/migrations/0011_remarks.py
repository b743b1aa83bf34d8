"""What the office says of the form of a text: its looks at a version, and remarks at their places. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0010_wishes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FormalCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("objections", "Einwände"), ("fine", "In Ordnung")],
                        max_length=12,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Vermerk")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="formal_checks",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="proposals.version",
                        verbose_name="Fassung",
                    ),
                ),
            ],
            options={
                "verbose_name": "formale Prüfung",
                "verbose_name_plural": "formale Prüfungen",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["objections", "fine"])), name="formal_check_verdict"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormalRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.CharField(
                        choices=[("title", "Titel"), ("field", "Angabe"), ("block", "Stelle im Text")],
                        max_length=8,
                        verbose_name="Ort",
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=40, verbose_name="Stelle")),
                ("named", models.CharField(max_length=200, verbose_name="Name der Stelle")),
                ("words", models.TextField(verbose_name="Bemerkung")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="am")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="abgehakt am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="formal_remarks",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="abgehakt von",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="proposals.version",
                        verbose_name="Fassung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bemerkung zur Form",
                "verbose_name_plural": "Bemerkungen zur Form",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), ("place", "title")),
                            models.Q(("place__in", ["field", "block"]), models.Q(("key", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="formal_remark_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="formal_remark_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="formal_remark_settled",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER formalcheck_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposals_formalcheck "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
            "CREATE TRIGGER formalremark_append_only BEFORE UPDATE OF proposal_id, version_id, place, key, named, words, "
            "at, by_id OR DELETE OR TRUNCATE ON proposals_formalremark "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER formalremark_append_only ON proposals_formalremark;"
            "DROP TRIGGER formalcheck_append_only ON proposals_formalcheck;",
        ),
    ]
