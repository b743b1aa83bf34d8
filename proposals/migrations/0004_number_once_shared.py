"""A proposal gets its number when it is first shared; until then an idea has a name. What has a number keeps it.

Reversible: ideas get the next numbers of their year. What their last entry sealed is then another row: take stock anew.
"""

from django.db import migrations, models

CONSONANT = "[bcdfghjkmnpqrstvwxz]"
IDEA_NAME = f"^(Idee-{CONSONANT}[2-9]{CONSONANT}[2-9]{CONSONANT})$"

NUMBER_THE_IDEAS = """
    UPDATE proposals_proposal AS proposal
    SET reference = to_char(conference.ends_on, 'YYYY') || '-' || lpad(place::text, greatest(3, length(place::text)), '0')
    FROM (
        SELECT idea.id, conference.number,
            conference.last_reference + row_number() OVER (PARTITION BY conference.number ORDER BY idea.id) AS place
        FROM proposals_proposal idea JOIN conferences_conference conference ON conference.number = idea.conference_id
        WHERE idea.reference = idea.idea_name
    ) AS numbered
    JOIN conferences_conference conference ON conference.number = numbered.number
    WHERE proposal.id = numbered.id;
    UPDATE conferences_conference conference SET last_reference = last_reference + ideas.number
    FROM (
        SELECT conference_id, count(*) AS number FROM proposals_proposal
        WHERE idea_name IS NOT NULL AND audience = 'idea' GROUP BY conference_id
    ) AS ideas
    WHERE ideas.conference_id = conference.number;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0002_numbers_stay"),
        ("proposals", "0003_attachments_append_only"),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="proposal", name="proposal_reference_form"),
        migrations.AddField(
            model_name="proposal",
            name="idea_name",
            field=models.CharField(editable=False, max_length=12, null=True, unique=True, verbose_name="Name als Idee"),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, NUMBER_THE_IDEAS),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                name="proposal_number_once_shared",
                condition=models.Q(reference__regex=r"^(\d{4}-\d{3,})$")
                & (~models.Q(audience="idea") | models.Q(idea_name__isnull=True))
                | models.Q(audience="idea", idea_name__isnull=False, reference=models.F("idea_name")),
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                name="proposal_idea_name_form",
                condition=models.Q(idea_name__isnull=True) | models.Q(idea_name__regex=IDEA_NAME),
            ),
        ),
    ]
