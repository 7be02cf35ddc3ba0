"""The plan, and the only place that knows all steps.

:mod:`project` knows where things lie, :mod:`sources` prepares the documents, :mod:`plan` says what is to be made,
:mod:`flow` takes one document in one language all the way, :mod:`running` does it for all, :mod:`catalogs` keeps
the .po files.
"""
