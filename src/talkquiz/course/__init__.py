"""A course as its files say it: read, validated and given its place in the files."""
