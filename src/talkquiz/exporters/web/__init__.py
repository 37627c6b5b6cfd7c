"""The study page: one HTML file that reads, asks, shows and tests, without a network."""
