"""A local page of a course as it is being written, which follows the files as they are saved.

`course_page` says what the page shows (the model, of which no line knows a browser), `fact_details`
what it shows of one fact, and `page_json` tells both to the scripts of the page, which are in
templates/preview. `anki_card` renders cards as Anki does. `live_page` keeps the page up to date,
`server` hands it to browsers of this computer alone. `handout_pdfs` makes sheets on demand.
"""
