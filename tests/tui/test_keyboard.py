"""Whatever bytes come from the terminal, the keys after them arrive."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from threading import Thread

import pytest
from textual.app import App
from textual.events import Key

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows reads keys in another way")
PATIENCE = 20.0


@pytest.mark.parametrize("odd", [b"\xff\xfe\x80", b"\xed\xa0\x80", b"na\xefve", b"\x1b[M\xff\xff\xff", b"\xe6\x97"])
async def test_a_byte_that_is_no_text_costs_itself_alone(odd: bytes) -> None:
    from simulator.tui.keyboard import Keyboard

    typed: list[str] = []
    reads, writes = os.pipe()
    driver = Keyboard(App())
    driver.fileno = reads
    driver.process_message = lambda message: typed.append(message.key) if isinstance(message, Key) else None
    reading = Thread(target=driver.run_input_thread, daemon=True)
    reading.start()
    try:
        os.write(writes, odd)
        until = time.monotonic() + PATIENCE
        while "q" not in typed and time.monotonic() < until:
            await asyncio.sleep(0.05)
            os.write(writes, b"q")
        assert "q" in typed
        assert reading.is_alive()
    finally:
        driver.exit_event.set()
        reading.join(PATIENCE)
        os.close(writes)
        os.close(reads)
    assert not reading.is_alive()


def test_the_program_reads_its_keys_so() -> None:
    from simulator.tui.base_app import BaseApp
    from simulator.tui.keyboard import Keyboard

    assert BaseApp().driver_class is Keyboard
