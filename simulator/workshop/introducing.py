"""Who somebody new is: the name and the team that a room asks for, or the question that is still open."""

from __future__ import annotations

from simulator.workshop.live import LiveRoom
from simulator.workshop.messages import Ask, Hello
from simulator.workshop.names import clean_name
from simulator.workshop.wording import say


def introduced(room: LiveRoom, hello: Hello) -> tuple[str, str] | Ask:
    """The name and team of somebody new, or the question that is still open."""
    made = room.made
    name = clean_name(hello.name) if made.names else ""
    question = Ask(room.view.title, made.names, list(made.teams), lang=room.view.lang)
    if (made.names and not name) or (made.teams and hello.team not in made.teams):
        if hello.name or hello.team:
            question.why = say("no.who", lang=room.view.lang)
        return question
    return (room.name_for(name) if name else ""), (hello.team if made.teams else "")
