"""The class: lists of names as teachers have them, read into students."""
