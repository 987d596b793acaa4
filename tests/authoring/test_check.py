"""`check`: everything in one pass, in the order of the files, with an exit status that programs can use."""

from __future__ import annotations

import json
import subprocess
import sys
import time

from simulator.cli import main
from tests.authoring.example import STARTER, broken


def write(folder, name, text):
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("id: my-call", f"id: {name}"), encoding="utf-8")
    return path


LONG = broken("says: Right. Well, I am not sure that this is for me.", "says: " + "word " * 81)
NEVER = broken("trust >= 50 and", "trust >= 99 and")


def test_structure_proofs_and_lint_come_together_in_the_order_of_the_file(tmp_path, capsys):
    both = broken("says: Right. Well, I am not sure that this is for me.", "says: " + "word " * 81, NEVER)
    file = write(tmp_path, "my-call", both.replace("      - id: any-time\n        say", "      - say"))
    assert main(["check", "--json", str(file)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in found] == ["HF413", "HF212", "HF302"]
    assert [problem["line"] for problem in found] == sorted(problem["line"] for problem in found)
    assert set(found[0]) == {"file", "line", "column", "severity", "code", "message", "hint"}


def test_exit_status(tmp_path, capsys):
    clean, warned = write(tmp_path, "clean", STARTER), write(tmp_path, "warned", LONG)
    wrong = write(tmp_path, "wrong", NEVER)
    assert main(["check", str(clean)]) == 0
    assert main(["check", str(warned)]) == 0
    assert main(["check", "--strict", str(warned)]) == 1
    assert main(["check", str(wrong)]) == 1
    assert main(["check", "--quick", str(wrong)]) == 0
    assert main(["check", str(tmp_path / "none.yaml")]) == 2
    assert main(["check", str(tmp_path / "empty")]) == 2


def test_a_folder_is_looked_through_and_the_last_line_sums_up(tmp_path, capsys):
    write(tmp_path, "a", STARTER)
    write(tmp_path / "deeper", "b", LONG)
    write(tmp_path / ".hidden", "c", NEVER)
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out.rstrip().endswith("2 files, 0 errors, 1 warning.")


def test_watch_checks_again_when_a_file_is_saved_and_ends_with_130(tmp_path):
    file = write(tmp_path, "my-call", STARTER)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "simulator", "check", "--watch", str(file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    try:
        _until(process.stdout, "0 errors, 0 warnings.")
        time.sleep(0.3)
        file.write_text(NEVER, encoding="utf-8")
        assert "HF302" in _until(process.stdout, "1 error, 0 warnings.")
        other = file.with_name("new-version")
        other.write_text(LONG, encoding="utf-8")
        other.replace(file)
        assert "HF413" in _until(process.stdout, "0 errors, 1 warning.")
        process.send_signal(2)
        assert process.wait(timeout=20) == 130
    finally:
        process.kill()
        process.communicate()


def _until(stream, text):
    seen = ""
    while text not in seen:
        line = stream.readline()
        assert line, seen
        seen += line
    return seen


def test_watch_and_json_exclude_each_other(tmp_path, capsys):
    assert main(["check", "--watch", "--json", str(tmp_path)]) == 2
    assert "use one of them" in capsys.readouterr().err


def test_every_command_of_an_author_has_help_with_an_example(capsys):
    commands = ("new", "check", "tag", "rename", "schema", "analyse", "graph", "script", "items", "pack", "install")
    for command in (*commands, "uninstall", "preview", "explain"):
        assert main([command, "--help"]) == 0
        assert f"Example: helpfirst {command}" in capsys.readouterr().out
