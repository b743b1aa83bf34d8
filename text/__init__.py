"""The words of a proposal: pure functions on plain data, without models and without queries."""
