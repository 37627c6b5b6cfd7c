"""What `talkquiz pull` reads in an article, such as dates and speakers, and makes of it.

Plain rules for English news. They guess; a person decides.
"""
