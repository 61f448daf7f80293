"""kokoro-onnx: its tokenizer, which is eSpeak NG through phonemizer, limited to Kokoro's symbols."""

from kokoro_onnx.tokenizer import Tokenizer
from lines import answer

tokenizer = Tokenizer()
answer(lambda text: tokenizer.phonemize(text, lang="en-us"))
