"""kokoro-onnx: its tokenizer, which uses eSpeak NG through phonemizer and keeps Kokoro's symbols only."""

from kokoro_onnx.tokenizer import Tokenizer
from lines import answer

tokenizer = Tokenizer()
answer(lambda text: tokenizer.phonemize(text, lang="en-us"))
