"""What was made of what: the inputs of every output by content, and a record of them in output/.

1. :mod:`stamps` knows what is in a file without reading it again.
2. :mod:`inputs` names all that an output is made of.
3. :mod:`manifest` is ``output/manifest.json``, the only state.
4. :mod:`comparing` says of each output why it is to be made, or that it is up to date.

Nothing here imports what reads texts, fills templates or lays out pages.
"""
