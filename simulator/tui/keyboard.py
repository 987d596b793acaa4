"""What is typed, where the terminal is one of Unix: odd bytes cost themselves alone, and one thread reads them."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class Keyboard(LinuxDriver):
    """Textual's own driver, which goes on after bytes that are no UTF-8, as old terminals and mice send them, and after
    a stop that no program is told of.
    """

    reading = False

    def resume_application_mode(self) -> None:
        """Takes the terminal again as a shell may have left it. Where the keys are read already, a second reader
        beside the first would take every other one: that one is ended before.
        """
        if self.reading:
            self.suspend_application_mode()
        super().resume_application_mode()

    def run_input_thread(self) -> None:
        self.reading = True
        try:
            self._read_on()
        finally:
            self.reading = False

    def _read_on(self) -> None:
        while True:
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:  # the terminal is gone, and the program is told so by a signal or sees it itself
                return
            return
