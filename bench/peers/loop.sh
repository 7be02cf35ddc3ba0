#!/bin/sh
# The chain of tools that people use today, for one document in several languages: po4a joins source and catalog,
# pandoc writes HTML and EPUB, WeasyPrint makes a PDF of the HTML. To be run in a folder that has text.md.
#
#   loop.sh WEASYPRINT PANDOC PAGES LANGUAGE...
#
# The catalogs LANGUAGE.po are po4a's own, filled beforehand. PAGES is empty, or a folder with LANGUAGE/page.html: then
# the PDFs are made of these pages, and accessible.
set -eu
weasyprint=$1 pandoc=$2 pages=$3
shift 3
for language; do
  po4a-translate -f text -o markdown -M UTF-8 -L UTF-8 -m text.md -p "$language.po" -l "$language.md" -k 0 2>/dev/null
  "$pandoc" -s --embed-resources -V lang="$language" -t html5 -o "$language.html" "$language.md"
  "$pandoc" -V lang="$language" -t epub3 -o "$language.epub" "$language.md"
  if [ "$pages" ]; then
    "$weasyprint" -q --pdf-variant pdf/ua-1 "$pages/$language/page.html" "$language.pdf"
  else
    "$weasyprint" -q "$language.html" "$language.pdf"
  fi
done
