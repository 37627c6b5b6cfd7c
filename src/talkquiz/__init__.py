"""TalkQuiz: curated facts go in, things to study and things to print come out.

The flow has one direction (see pipeline.py, which is that list of steps):

    course.load   questions/<course>/*.yaml  ->  Course, Problems
    checks        Course, Items              ->  Problems
    items.make    facts, question templates  ->  Items
    items.assemble                           ->  Deck, Handouts
    exporters     (assembled)                ->  {file name: bytes}
    output        files                      ->  out/, all or nothing

Bad input is a value (problem.Problem), not an exception. cli.py alone prints and exits.
"""

__version__ = "0.1.0"
