"""Why a figure is missed, and what would mend it, by the figure's key; said only while it is missed."""

_COLD = """a tenth of a second goes by before anything is loaded (make, its set-up, the command line, the plan), and the \
finished file is read back and judged, which bare WeasyPrint does not do; the import of WeasyPrint in less than half its \
time gives that back, and on this machine it comes out even: from 0.96 × to 1.06 × in ten measurements of nine runs \
each. What would mend it: to fork both processes before the plan, where it is sure that something is to be made. \
`make watch` has no start at all."""
_LOOP = """Three quarters of our time is WeasyPrint's layout of these pages (see below), which no pipeline around it takes \
away; of the rest of the loop's, starting programs, nothing is left. What would mend it: more processors, for the loop \
uses one; and covers that are laid out once, for WeasyPrint lays out a box in a box of flexible height four times."""

REASONS: dict[str, str] = {
    "01-cold": _COLD,
    "02-cold": _COLD,
    "04-loop": f"""the loop's PDF is pandoc's plain page of two sides, untagged; ours has four, with cover, contents, codes \
and tags, and is read back. {_LOOP}""",
    "04-loop-pages": f"""the loop's EPUB and HTML are pandoc's plain ones, and nothing of it is judged. {_LOOP}""",
    "05-matrix-cpu": """processes that have just begun lay their first pages out slowly, and catalogs are read by pandoc \
for each document and language. What would mend it: one pandoc for all languages of a document.""",
    "06-two-workers": """a build with one worker has a process beside it that reads, composes and judges: by the clock it \
is ahead of what one processor does alone. By processor time, below, it is the ratio that was asked for.""",
    "06-two-workers-cpu": """what comes before the processes are forked (loading WeasyPrint, dictionaries of hyphenation \
and texts) is done once by one of them, and the last documents do not end together.""",
    "13-dask": """each worker of a cluster loads texts and dictionaries for itself, which local ones have from the fork.""",
    "12-long": """the finished file is read back glyph by glyph, and lines are looked at for what does not fit.""",
}
