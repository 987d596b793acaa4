"""The script as one printable HTML page with the picture in it; no script, no outside resource."""

from __future__ import annotations

from simulator.authoring.documents.markdown import markdown_of
from simulator.authoring.script import Script
from simulator.authoring.svg import svg
from simulator.colours import drawn
from simulator.scenario.text_direction import directed, page_begins

STYLE = drawn("""
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: $text; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: "Helvetica Neue", Arial, sans-serif; line-height: 1.2; break-after: avoid; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid $rule; } h3 { margin-top: 2rem; }
blockquote { margin: .6rem 0; padding: .1rem 1rem; border-inline-start: 4px solid $best; background: $quote; }
ul { margin: .2rem 0 1rem; } li { margin: .15rem 0; } svg { max-width: 100%; height: auto; } svg text { unicode-bidi: plaintext; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } .map { break-before: page; break-after: page; }
  blockquote, li, p { break-inside: avoid; } }
""")


def script_page(script: Script) -> str:
    """The whole page. Authored text is escaped twice over: for Markdown, and HTML in Markdown is off."""
    from markdown_it import MarkdownIt

    render = MarkdownIt("commonmark", {"html": False}).render
    if script.blind:
        begun, picture = render(script.markdown()), ""
    else:
        begun = render(markdown_of([*script.opening(), *script.hidden(), *script.map()]))
        picture = f'<div class="map">{svg(script.picture)}</div>\n'
    ended = "" if script.blind else render(markdown_of([*script.turns(), *script.endings()]))
    title = f"{script.scenario.title}: script"
    return (
        f"{page_begins(script.scenario.lang, title, head=f'<style>{STYLE}</style>', words='en')}\n<body>\n{directed(begun)}\n"
        f"{picture}{directed(ended)}\n</body></html>\n"
    )
