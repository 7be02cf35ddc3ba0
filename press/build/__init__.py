"""The plan, and the only place that knows all steps.

:mod:`project` knows where things lie, :mod:`sources` prepares the documents, :mod:`plan` says what is to be made,
:mod:`record` knows what need not be made, :mod:`flow` takes one document in one language all the way, :mod:`running`
does it for all in the processes of :mod:`workers`, :mod:`cluster` on other machines, :mod:`catalogs` keeps the .po
files.
"""
