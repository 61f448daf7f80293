"""misaki as in Kokoro's own pipeline: American, the small spaCy model, eSpeak NG for unknown words."""

from lines import answer
from misaki import en, espeak

g2p = en.G2P(trf=False, british=False, fallback=espeak.EspeakFallback(british=False), unk="")

if __name__ == "__main__":
    answer(lambda text: g2p(text)[0])
