"""Compares the starts of words with those that pocketsphinx finds: align.py CHUNKS, a JSON file of bench/timings.ts.

pocketsphinx gets the sounds of each word (Kokoro's phonemes, mapped to those of CMU's dictionary) and finds their
times. It includes a little of the silence before a word: after a pause, where the sound itself shows the onset, its
start is early by a constant. The comparison subtracts this constant.
"""

import json
import os
import re
import statistics
import sys
import wave

import pocketsphinx

KOKORO = "AIWYOQʤʧɑɔəɛɪʊʌæiuᵻᵊaɒbdfhjklmnpstvwzɡŋɹʃʒθðTɾʔɐ"
ARPABET = (
    "EY AY AW OY OW OW JH CH AA AO AH EH IH UH AH AE IY UW IH AH AE AA "
    "B D F HH Y K L M N P S T V W Z G NG R SH ZH TH DH D D T AH"
).split()
PHONES = dict(zip(KOKORO, ARPABET, strict=True)) | {"ɜ": "ER", "ɜɹ": "ER", "əɹ": "ER"}


def main() -> None:
    pocketsphinx.set_loglevel("FATAL")
    with open(sys.argv[1], encoding="utf-8") as file:
        chunks = json.load(file)
    after_pause: list[float] = []
    in_speech: list[float] = []
    skipped = 0
    for chunk in chunks:
        words = [word for word in chunk["words"] if phones(word["phonemes"])]
        found = align(chunk["wav"], [phones(word["phonemes"]) for word in words])
        if len(found) != len(words):
            skipped += len(words)
            continue
        end = -1.0
        for word, start in zip(words, found, strict=True):
            (after_pause if word["start"] - end > 0.15 else in_speech).append(word["start"] - start)
            end = word["end"]
    bias = statistics.median(after_pause)
    print(f"{len(after_pause) + len(in_speech)} words aligned, {skipped} not")
    print(f"the aligner is early at words after a pause by {1000 * bias:.0f} ms")
    report("after a pause", [value - bias for value in after_pause])
    report("in speech", [value - bias for value in in_speech])
    report("all", [value - bias for value in after_pause + in_speech])


def phones(phonemes: str) -> str:
    sounds = re.findall(r"[ɜə]ɹ|\w", re.sub(r"[ˈˌː]", "", phonemes))
    return " ".join(PHONES[sound] for sound in sounds if sound in PHONES)


def align(path: str, words: list[str]) -> list[float]:
    """Returns the start of each word in seconds; fewer if the aligner fails in the middle."""
    model = os.path.join(pocketsphinx.get_model_path(), "en-us/en-us")
    decoder = pocketsphinx.Decoder(hmm=model, lm=None, dict=None, beam=1e-80, wbeam=1e-60, pbeam=1e-80)
    names: dict[str, str] = {}
    for word in words:
        if word not in names:
            names[word] = f"w{len(names)}"
            decoder.add_word(names[word], word, True)
    decoder.set_align_text(" ".join(names[word] for word in words))
    with wave.open(path) as file:
        samples = file.readframes(file.getnframes())
    decoder.start_utt()
    decoder.process_raw(samples + bytes(6_400), full_utt=True)  # 200 ms of silence: it wants some at the end.
    decoder.end_utt()
    if decoder.hyp() is None:
        return []
    return [segment.start_frame / 100 for segment in decoder.seg() if re.fullmatch(r"w\d+", segment.word)]


def report(name: str, errors: list[float]) -> None:
    size = sorted(abs(error) * 1000 for error in errors)
    middle, high = statistics.median(size), size[int(len(size) * 0.95)]
    shift = 1000 * statistics.median(errors)
    print(f"{name:14} {len(size):5} words: median {middle:.0f} ms, 95 % within {high:.0f} ms, shifted by {shift:.0f} ms")


main()
