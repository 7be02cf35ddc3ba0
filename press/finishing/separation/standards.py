"""What makes a file one for a print shop: PDF/X-4 (ISO 15930-7), beside the standards that it keeps already.

The printing condition is its output intent, in PDF/A's words, too, since the colours are those of the press now (ISO
19005-2, 6.2.3). Links are gone: within the paper that is printed PDF/X takes no annotations, and nobody clicks on
paper. Their words stay, and so do tags and bookmarks.
"""

from __future__ import annotations

import uuid
from datetime import date
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.finishing.separation.inks import Inks

VERSION = "1.6"
"""Of PDF, which PDF/X-4 is based on; what WeasyPrint writes is within it."""
_REGISTRY = "http://www.color.org"
_NAMESPACE = "http://www.npes.org/pdfx/ns/id/"
_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{meaning}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>
"""
_SCHEMAS = (
    _SCHEMA.format(
        title="PDF/X identification schema",
        namespace=_NAMESPACE,
        prefix="pdfxid",
        name="GTS_PDFXVersion",
        meaning="The part of ISO 15930 that the file conforms to",
    ),
    _SCHEMA.format(
        title="Adobe PDF schema",
        namespace="http://ns.adobe.com/pdf/1.3/",
        prefix="pdf",
        name="Trapped",
        meaning="Whether colours that meet were made to overlap",
    ),
)
"""Properties of XMP that PDF/A wants described, since its own year's XMP did not have them (ISO 19005-2, 6.6.2.3)."""
_END = b"</rdf:Bag></pdfaExtension:schemas>"


def intend(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Says for which printing condition the file is made, with its profile (ISO 32000-1, 14.11.5)."""
    profile = pdf.make_stream(inks.data, N=4)
    pdf.Root.OutputIntents = Array([_intent(pdf, inks, profile, kind) for kind in (Name.GTS_PDFX, Name.GTS_PDFA1)])


def _intent(pdf: pikepdf.Pdf, inks: Inks, profile: Any, kind: Any) -> Any:
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=kind,
        OutputConditionIdentifier=inks.condition or "Custom",
        Info=inks.description,
        DestOutputProfile=profile,
    )
    if inks.condition:
        intent.RegistryName = _REGISTRY
    return pdf.make_indirect(intent)


def unlink(pdf: pikepdf.Pdf) -> None:
    """Takes the links away; in the tags, their words become a phrase like any other."""
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
    for thing in list(pdf.objects):
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.StructElem and "/K" in thing:
            kids = list(thing.K) if isinstance(thing.K, Array) else [thing.K]
            thing.K = Array([kid for kid in kids if not _is_reference(kid)])
            if thing.get("/S") == Name.Link:
                thing.S = Name.Span
    owners = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary())
    if "/Nums" in owners:
        pairs = zip(list(owners.Nums)[::2], list(owners.Nums)[1::2], strict=True)
        # An array has the owners of a page's content, and an element alone is the owner of an annotation.
        owners.Nums = Array([part for key, value in pairs if isinstance(value, Array) for part in (key, value)])


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def claim(pdf: pikepdf.Pdf, day: date) -> None:
    """Says that the file is PDF/X-4, with all that such a file says of itself.

    :param day: when its text was last changed, which has to be said; no clock is asked.
    """
    stamp = day.isoformat()
    content = b"".join(stream.read_raw_bytes() for page in pdf.pages for stream in _streams(page.obj.Contents))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace(_NAMESPACE, "pdfxid")
        for key in ("xmp:CreateDate", "xmp:ModifyDate"):
            metadata[key] = metadata.get(key, stamp)
        metadata["xmp:MetadataDate"] = stamp
        metadata["xmpMM:DocumentID"] = f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, sha256(content).hexdigest())}"
        metadata["xmpMM:RenditionClass"] = "default"
        metadata["xmpMM:VersionID"] = "1"
        metadata["pdf:Trapped"] = "False"
        metadata["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = pdf.docinfo.get(key, f"D:{day:%Y%m%d}")
    pdf.docinfo["/Trapped"] = Name("/False")
    schemas = "".join(_SCHEMAS).encode()
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(_END, schemas + _END, 1))


def _streams(contents: Any) -> list[Any]:
    return list(contents) if isinstance(contents, Array) else [contents]
