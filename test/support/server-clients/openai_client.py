"""Uses a speech server with OpenAI's client, and prints what it got as JSON.

python openai_client.py retry BASE_URL          one request, which the client may repeat
python openai_client.py modes BASE_URL FOLDER   every format and mode; the sound goes to FOLDER
"""

import asyncio
import json
import pathlib
import sys

import openai

TEXT = "The quick brown fox jumps over the lazy dog."
FORMATS = ["mp3", "opus", "aac", "flac", "wav", "pcm"]
SPEECH = {"model": "gpt-4o-mini-tts", "voice": "marin", "input": TEXT}


def speak_formats(client: openai.OpenAI, folder: pathlib.Path) -> dict[str, object]:
    """Gets each format whole, in parts, and as a file."""
    same: dict[str, object] = {}
    for name in FORMATS:
        whole = client.audio.speech.create(**SPEECH, response_format=name).content
        with client.audio.speech.with_streaming_response.create(**SPEECH, response_format=name) as response:
            parts = list(response.iter_bytes(1024))
        path = folder / f"speech.{name}"
        with client.audio.speech.with_streaming_response.create(**SPEECH, response_format=name) as response:
            response.stream_to_file(path)
        same[name] = [len(parts) > 1, whole == b"".join(parts) == path.read_bytes()]
    return same


def read_events(client: openai.OpenAI) -> list[dict[str, object]]:
    """Gets the events of a speech, without their sound."""
    events = []
    call = client.audio.speech.with_streaming_response.create(
        **(SPEECH | {"voice": {"id": "af_heart"}}), stream_format="sse", extra_body={"timestamps": True}
    )
    with call as response:
        for line in response.iter_lines():
            if line.startswith("data: "):
                event = json.loads(line.removeprefix("data: "))
                events.append({name: value for name, value in event.items() if name != "audio"})
    return events


def collect_errors(client: openai.OpenAI) -> list[dict[str, object]]:
    """Makes mistakes, and returns the errors that the client raises."""
    mistakes = [
        lambda: client.audio.speech.create(**(SPEECH | {"voice": "nobody"})),
        lambda: client.audio.speech.create(**(SPEECH | {"input": ""})),
        lambda: client.audio.speech.create(**SPEECH, speed=9),
        lambda: client.models.retrieve("hexgrad/Kokoro"),
    ]
    errors = []
    for mistake in mistakes:
        try:
            mistake()
        except openai.APIStatusError as error:
            facts = {name: getattr(error, name) for name in ("status_code", "type", "param", "code", "message")}
            errors.append({"class": type(error).__name__, "hasId": bool(error.request_id), **facts})
    return errors


def leave_early(client: openai.OpenAI) -> int:
    """Leaves in the middle of a long speech. Returns the bytes that came."""
    long = SPEECH | {"input": TEXT * 100}
    with client.audio.speech.with_streaming_response.create(**long, response_format="wav") as response:
        return len(next(response.iter_bytes(4096)))


async def speak_together(base_url: str) -> list[bool]:
    """Has three texts spoken at the same time."""
    async with openai.AsyncOpenAI(base_url=base_url, api_key="any") as client:
        texts = ["One.", "Two.", "Three."]
        calls = [client.audio.speech.create(**(SPEECH | {"input": text}), response_format="pcm") for text in texts]
        return [len(sound.content) > 4_800 for sound in await asyncio.gather(*calls)]


def main() -> None:
    mode, base_url = sys.argv[1], sys.argv[2]
    client = openai.OpenAI(base_url=base_url, api_key="any")
    if mode == "retry":
        raw = client.audio.speech.with_raw_response.create(**(SPEECH | {"voice": "alloy"}))
        print(json.dumps({"status": raw.status_code, "retries": raw.retries_taken}))
        return
    report = {
        "formats": speak_formats(client, pathlib.Path(sys.argv[3])),
        "events": read_events(client),
        "errors": collect_errors(client),
        "left": leave_early(client),
        "together": asyncio.run(speak_together(base_url)),
        "models": [model.id for model in client.models.list()],
    }
    print(json.dumps(report))


main()
