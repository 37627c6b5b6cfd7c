"""The deck: the items to study, by topic in teaching order, and what stands beside each of them.

`deck` says what a deck is, `imprint` what a product says about its course. `assemble` makes a deck;
`order` keeps apart what gives itself away, `beside` and `timelines` find what a card can show
beside its item, `hints` a first help.
"""
