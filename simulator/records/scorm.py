"""SCORM packages: the page that plays a conversation, zipped with the manifest that a learning platform reads."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict, dataclass
from xml.sax.saxutils import escape, quoteattr

from simulator.records.playing_page import (
    ENGINE,
    SCRIPT_FILE,
    SHOWN,
    STYLE,
    STYLE_FILE,
    page_beside,
    script,
    text_of,
)
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.visible import visible_line

VERSIONS = ("scorm12", "scorm2004")
MANIFEST = "imsmanifest.xml"
PAGE = "index.html"
_DAY = (2020, 1, 1, 0, 0, 0)
_FILES = (PAGE, SCRIPT_FILE, STYLE_FILE)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a platform is told. `version` is one of VERSIONS; `score` the axis that is the score; `pass` marks it, or not.

    Pushiness as the score counts from the other end, 100 less, since platforms take more for better. The mark is 0 to
    100; None leaves everybody who came to an end completed, and nobody failed.
    """

    version: str
    score: str = "helpfulness"
    mark: int | None = None


def package(scenario: Scenario, rubric: Rubric, recorded: Recorded) -> bytes:
    """The zip; the same for the same scenario and options."""
    platform = asdict(recorded)
    platform["pass"] = platform.pop("mark")
    files = {
        MANIFEST: manifest(scenario, recorded),
        PAGE: page_beside(scenario, rubric, more={"platform": platform}),
        SCRIPT_FILE: script(*ENGINE, *SHOWN[:-1], "scorm.js", SHOWN[-1]),
        STYLE_FILE: text_of(STYLE),
    }
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            made.writestr(info, text.encode("utf-8"))
    return into.getvalue()


def manifest(scenario: Scenario, recorded: Recorded) -> str:
    """imsmanifest.xml for that version: one organization, one item, one resource that is scored."""
    write = _manifest12 if recorded.version == "scorm12" else _manifest2004
    title = escape(_xml_text(" ".join(scenario.title.split())))
    return write(f"helpfirst-{scenario.id}", title, recorded)


def _xml_text(text: str) -> str:
    """What XML 1.0 can carry: hidden characters are written out, as everywhere."""
    return visible_line(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _resource(scorm_type: str) -> str:
    files = "".join(f"\n      <file href={quoteattr(name)}/>" for name in _FILES)
    return f'<resource identifier="page" type="webcontent" {scorm_type}="sco" href="{PAGE}">{files}\n    </resource>'


def _manifest12(name: str, title: str, recorded: Recorded) -> str:
    mastery = "" if recorded.mark is None else f"\n        <adlcp:masteryscore>{recorded.mark}</adlcp:masteryscore>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="conversation">
    <organization identifier="conversation">
      <title>{title}</title>
      <item identifier="item" identifierref="page">
        <title>{title}</title>{mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    {_resource("adlcp:scormtype")}
  </resources>
</manifest>
"""


def _manifest2004(name: str, title: str, recorded: Recorded) -> str:
    by_measure = "false" if recorded.mark is None else "true"
    least = (
        ""
        if recorded.mark is None
        else f"<imsss:minNormalizedMeasure>{recorded.mark / 100}</imsss:minNormalizedMeasure>"
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 3rd Edition</schemaversion>
  </metadata>
  <organizations default="conversation">
    <organization identifier="conversation">
      <title>{title}</title>
      <item identifier="item" identifierref="page">
        <title>{title}</title>
        <imsss:sequencing>
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="score" satisfiedByMeasure="{by_measure}">{least}</imsss:primaryObjective>
          </imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    {_resource("adlcp:scormType")}
  </resources>
</manifest>
"""
