"""What the tests of the journal write into it."""

from accounts.permissions import Relation
from journal.verbs import Urgency, Verb

TESTED = Verb("tested", "hat geprüft.", (Relation.OFFICE,), Urgency.SILENT)
TESTED_THAT = Verb("tested", "hat {what} geprüft.", (Relation.OFFICE,), Urgency.SILENT)
READ = Verb("read", "hat gelesen.", (Relation.OFFICE,), Urgency.SILENT)
