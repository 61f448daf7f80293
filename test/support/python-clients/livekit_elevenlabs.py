"""Speaks with LiveKit's plugin for ElevenLabs. Prints what it got as JSON."""

import asyncio
import json
import sys

import aiohttp
from livekit.agents.types import USERDATA_TIMED_TRANSCRIPT
from livekit.plugins import elevenlabs

TEXT = "Hello there, my friend. It costs $5. What do you say? "


async def main(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        tts = elevenlabs.TTS(
            voice_id="alloy",
            api_key="key",
            base_url=f"{address}/v1",
            encoding="pcm_24000",
            http_session=session,
        )
        results = []
        for _ in range(2):  # The second stream uses the same connection.
            stream = tts.stream()
            for token in TEXT.split(" "):
                stream.push_text(token + " ")
            stream.end_input()
            seconds = 0.0
            words = []
            async for event in stream:
                seconds += event.frame.duration
                for word in event.frame.userdata.get(USERDATA_TIMED_TRANSCRIPT, []):
                    words.append([str(word), word.start_time, word.end_time])
            await stream.aclose()
            results.append({"seconds": seconds, "words": words})
        whole = [event.frame.duration async for event in tts.synthesize("Hello there.")]
        interrupted = tts.stream()
        interrupted.push_text(TEXT * 40)
        async for _ in interrupted:
            break
        await interrupted.aclose()
        voices = await tts.list_voices()
        await tts.aclose()
    json.dump({"streams": results, "whole": sum(whole), "voices": [voice.id for voice in voices]}, sys.stdout)


asyncio.run(main(sys.argv[1]))
