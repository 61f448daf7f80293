"""Has the `wyoming` package talk to a server: reads an order as JSON from standard input, and prints the result as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import wave
from typing import Any

from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.error import Error
from wyoming.info import Describe, Info
from wyoming.ping import Ping, Pong
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeStopped,
    SynthesizeVoice,
)


class Sound:
    """The sound of a speech, and the types of the events that brought it."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.pcm = b""
        self.largest = 0
        self.format: tuple[int, int, int] | None = None
        self.error: dict[str, Any] | None = None
        self.is_timed = True

    async def read(self, client: AsyncTcpClient, end: str) -> None:
        """Reads until an event of the type `end`, as Home Assistant does, or until the server closes the connection."""
        while (event := await client.read_event()) is not None:
            if not self.events or self.events[-1] != event.type:
                self.events.append(event.type)
            if AudioStart.is_type(event.type):
                start = AudioStart.from_event(event)
                self.format = (start.rate, start.width, start.channels)
            elif AudioChunk.is_type(event.type):
                chunk = AudioChunk.from_event(event)
                assert (chunk.rate, chunk.width, chunk.channels) == self.format
                self.is_timed &= chunk.timestamp == int(len(self.pcm) / chunk.width / chunk.rate * 1000 + 0.5)
                self.pcm += chunk.audio
                self.largest = max(self.largest, chunk.samples)
            elif Error.is_type(event.type):
                self.error = event.data
            if event.type == end:
                return
        self.events.append("closed")

    def result(self, path: str | None) -> dict[str, Any]:
        if path is not None and self.format is not None:
            with wave.open(path, "wb") as file:
                rate, width, channels = self.format
                file.setframerate(rate)
                file.setsampwidth(width)
                file.setnchannels(channels)
                file.writeframes(self.pcm)
        return {
            "events": self.events,
            "format": self.format,
            "bytes": len(self.pcm),
            "largest": self.largest,
            "isTimed": self.is_timed,
            "error": self.error,
        }


def voice_of(order: dict[str, Any]) -> SynthesizeVoice | None:
    return SynthesizeVoice.from_dict(order.get("voice", {}))


async def describe(client: AsyncTcpClient, order: dict[str, Any]) -> dict[str, Any]:
    await client.write_event(Describe().event())
    event = await client.read_event()
    assert event is not None and Info.is_type(event.type)
    return Info.from_event(event).event().data


async def ping(client: AsyncTcpClient, order: dict[str, Any]) -> dict[str, Any]:
    await client.write_event(Ping(text="are you there?").event())
    event = await client.read_event()
    assert event is not None and Pong.is_type(event.type)
    return {"text": Pong.from_event(event).text}


async def speak(client: AsyncTcpClient, order: dict[str, Any]) -> dict[str, Any]:
    """Sends the whole text in one event."""
    synthesize = Synthesize(text=order["text"], voice=voice_of(order), text_format=order.get("text_format"))
    await client.write_event(synthesize.event())
    sound = Sound()
    await sound.read(client, AudioStop().event().type)
    return sound.result(order.get("wav"))


async def stream(client: AsyncTcpClient, order: dict[str, Any]) -> dict[str, Any]:
    """Sends the text in parts while it reads the sound: the sequence of Home Assistant's integration."""
    voice = voice_of(order)
    await client.write_event(SynthesizeStart(voice=voice).event())

    async def write() -> None:
        for part in order["parts"]:
            await client.write_event(SynthesizeChunk(text=part).event())
            await asyncio.sleep(0.001)
        await client.write_event(Synthesize(text="".join(order["parts"]), voice=voice).event())
        await client.write_event(SynthesizeStop().event())

    writing = asyncio.create_task(write())
    sound = Sound()
    await sound.read(client, SynthesizeStopped().event().type)
    await writing
    return sound.result(order.get("wav"))


async def leave(client: AsyncTcpClient, order: dict[str, Any]) -> dict[str, Any]:
    """Leaves after the first sound, again and again: half of the times in the middle of a text that arrives."""
    for index in range(order["times"]):
        async with AsyncTcpClient(order["host"], order["port"]) as other:
            if index % 2 == 0:
                await other.write_event(Synthesize(text=order["text"]).event())
            else:
                await other.write_event(SynthesizeStart().event())
                await other.write_event(SynthesizeChunk(text=order["text"]).event())
            event = await other.read_event()
            assert event is not None and AudioStart.is_type(event.type), event
    return {}


ACTIONS = {"describe": describe, "ping": ping, "speak": speak, "stream": stream, "leave": leave}


async def main() -> None:
    order = json.load(sys.stdin)
    async with AsyncTcpClient(order["host"], order["port"]) as client:
        result = await ACTIONS[order["action"]](client, order)
    print(json.dumps(result))


asyncio.run(main())
