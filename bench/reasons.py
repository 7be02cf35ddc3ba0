"""Why a figure is missed, and what would mend it, by the figure's key; said only while it is missed."""

_COLD = """make and its set-up, the start of two Pythons and the reading of text and catalogs come to about a third of a \
second, of which the import of WeasyPrint, made quicker, gives back a quarter; then the finished file is read back, \
which bare WeasyPrint does not do. What would mend it: to fork the process that lays out before the command line is \
read, and to judge each page while the next is drawn. `make watch` has no start at all."""

REASONS: dict[str, str] = {
    "01-cold": _COLD,
    "02-cold": _COLD,
    "04-loop": """the loop's PDF is pandoc's plain page of two sides, untagged; ours has four, with cover, contents, codes \
and tags, and is read back. Three quarters of our time is WeasyPrint's layout of these pages (see below), which no \
pipeline around it takes away. What would mend it: more processors (the loop uses one), and less to lay out.""",
    "05-matrix-cpu": """processes that have just begun lay their first pages out slowly, and catalogs are read by pandoc \
for each document and language. What would mend it: one pandoc for all languages of a document.""",
    "06-two-workers": """what comes before the processes are forked (loading WeasyPrint, dictionaries of hyphenation and \
texts) is done once by one of them, and the matrix that this was measured on is small. A larger one comes nearer.""",
    "13-dask": """each worker of a cluster loads texts and dictionaries for itself, which local ones have from the fork.""",
    "12-long": """the finished file is read back glyph by glyph, and lines are looked at for what does not fit.""",
}
