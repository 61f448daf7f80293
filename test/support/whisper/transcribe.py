"""Transcribes English WAV files with Whisper (base): transcribe.py MODEL_FOLDER.

Reads the path of a WAV file from each line of standard input, and prints a line of JSON for it.
"""

import json
import sys

from faster_whisper import WhisperModel


def main() -> None:
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", cpu_threads=1)
    for line in sys.stdin:
        # Does not pass the previous text as a prompt, so that one mistake does not cause others.
        segments, _ = model.transcribe(line.rstrip("\n"), language="en", beam_size=5, condition_on_previous_text=False)
        print(json.dumps({"text": "".join(segment.text for segment in segments).strip()}), flush=True)


main()
