"""Pictures for items: maps without names, drawn from the outlines in templates/maps."""
