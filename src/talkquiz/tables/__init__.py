"""Tables in files from outside, text or workbook, as rows of cells that know their place."""
