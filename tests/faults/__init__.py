"""The fault table: one case per row and variant of what can go wrong, with the right outcome."""
