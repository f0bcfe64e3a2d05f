"""An independent client: edits a document over the stock y-websocket wire with pycrdt (Rust's yrs), not with Yjs.

Usage: client.py URL. Reads commands from standard input, one JSON object a line:
  {"insert": "text", "at": 3}   edits the Text `content`
  {"delete": 2, "at": 0}
  {"text": true}                answers {"text": "..."} on standard output
  {"end": true}
`at` counts characters. Every answer is one JSON line; {"ready": true} comes once the first sync is done.
"""

import asyncio
import json
import sys

from pycrdt import Doc, Text, YMessageType, YSyncMessageType, create_sync_message, create_update_message, handle_sync_message
from websockets.asyncio.client import connect


def say(value):
    print(json.dumps(value, ensure_ascii=False), flush=True)


async def main(url):
    doc = Doc()
    content = doc.get("content", type=Text)
    async with connect(url, max_size=None) as socket:
        outgoing = asyncio.Queue()
        applying = False

        def on_change(event):
            if not applying:
                outgoing.put_nowait(create_update_message(event.update))

        doc.observe(on_change)
        await socket.send(create_sync_message(doc))

        async def send():
            while True:
                await socket.send(await outgoing.get())

        async def receive():
            nonlocal applying
            ready = False
            async for message in socket:
                if message[0] != YMessageType.SYNC:
                    continue
                applying = True
                reply = handle_sync_message(message[1:], doc)
                applying = False
                if reply is not None:
                    await socket.send(reply)
                if message[1] == YSyncMessageType.SYNC_STEP2 and not ready:
                    ready = True
                    say({"ready": True})

        def offset(characters):
            """pycrdt counts bytes of UTF-8."""
            return len(str(content)[:characters].encode())

        async def commands():
            loop = asyncio.get_running_loop()
            while line := await loop.run_in_executor(None, sys.stdin.readline):
                command = json.loads(line)
                if "insert" in command:
                    content.insert(offset(command["at"]), command["insert"])
                elif "delete" in command:
                    del content[offset(command["at"]) : offset(command["at"] + command["delete"])]
                elif "text" in command:
                    say({"text": str(content)})
                else:
                    break

        tasks = [asyncio.create_task(send()), asyncio.create_task(receive())]
        await commands()
        for task in tasks:
            task.cancel()


asyncio.run(main(sys.argv[1]))
