"""Writes misaki's phonemes for sentences in its eSpeak NG languages, which parity.model.test.ts compares with VoxWeave's.

    python misaki_answers.py sentences.json answers.json

Needs requirements.txt. The sentences were written for this test.
"""

import json
import sys
from pathlib import Path

from misaki.espeak import EspeakG2P

VOICES = {"es": "es", "fr": "fr-fr", "hi": "hi", "it": "it", "pt-br": "pt-br"}
"""eSpeak's names of the languages, as in Kokoro's pipeline."""


def main(sentences_path: str, answers_path: str) -> None:
    sentences = json.loads(Path(sentences_path).read_text(encoding="utf8"))
    answers = {}
    for language, lines in sentences.items():
        read = EspeakG2P(language=VOICES[language])
        answers[language] = [[line, read(line)[0]] for line in lines]
    Path(answers_path).write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


main(*sys.argv[1:])
