"""The nouns that every stage shares, by the stage that they come from.

All are frozen and slotted: a stage takes one named thing and returns another, and nothing is changed behind
anybody's back. Each module is loaded by whoever needs its nouns: what only plans a build needs no tree.
"""
