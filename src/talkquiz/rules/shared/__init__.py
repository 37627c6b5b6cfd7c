"""What rules share, and what runs them: each of the other modules of this folder is a rule."""
