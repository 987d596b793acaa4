"""What is typed, where the terminal is one of Unix: a byte that is no text costs itself and not the program."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class Keyboard(LinuxDriver):
    """Textual's own driver, which goes on after bytes that are no UTF-8, as old terminals and mice send them."""

    def run_input_thread(self) -> None:
        while True:
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:  # the terminal is gone, and the program is told so by a signal or sees it itself
                return
            return
