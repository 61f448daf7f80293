"""Speaks with ElevenLabs' own client. Prints what it got as JSON."""

import json
import sys

from elevenlabs.client import ElevenLabs
from elevenlabs.core.api_error import ApiError
from elevenlabs.types import VoiceSettings

TEXT = "Hello there. It costs $5."


def characters(alignment):
    return "".join(alignment.characters)


def main(address: str) -> None:
    client = ElevenLabs(api_key="key", base_url=address)
    speech = client.text_to_speech
    voice = {"voice_id": "alloy", "model_id": "eleven_multilingual_v2"}
    pcm = {**voice, "output_format": "pcm_24000"}
    whole = b"".join(speech.convert(text=TEXT, **pcm))
    streamed = b"".join(speech.stream(text=TEXT, voice_settings=VoiceSettings(speed=1.0, stability=0.5), **pcm))
    timed = speech.convert_with_timestamps(text=TEXT, **pcm)
    chunks = list(speech.stream_with_timestamps(text=TEXT, **pcm))
    speech._ws_base_url = address.replace("http", "ws", 1)  # The client knows wss only.
    realtime = b"".join(speech.convert_realtime(text=iter(["Hello there. ", "It costs ", "$5."]), **pcm))
    mp3 = b"".join(speech.convert(text=TEXT, output_format="mp3_44100_128", **voice))
    errors = []
    for wrong in ({"voice_id": "nobody"}, {"output_format": "gsm_8000"}, {"text": ""}):
        try:
            b"".join(speech.convert(**{"text": TEXT, **pcm, **wrong}))
        except ApiError as error:
            errors.append({"status": error.status_code, "detail": error.body["detail"]})
    json.dump(
        {
            "whole": len(whole),
            "streamed": streamed == whole,
            "timed": len(timed.audio_base_64),
            "written": characters(timed.alignment),
            "spoken": characters(timed.normalized_alignment),
            "chunks": "".join(characters(chunk.alignment) for chunk in chunks if chunk.alignment),
            "lastSeconds": [chunk.alignment.character_end_times_seconds[-1] for chunk in chunks if chunk.alignment],
            "realtime": len(realtime),
            "mp3": mp3[:2].hex(),
            "voices": [voice.voice_id for voice in client.voices.get_all().voices],
            "voice": client.voices.get("alloy").voice_id,
            "models": [(model.model_id, [language.name for language in model.languages]) for model in client.models.list()],
            "found": [voice.category for voice in client.voices.search().voices],
            "errors": errors,
        },
        sys.stdout,
    )


main(sys.argv[1])
