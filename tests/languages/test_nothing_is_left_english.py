"""Every word of ours in a debrief goes through the catalogue: in a language of marks no English is left over."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.mood import change_word, patience_sentence, trust_word
from simulator.conversation.talk import Talk
from simulator.debrief.blocks import sentences
from simulator.debrief.coaching import worth_said
from simulator.debrief.markdown import markdown
from simulator.debrief.page import html_page
from simulator.debrief.report import Compared, Onward, Reflection, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.languages import tongue as tongues
from simulator.practice.full_debrief import with_outlook
from simulator.records.playing_page import messages_in, own_page
from simulator.tui.widgets.coach import coach_rows
from tests.records.made import small
from tests.strategies import shipped_rubric
from tools.languages import compiled, template

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
PATHS = (("ask", "meet"), ("ask", "lie"), ("push", "meet"), ("push", "lie"))


@pytest.fixture
def marked(tmp_path, monkeypatch):
    """A language in which every sentence of the catalogue stands between marks."""
    made = template()
    made.locale = "de"
    for message in made:
        if message.id:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            texts = [f"⟦{one}⟧" for one in ids]
            message.string = texts[0] if len(texts) == 1 else tuple(texts)
    (tmp_path / "eo.mo").write_bytes(compiled(made))
    monkeypatch.setattr(tongues, "FOLDER", tmp_path)
    forget()
    yield "eo"
    forget()


def forget() -> None:
    """Catalogues that were read are kept by language: another folder has others."""
    tongues.tongue.cache_clear()
    messages_in.cache_clear()


def english(text: str) -> list[str]:
    """Words of three letters and more outside of all marks."""
    while MARKED.search(text):
        text = MARKED.sub("", text)
    return re.findall(r"[A-Za-z]{3,}", text)


@pytest.mark.parametrize("path", PATHS, ids="-".join)
def test_a_debrief(marked, path):
    scenario = small("§", marked)
    talk = Talk(scenario, shipped_rubric(), new_attempt(scenario, shipped_rubric(), 1))
    for choice in path:
        talk.advance(choice)
    whole = report(
        debrief(talk),
        first=Compared(10, 20, 30),
        last=Compared(40, 50, 60),
        reflection=Reflection(("§", "§", "§"), "§", "§"),
        own_words=["§", None],
        met=frozenset({"end"}),
    )
    whole = with_outlook(replace(whole, coming=(Onward("⟦Now⟧", "small", "§", "§", 8),)))
    assert [(one, left) for one in sentences(told(whole)) if (left := english(one)) and left != ["end"]] == []
    assert [left for left in english(markdown(whole)) if left != "end"] == []
    assert [
        left for left in english(re.sub(r"(?s)<style>.*?</style>|<[^>]+>", "", html_page(whole))) if left != "end"
    ] == []


@pytest.mark.parametrize("path", PATHS, ids="-".join)
def test_what_the_coach_says_and_how_somebody_seems(marked, path):
    scenario, rubric, say = small("§", marked), shipped_rubric(), tongues.tongue(marked)
    talk = Talk(scenario, rubric, new_attempt(scenario, rubric, 1))
    for choice in path:
        talk.advance(choice)
        lines = coach_rows(talk, 76, learnt=True, height=30, most=30, wide=True)
        assert english("\n".join(span.text for line in lines for span in line.spans)) == []
        step = talk.steps[-1]
        assert english(worth_said(step, rubric, say)) == []
        assert english(change_word(step.trust_before, step.trust, say) + trust_word(step.trust, say)) == []
        assert english(patience_sentence(step.patience, scenario.patience, say)) == []


def test_an_exported_page(marked):
    page = own_page(small("§", marked), shipped_rubric())
    body = page.partition("<body>")[2]
    said = json.loads(re.search(r'id="conversation">(.*?)</script>', body, re.S)[1])["messages"]
    assert [one for one in said.values() if isinstance(one, str) and english(one)] == []
    assert english(re.sub(r"<script.*?</script>|<[^>]+>", "", body, flags=re.S)) == []
