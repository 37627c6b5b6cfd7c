"""Releases of a deck: what would cost students progress, what is new, and the record of both.

`guards` refuses what would strand notes, `difference` says what students will see change,
`apkg` reads a deck that was handed out, `record` writes releases.json, `change_log` the entry for
people, `course_file` the version into course.yaml. All of them are pure; nothing here is written.
"""
