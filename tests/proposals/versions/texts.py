"""The blocks of which the versions are made."""

from text.blocks import Block, Kind

ONE = Block("ziffer01", Kind.ZIFFER, "Die IntMK stellt fest, dass Kurse fehlen.")
TWO = Block("ziffer02", Kind.ZIFFER, "Die IntMK bittet den Bund um Mittel.")
SUB = Block("ziffer2a", Kind.ZIFFER, "für Kurse,", 2)
THREE = Block("ziffer03", Kind.ZIFFER, "Die IntMK dankt der Arbeitsgruppe.")
WHY = Block("grund001", Kind.RATIONALE, "Weil es nötig ist.")
