"""`campaign` as it is used: conversations in order, a place that is kept, and the quarter at the end."""

from __future__ import annotations

import json

import pytest

from simulator.cli import main
from simulator.commands import campaign as command
from tests.practice.quarter import CAMPAIGN, write_folder


@pytest.fixture
def folder(tmp_path):
    write_folder(tmp_path)
    return tmp_path


@pytest.fixture
def say(folder, monkeypatch):
    """Plays `spring`: says what it is given, one thing after the other, then leaves; answers what was shown."""

    def play(*says: str) -> str:
        shown: list[str] = []
        wanted = list(says)

        def ask(prompt: str) -> str:
            if not wanted:
                return "q"
            said = wanted.pop(0)
            return next(line[0] for line in reversed(shown) if line[1:] == f". {said}")

        monkeypatch.setattr(command, "write", shown.append)
        monkeypatch.setattr(command, "ask", ask)
        assert main(["campaign", "spring", "--scenarios", str(folder)]) == 0
        return "\n".join(shown)

    return play


def test_without_a_name_the_campaigns_are_listed(folder, capsys):
    assert main(["campaign", "--scenarios", str(folder)]) == 0
    assert "spring: A spring, 3 conversations" in capsys.readouterr().out


def test_the_place_is_kept_from_one_day_to_the_next(say):
    assert "A spring: conversation 1" in say("What hurts")
    shown = say("This one then")
    assert "A spring: conversation 2" in shown
    assert "From before: You did what you had said." in shown
    shown = say("So you need two")
    assert "A spring: conversation 3" in shown
    told = " ".join(shown.split())
    assert "You 3 conversations held, 3 next meetings earned, sold 7,000 EUR" in told
    assert "Somebody who always pushed" in told
    assert "sold 1,700 EUR, of which 700 EUR was undone" in told
    assert "Somebody who always waited 2 conversations held, no next meeting earned, sold nothing" in told
    assert all(len(line) < 80 for line in shown.split("What it came to")[1].split("\n"))


def test_after_its_end_a_campaign_begins_anew(say):
    say("Let me know", "Let me know again")
    assert "A spring: conversation 1" in say()


def test_a_conversation_left_in_its_middle_is_gone_on_with(folder, say):
    longer = (folder / "first-call.yaml").read_text(encoding="utf-8")
    longer = longer.replace("sets: [listened], next: thursday", "sets: [listened], next: closer")
    longer = longer.replace(
        "endings:\n",
        "  closer:\n    says: It hurts here.\n    choices:\n"
        "      - {id: meet, say: Thursday then, behaviour: advance, next: thursday}\n"
        "      - {id: leave, say: Well then, behaviour: drift, next: nothing}\nendings:\n",
        1,
    )
    (folder / "first-call.yaml").write_text(longer, encoding="utf-8")
    left = say("What hurts")
    assert "You can go on from here: the campaign keeps its place." in left
    shown = say("Thursday then")
    assert "A spring: conversation 2" in shown
    assert "You left this conversation after one choice." in shown
    assert "The last thing you said was: What hurts" in shown
    assert next(line for line in shown.splitlines() if line.startswith("Customer: ")).endswith("It hurts here.")


def test_an_unknown_name_is_answered_with_the_nearest(folder, capsys):
    assert main(["campaign", "sprong", "--scenarios", str(folder)]) == 2
    assert "Did you mean `spring`?" in capsys.readouterr().err


def test_a_campaign_with_an_error_is_refused_and_its_problems_shown(folder, capsys):
    file = folder / "campaigns" / "spring.yaml"
    file.write_text(CAMPAIGN.replace("[thursday]\n", "[friday]\n"), encoding="utf-8")
    assert main(["campaign", "spring", "--scenarios", str(folder)]) == 1
    assert "has no ending `friday`" in capsys.readouterr().err
    assert main(["campaign", "--scenarios", str(folder)]) == 0
    assert "spring: cannot be played" in capsys.readouterr().out


def test_check_reads_campaigns_as_campaigns_and_finds_their_scenarios_beside_them(folder, capsys):
    file = folder / "campaigns" / "spring.yaml"
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "1 file, 0 errors, 0 warnings.\n"
    file.write_text(CAMPAIGN.replace(": her-colleague", ": her-coleague"), encoding="utf-8")
    assert main(["check", "--json", str(file)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["line"], one["column"]) for one in found] == [("HF501", 10, 15)]
    assert found[0]["hint"] == "Did you mean `her-colleague`?"


def test_sales_that_are_added_up_are_in_one_currency(folder, capsys):
    colleague = folder / "her-colleague.yaml"
    colleague.write_text(colleague.read_text(encoding="utf-8").replace("currency: EUR", "currency: GBP"), "utf-8")
    assert main(["check", str(folder / "campaigns" / "spring.yaml")]) == 1
    out = capsys.readouterr().out
    assert "`her-colleague` sells in GBP, `first-call` in EUR" in out
    assert "HF507" in out


def test_check_of_a_folder_reads_its_campaigns_too(folder, capsys):
    main(["check", "--quick", str(folder)])
    assert "4 files, 0 errors" in capsys.readouterr().out


def test_a_campaign_is_known_by_how_it_begins_wherever_it_is(folder, tmp_path, capsys):
    elsewhere = folder / "spring.yaml"
    elsewhere.write_text(f"# the whole spring\n{CAMPAIGN}", encoding="utf-8")
    assert main(["check", str(elsewhere)]) == 0


def test_a_campaign_that_is_not_there_is_unreadable(tmp_path, capsys):
    assert main(["check", str(tmp_path / "campaigns" / "none.yaml")]) == 2
    assert main(["campaign", str(tmp_path / "none.yaml")]) == 2


@pytest.mark.parametrize("code", [f"HF50{number}" for number in range(1, 10)])
def test_explain_knows_the_codes_of_campaigns(code, capsys):
    assert main(["explain", code]) == 0
    assert code in capsys.readouterr().out
