"""The two servers that are measured, each in a process of its own: the floor and the product.

`python -m benchmarks.workshop_servers floor BYTES` or `product FOLDER` prints what a client needs, then serves.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from benchmarks.workshop_clients import HOST


class Floor(asyncio.Protocol):
    """Lines of JSON on plain asyncio transports: a vote is put into a dict and answered, a reveal goes to everybody."""

    connections: set[asyncio.Transport] = set()
    votes: dict[int, str] = {}
    reveal = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.buffer = transport, b""
        self.connections.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.connections.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        *lines, self.buffer = (self.buffer + data).split(b"\n")
        for line in lines:
            message = json.loads(line)
            if message["t"] == "vote":
                self.votes[id(self)] = message["choice"]
                self.transport.write(json.dumps({"t": "vote", "r": message["r"], "status": "counted"}).encode() + b"\n")
            elif message["t"] == "reveal":
                for transport in self.connections:
                    transport.write(self.reveal)
            else:
                self.transport.write(b'{"t":"room"}\n')


async def floor(size: int) -> None:
    Floor.reveal = b'{"t":"step","phase":"revealed"' + b" " * (size - 32) + b"}\n"
    server = await asyncio.get_running_loop().create_server(Floor, HOST, 0, backlog=4096)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


def product(folder: Path) -> None:
    from simulator.paths import shipped_scenarios
    from simulator.scenario.reader import read_scenario
    from simulator.scenario.rubric_file import read_rubric
    from simulator.workshop.open_room import open_room
    from simulator.workshop.server_thread import Running
    from simulator.workshop.stores.sqlite import SqliteStore

    async def room() -> tuple[str, str]:
        rubric = read_rubric(None)
        scenario = read_scenario(shipped_scenarios() / "b2c" / "laptop-for-a-nephew.yaml", rubric).scenario
        assert scenario is not None
        store = SqliteStore(folder)
        opened = await open_room(store, scenario, rubric, seed=1)
        await store.close()
        return opened.code, opened.token

    code, token = asyncio.run(room())
    running = Running(folder, port=0, only={code})
    running.start()
    print(json.dumps({"port": running.port, "code": code, "token": token}), flush=True)
    running.join()


if __name__ == "__main__":
    if sys.argv[1] == "floor":
        asyncio.run(floor(int(sys.argv[2])))
    else:
        product(Path(sys.argv[2]))
