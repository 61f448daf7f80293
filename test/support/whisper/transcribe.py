"""Prints what Whisper (base) hears: transcribe.py MODEL_FOLDER, then one WAV file a line on standard input.

Each is answered by a line of JSON. The language is English.
"""

import json
import sys

from faster_whisper import WhisperModel


def main() -> None:
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", cpu_threads=1)
    for line in sys.stdin:
        # Without the text before as a prompt: a slip in one stretch must not breed others.
        segments, _ = model.transcribe(line.rstrip("\n"), language="en", beam_size=5, condition_on_previous_text=False)
        print(json.dumps({"text": "".join(segment.text for segment in segments).strip()}), flush=True)


main()
