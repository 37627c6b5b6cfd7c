"""Makes items, a module a family of kinds."""
