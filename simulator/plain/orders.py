"""What can be typed in a conversation line by line, as its help tells it."""

from __future__ import annotations

HELP = (
    "Type the number of what you want to say. Enter alone repeats what was said, and the choices.",
    "u takes back your last choice. n shows your notes. v shows what is rewarded. c turns coaching on or off.",
    "o turns answering in your own words on or off. There d dictates, where the settings name a command for it.",
    "? shows this help.",
)
LEAVING = {
    True: "q leaves; what you chose is kept, and you can go on later. s goes on without saving.",
    False: "q leaves. Nothing of this conversation is saved.",
}
