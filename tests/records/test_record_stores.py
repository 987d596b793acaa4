"""Others accept the records: a real learning record store, from which they are read back, and a strict validator."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.cli import main
from tests.records.learner import TURNS, Learner
from tests.records.made import HOSTILE
from tests.records.node_modules import missing, package
from tests.write import ENDINGS, HEAD, whole

pytestmark = pytest.mark.slow
RALPH = shutil.which("ralph", path=os.environ.get("HELPFIRST_RALPH", os.environ.get("PATH")))
NO_RALPH = 'no ralph here: pip install "ralph-malph[full]" into an environment of its own, its bin in HELPFIRST_RALPH'
HASHED = "$2b$12$XP37Bb5c1mkrEEuDs7JMtu46IC5Spz2r8LZss13h05EVU0gGw6sPS"
"""Of the word secret, by bcrypt: what `ralph auth` prints."""
VALIDATE = """
const validate = require(process.argv[1]).validateStatement ?? require(process.argv[1]).default;
const statements = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const wrong = JSON.parse(JSON.stringify(statements[statements.length - 1]));
wrong.result.score.scaled = 1.7;
if (!validate(wrong, []).length) console.log('it finds nothing wrong with anything');
for (const one of statements) validate(one, []).forEach((w) => console.log(JSON.stringify(w)));
console.log(statements.length);
"""


@pytest.fixture
def learner(tmp_path, monkeypatch) -> Learner:
    """With an ordinary attempt, one of which everything is hostile, and a what-if."""
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path / "home"))
    found = Learner(tmp_path / "home")
    parent = found.play("ask", "close", words=["What hurts?"], purpose="That she can show a record.")
    found.play("ask", "wait", parent=parent.id, kept=1)
    return found


@contextlib.contextmanager
def a_store(folder: Path) -> Iterator[str]:
    """Ralph with its store of files, and somebody who may write and read everything; its address."""
    folder.mkdir()
    agent = {"mbox": "mailto:store@example.com", "objectType": "Agent"}
    (folder / "auth.json").write_text(
        json.dumps([{"agent": agent, "scopes": ["all"], "hash": HASHED, "username": "someone"}])
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    env = {
        **os.environ,
        "HOME": str(folder),
        "RALPH_APP_DIR": str(folder),
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "statements"),
    }
    (folder / "statements").mkdir()
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(
            [RALPH, "runserver", "-b", "fs", "-h", "127.0.0.1", "-p", str(port)], env=env, stdout=log, stderr=log
        )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert running.poll() is None, (folder / "log").read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/xAPI"
    finally:
        running.terminate()
        running.wait(10)


def read_back(url: str) -> list[dict[str, object]]:
    asked = urllib.request.Request(f"{url}/statements", headers={"X-Experience-API-Version": "1.0.3"})
    asked.add_header("Authorization", f"Basic {base64.b64encode(b'someone:secret').decode()}")
    with urllib.request.urlopen(asked, timeout=10) as answered:
        return json.load(answered)["statements"]


@pytest.mark.skipif(RALPH is None, reason=NO_RALPH)
def test_an_attempt_that_was_pushed_to_a_real_store_is_read_back_from_it(learner, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HELPFIRST_RECORDS_KEY", "someone:wrong")
    assert main(["records"]) == 0
    told = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    with a_store(tmp_path / "store") as url:
        assert main(["records", "--push", url]) == 1
        assert "does not accept the key in HELPFIRST_RECORDS_KEY" in capsys.readouterr().err
        monkeypatch.setenv("HELPFIRST_RECORDS_KEY", "someone:secret")
        assert main(["records", "--push", url]) == 0, (tmp_path / "store" / "log").read_text()
        found = {one["id"]: one for one in read_back(url)}
    assert set(found) == set(told)
    for name, one in told.items():
        assert {key: found[name][key] for key in one if key != "timestamp"} == {
            key: value for key, value in one.items() if key != "timestamp"
        }


@contextlib.contextmanager
def cut_once(port: int) -> Iterator[int]:
    """A way to that port on which the first answer is lost: the store has taken what came, and the line is cut."""
    lost = False

    def carry(near: socket.socket) -> None:
        nonlocal lost
        with near, socket.create_connection(("127.0.0.1", port), 10) as far:
            while ready := select.select([near, far], [], [], 10)[0]:
                for one in ready:
                    said = one.recv(65536)
                    if not said or (one is far and not lost):
                        lost = True
                        return
                    (far if one is near else near).sendall(said)

    def listen(door: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                carry(door.accept()[0])

    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=listen, args=(door,), daemon=True).start()
        yield door.getsockname()[1]
        assert lost


@pytest.mark.skipif(RALPH is None, reason=NO_RALPH)
def test_a_line_cut_in_the_middle_and_sending_twice_neither_lose_nor_double_anything(
    learner, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("HELPFIRST_RECORDS_KEY", "someone:secret")
    with a_store(tmp_path / "store") as url, cut_once(int(url.split(":")[2].split("/")[0])) as way:
        assert main(["records", "--push", f"http://127.0.0.1:{way}/xAPI"]) == 0
        assert "took 1 attempt in 3 statements" in capsys.readouterr().err
        once = [one["id"] for one in read_back(url)]
        assert main(["records", "--push", url]) == 0  # another address, to which nothing was sent so far
        assert "took 1 attempt in 3 statements" in capsys.readouterr().err
        assert main(["records", "--push", url]) == 0
        assert "had been taken before" in capsys.readouterr().err
        assert sorted(one["id"] for one in read_back(url)) == sorted(once)
    assert len(set(once)) == len(once) == 3


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here: install Debian's package nodejs")
@pytest.mark.skipif(package("xapi-validation") is None, reason=missing("xapi-validation"))
def test_a_strict_validator_has_nothing_to_say(learner, tmp_path, capsys):
    quoted = json.dumps(HOSTILE)
    text = HEAD.replace("Small", quoted).replace("market:", "lang: de-CH\nmarket:") + TURNS.replace("Go on.", quoted)
    Learner(tmp_path / "home", whole(text.replace("What hurts", quoted) + ENDINGS)).play(
        "ask", "close", words=[HOSTILE]
    )
    assert main(["records", "--what-ifs"]) == 0
    done = subprocess.run(
        ["node", "-e", VALIDATE, str(package("xapi-validation"))],
        input=capsys.readouterr().out, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("8\n", "")
