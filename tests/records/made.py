"""Small conversations for the page: one full of hostile text, one in Arabic."""

from __future__ import annotations

from simulator.scenario.model import Choice, Ending, Next, Person, Scenario, Turn

HOSTILE = "</script><script>window.owned=1</script><img src=x onerror=window.owned=1>&lt;b&gt; {name} \u2028"


def small(text: str, lang: str = "en") -> Scenario:
    """Two turns and an ending, with that text wherever an author may write."""
    says = (
        Choice("ask", text, "discover", (Next("later"),), reply=text, why=text, reveals=("need",)),
        Choice("push", text + "!", "pressure", (Next("later"),)),
    )
    ends = (
        Choice("meet", text, "advance", (Next("end"),)),
        Choice("lie", text + "?", "mislead", (Next("end"),), why=text),
    )
    return Scenario(
        id="small",
        title=text,
        market="b2b",
        people={"dana": Person("dana", text, role=text)},
        start="first",
        turns={
            "first": Turn("first", text, says, "dana", stage="opening", thinks=text, scene=text),
            "later": Turn("later", text, ends, "dana", stage="discovery"),
        },
        endings={"end": Ending("end", "advance", text, "earned", epilogue=text)},
        level=2,
        brief=text,
        objective=text,
        facts=(text,),
        needs={"need": text},
        lang=lang,
        digest="0" * 64,
    )


def hostile() -> Scenario:
    return small(HOSTILE)


def arabic() -> Scenario:
    return small("ما الذي حدث في أكتوبر؟ أريد أن أفهم قبل أن نتحدث عن السعر.", "ar")
