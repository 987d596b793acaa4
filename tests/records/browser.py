"""A page in Debian's Chromium, with everything that goes wrong on it written down."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any

HOST = "http://platform.test/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)


class Seen:
    """One browser of its own. Errors, dialogs, refusals of the policy and requests elsewhere are `wrong`."""

    def __init__(
        self, browser: Any, files: Mapping[str, str | bytes] | None = None, policy: str = POLICY, **options: Any
    ) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        self.context.set_default_timeout(10_000)
        self.wrong: list[str] = []
        self._files, self._policy = files or {}, policy
        self.context.route("http*://**/*", self._answer)

    def open(self, url: str) -> Any:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        page.goto(url)
        return page

    def _answer(self, route: Any) -> None:
        """The files of a static host, under a policy that allows no inline script."""
        name = route.request.url.removeprefix(HOST).split("?")[0]
        if name == "favicon.ico":
            route.fulfill(status=204)
        elif name in self._files:
            kind = mimetypes.guess_type(name)[0] or "text/plain"
            route.fulfill(
                body=self._files[name],
                content_type=f"{kind}; charset=utf-8",
                headers={"Content-Security-Policy": self._policy},
            )
        else:
            self.wrong.append(f"asked for {route.request.url}")
            route.abort()
