"""What a released file was made of, said in the file: the version, and the commit that it comes from.

In XMP the two properties that PDF/A knows for it (ISO 19005-2, 6.6.2.3; XMP Specification, parts 1 and 2):
``xmpMM:VersionID`` and ``dc:source``; in the information dictionary two keys of our own, which it allows (ISO 32000-1,
14.3.3).
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

import pydyf

from press.formats.weasy.binding import Finish
from press.model import Provenance

_END = b"</rdf:RDF>"


def state_origin(document: Any, origin: Provenance | None, finish: Finish) -> Finish:
    """Adds it to the metadata that a laid-out document will have; what completes the written file, after ``finish``."""
    if origin is None:
        return finish
    stated = (
        '<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        f' xmpMM:VersionID={quoteattr(origin.version)} xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f" dc:source={quoteattr(origin.source)}/>\n"
    ).encode()
    generate = document.metadata.generate_rdf_metadata

    def with_origin(*arguments: Any) -> bytes:
        written: bytes = generate(*arguments)
        return written.replace(_END, stated + _END)

    def finished(document: Any, pdf: Any) -> None:
        finish(document, pdf)
        pdf.info["Version"], pdf.info["Source"] = pydyf.String(origin.version), pydyf.String(origin.source)

    document.metadata.generate_rdf_metadata = with_origin
    return finished
