"""Words, numbers, dates and order: what any part may need to read or say a language."""
