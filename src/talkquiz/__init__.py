"""TalkQuiz: curated facts go in, things to study and things to print come out.

The flow has one direction (see build.py, which is that list of steps):

    course.course            questions/<course>/*.yaml  ->  Course, Problems
    course.checks            Course                     ->  Problems
    items.make               facts, question templates  ->  Items
    deck, handouts.assemble  Items, blueprints          ->  Deck, Handouts, Problems
    exporters                what was assembled         ->  {file name: content}
    output                   files                      ->  out/, all or nothing

Beside the flow, articles/ reads the curator's own copies of the articles: to verify citations, to
print new ones, and to propose facts. Nothing of their text goes into a course.

Bad input is a value (problem.Problem), not an exception. cli/ alone prints and exits.
"""

__version__ = "0.1.0"
