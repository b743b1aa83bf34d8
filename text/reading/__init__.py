"""How a text that was pasted, or that comes in a Word file, is read: both as the same lines, by the same rules."""
