"""Question banks for Moodle, in its own XML: https://docs.moodle.org/en/Moodle_XML_format.

`bank.py` has categories and what stands in them, `questions.py` a question of each of Moodle's
types, `texts.py` how they are written so that Moodle takes text for text. What Moodle's importer
and question types make of which element was read in their sources (Moodle 5.1).
"""

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product, questions_file


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a file of each question set by its name: "saltmere.moodle.xml"."""
    from talkquiz.exporters.moodle.bank import bank  # noqa: PLC0415 - lxml takes a while to load

    return {
        f"{each.file_name}.moodle.xml": questions_file(*bank(each))
        for each in assembled.question_sets
    }
