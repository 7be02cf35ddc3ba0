"""The standards that a file claims in its metadata: PDF/A-2a and PDF/UA-1 in one (ISO 19005-2, 6.6; ISO 14289-1, 5).

WeasyPrint writes one variant. It is asked for PDF/A-2a, which brings the output intent, the file identifier and the
tags; the claim of PDF/UA-1 is added to the XMP metadata, and described by an extension schema, since PDF/A knows no
properties but its own (ISO 19005-2, 6.6.2.3.2).
"""

from __future__ import annotations

from typing import Any

VARIANT = "pdf/a-2a"
"""WeasyPrint's name of the variant that it is asked for."""

SHEET = "img { image-rendering: crisp-edges }"
"""A style sheet that every page gets: images may not ask to be interpolated (ISO 19005-2, 6.2.8)."""

_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def claim_pdf_ua(document: Any) -> None:
    """Adds the claim of PDF/UA-1 to the metadata that a laid-out document will have.

    It has to stand in the one ``rdf:RDF`` that WeasyPrint writes: what its own ``xmp_metadata`` adds comes after that.
    """
    generate = document.metadata.generate_rdf_metadata

    def with_claim(*arguments: Any) -> bytes:
        written: bytes = generate(*arguments)
        return written.replace(_END, _CLAIM + _END)

    document.metadata.generate_rdf_metadata = with_claim
