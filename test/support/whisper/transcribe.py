"""Prints what Whisper (base) hears in a WAV file: transcribe.py MODEL_FOLDER WAV. The language is English."""

import json
import sys

from faster_whisper import WhisperModel


def main() -> None:
    folder, wav = sys.argv[1:3]
    model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=2)
    # Without the text before as a prompt: a slip in one stretch must not breed others.
    segments, _ = model.transcribe(wav, language="en", beam_size=5, condition_on_previous_text=False)
    print(json.dumps({"text": "".join(segment.text for segment in segments).strip()}))


main()
