"""The schema in a real YAML language server: what an editor underlines, offers and explains."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from simulator.scenario.schema import schema_text
from tests.authoring.example import STARTER
from tests.records.node_modules import missing, package
from tests.write import rubric

INSTALLED = package("yaml-language-server")
SERVER = (
    os.environ.get("YAML_LANGUAGE_SERVER")
    or shutil.which("yaml-language-server")
    or (INSTALLED and shutil.which(INSTALLED / "bin" / "yaml-language-server"))
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SERVER is None or shutil.which("node") is None, reason=missing("yaml-language-server")),
]
LIMIT = 15
"""Seconds for one answer."""


class Editor:
    """Speaks the language server protocol over pipes."""

    def __init__(self, folder: Path) -> None:
        assert SERVER is not None
        self.process = subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.received: Queue[dict[str, Any]] = Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.number = 0
        self.folder = folder
        self.settings: dict[str, object] = {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {"textDocument": {
            "completion": {"completionItem": {"snippetSupport": False}}, "hover": {"contentFormat": ["markdown"]}}}})  # fmt: skip
        self.tell("initialized", {})
        self.set({})

    def set(self, schemas: dict[str, str]) -> None:
        """Which schema is for which files, as a folder's settings say it."""
        self.settings = {
            "schemaStore": {"enable": False},
            "hover": True,
            "completion": True,
            "validate": True,
            "schemas": schemas,
        }
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": self.settings}})

    def _read(self) -> None:
        pipe = self.process.stdout
        assert pipe is not None
        while line := pipe.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
                while pipe.readline().strip():
                    pass
                self.received.put(json.loads(pipe.read(size)))

    def tell(self, method: str, params: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def ask(self, method: str, params: object) -> Any:
        self.number += 1
        self.tell(method, params, id=self.number)
        return self.wait(lambda message: message.get("id") == self.number and "method" not in message)["result"]

    def wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            try:
                message = self.received.get(timeout=LIMIT)
            except Empty:
                raise AssertionError("the language server did not answer") from None
            if wanted(message):
                return message
            if "id" in message and "method" in message:  # it asks for its settings
                asked = (message["params"] or {}).get("items", ())
                answer = [self.settings if one.get("section") == "yaml" else {} for one in asked]
                body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": answer}).encode()
                assert self.process.stdin is not None
                self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
                self.process.stdin.flush()

    def open(self, name: str, text: str) -> list[str]:
        """What is underlined."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = self.wait(
            lambda one: one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == uri
        )
        return [one["message"] for one in found["params"]["diagnostics"]]

    def at(self, what: str, name: str, text: str, after: str) -> Any:
        """Completion or hover behind the first place where `after` stands."""
        before = text[: text.index(after) + len(after)]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(
            f"textDocument/{what}", {"textDocument": {"uri": (self.folder / name).as_uri()}, "position": place}
        )


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("editor")
    for of, name in (("scenario", "helpfirst"), ("campaign", "campaign"), ("rubric", "rubric")):
        (folder / f"{name}.schema.json").write_text(schema_text(rubric(), of), encoding="utf-8")
    made = Editor(folder)
    yield made
    with made.process:
        made.process.kill()
    made.reader.join(LIMIT)


def offered(found: Any) -> set[str]:
    items = found["items"] if isinstance(found, dict) else found or []
    return {item["label"] for item in items}


@pytest.mark.parametrize("key", ["next", "say", "title", "start", "speaker"])
def test_nothing_is_offered_that_cannot_stand_there(editor, key):
    text = STARTER.replace("        next: cooler\n", "        next: \n", 1).replace("start: opening", "start: ")
    text = text.replace("    stage: opening\n", "    stage: opening\n    speaker: \n", 1)
    text = text.replace('title: "The printer at the front desk"', "title: ")
    after = {"say": "        say: "}.get(key, f"{key}: ")
    if key == "say":
        text = text.replace("        behaviour: pressure\n", "        behaviour: pressure\n", 1)
    name = f"{key}.yaml"
    editor.open(name, text)
    assert not offered(editor.at("completion", name, text, after)) & {"true", "false", "null"}


def test_behaviours_are_offered_and_say_what_they_mean(editor):
    text = STARTER.replace("behaviour: pressure", "behaviour: ", 1)
    editor.open("offer.yaml", text)
    assert {"discover", "drift", "misfit-upsell"} <= offered(editor.at("completion", "offer.yaml", text, "behaviour: "))
    editor.open("hover.yaml", STARTER)
    told = json.dumps(editor.at("hover", "hover.yaml", STARTER, "behaviour: pre"))
    assert rubric().behaviours["pressure"].terms[:40] in told


def test_a_sound_file_has_nothing_underlined_and_a_slip_has(editor):
    assert editor.open("sound.yaml", STARTER) == []
    assert editor.open("slip.yaml", STARTER.replace("next: cooler", "next: The cooler", 1)) != []


@pytest.mark.parametrize("folder", ["b2b", "b2c"])
def test_shipped_scenarios_campaigns_and_the_rubric_have_no_false_alarm(editor, folder):
    line = "# yaml-language-server: $schema={}.schema.json\n"
    for file in sorted(Path(f"scenarios/{folder}").glob("*.yaml"))[:4]:
        if not file.name.endswith(".words.yaml"):
            assert editor.open(file.name, line.format("helpfirst") + file.read_text(encoding="utf-8")) == [], file
    for file in sorted(Path("scenarios/campaigns").glob("*.yaml")):
        assert editor.open(f"{folder}-{file.name}", line.format("campaign") + file.read_text(encoding="utf-8")) == []
    shipped = Path("simulator/scenario/rubric.yaml").read_text(encoding="utf-8")
    assert editor.open(f"{folder}-rubric.yaml", line.format("rubric") + shipped) == []


def test_the_setting_of_the_guide_gives_each_file_its_schema_and_leaves_others_alone(editor):
    guide = " ".join(Path("docs/authoring.md").read_text(encoding="utf-8").split())
    setting = re.search(r'"yaml\.schemas": (\{.*?\})', guide)
    assert setting is not None
    editor.set({(editor.folder / name).as_uri(): pattern for name, pattern in json.loads(setting[1]).items()})
    slip = STARTER.split("\n", 1)[1].replace("kind: lost", "kind: losst", 1)
    campaign = sorted(Path("scenarios/campaigns").glob("*.yaml"))[0]
    assert editor.open("scenarios/slip.yaml", slip) != []
    assert editor.open("scenarios/sound.yaml", STARTER.split("\n", 1)[1]) == []
    assert editor.open(f"campaigns/{campaign.name}", campaign.read_text(encoding="utf-8")) == []
    assert editor.open("campaigns/slip.yaml", "campaign: 1\nid: slip\ntitle: T\nmeetings: none\n") != []
    assert editor.open("docker-compose.yaml", "services:\n  web:\n    image: nginx\n") == []
