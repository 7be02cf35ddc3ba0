"""What a released file was made of, said in the file: the version, and the commit that it comes from.

In XMP the properties that PDF/A knows for it (ISO 19005-2, 6.6.2.3; XMP Specification, parts 1 and 2):
``xmpMM:VersionID`` and ``dc:source``; and who translated it and signed it off as the event of its publication in
``xmpMM:History``, which ``stEvt:parameters`` describe. In the information dictionary two keys of our own, which it
allows (ISO 32000-1, 14.3.3).
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pydyf

from press.formats.weasy.binding import Finish
from press.model.page import Provenance

_END = b"</rdf:RDF>"


def _history(stated: str) -> str:
    if not stated:
        return ""
    event = f"<stEvt:action>published</stEvt:action><stEvt:parameters>{escape(stated)}</stEvt:parameters>"
    space = 'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"'
    item = f'<rdf:li rdf:parseType="Resource" {space}>{event}</rdf:li>'
    return f"<xmpMM:History><rdf:Seq>{item}</rdf:Seq></xmpMM:History>"


def state_origin(document: Any, origin: Provenance | None, finish: Finish) -> Finish:
    """Adds it to the metadata that a laid-out document will have; what completes the written file, after ``finish``."""
    if origin is None:
        return finish
    stated = (
        '<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        f' xmpMM:VersionID={quoteattr(origin.version)} xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f" dc:source={quoteattr(origin.source)}>{_history(origin.stated)}</rdf:Description>\n"
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
