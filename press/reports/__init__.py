"""What people look at: how complete the languages are, and a text beside its translation.

Reports stand downstream of everything that makes a document, and judge nothing: :mod:`units` says what became of each
segment in a language, :mod:`status` counts that, :mod:`obstacles` says it in plain words, :mod:`proof` shows it, and
:mod:`markup` writes its words. The reports are in English, as the findings in them are.
"""
