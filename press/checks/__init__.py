"""Judges: of sources, of translations, of finished files. They return findings and never repair."""
