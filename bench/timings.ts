import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSpeaker, encodePcm16, encodeWavHeader, type Utterance, type Word } from "voxweave";

/**
 * Speaks a text and compares the start times of its words with those of a forced aligner.
 *
 * Arguments: a text file (default bench/texts/long.txt), a voice (default the engine's). It needs Python, and
 * installs the aligner from a lock file below `.cache/` the first time.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = join(ROOT, ".cache", "timings");
/** Sample rate of pocketsphinx's English model. @unit hertz */
const SAMPLE_RATE = 16_000;

const [file = join(ROOT, "bench", "texts", "long.txt"), voice] = process.argv.slice(2);
const python = installAligner();
const sound = join(FOLDER, "sound");
await rm(sound, { recursive: true, force: true });
await mkdir(sound, { recursive: true });
await writeFile(join(sound, "chunks.json"), JSON.stringify(await speak(await readFile(file, "utf8"))));
execFileSync(python, [join(ROOT, "bench", "timings", "align.py"), join(sound, "chunks.json")], { stdio: "inherit" });

interface Chunk {
  readonly wav: string;
  /** Times count from the start of the chunk. @unit seconds */
  readonly words: readonly { readonly phonemes: string; readonly start: number; readonly end: number }[];
}

async function speak(text: string): Promise<Chunk[]> {
  await using inner = await createSpeaker();
  const utterances: Utterance[] = [];
  const engine: typeof inner.engine = {
    ...inner.engine,
    synthesize: (utterance, ...rest) => {
      utterances.push(utterance);
      return inner.engine.synthesize(utterance, ...rest);
    },
  };
  const speaker = await createSpeaker({ engine });
  const chunks: Chunk[] = [];
  for await (const chunk of speaker.stream(text, { voice, sampleRate: SAMPLE_RATE })) {
    const utterance = utterances.find(({ source }) => source.start === chunk.source.start);
    if (utterance === undefined) continue;
    const wav = join(sound, `${chunks.length}.wav`);
    const pcm = encodePcm16(chunk.samples);
    await writeFile(wav, Buffer.concat([encodeWavHeader(SAMPLE_RATE, pcm.length), pcm]));
    if (chunk.words.length !== utterance.words.length)
      throw new Error(`words were lost in ${JSON.stringify(utterance.text)}`);
    const words = chunk.words.map(({ startSeconds, endSeconds }, index) => ({
      phonemes: phonemesOf(utterance, utterance.words[index]),
      start: startSeconds - chunk.startSeconds,
      end: endSeconds - chunk.startSeconds,
    }));
    chunks.push({ wav, words });
  }
  return chunks;
}

function phonemesOf({ phonemes }: Utterance, word: Word | undefined): string {
  return phonemes.slice(word?.phonemes.start, word?.phonemes.end);
}

function installAligner(): string {
  const venv = join(FOLDER, "venv");
  const interpreter = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  if (existsSync(join(venv, "installed"))) return interpreter;
  execFileSync(process.platform === "win32" ? "python" : "python3", ["-I", "-m", "venv", "--clear", venv]);
  const lock = join(ROOT, "bench", "timings", "requirements.txt");
  const pip = ["-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock];
  execFileSync(interpreter, pip, { stdio: "inherit" });
  execFileSync(interpreter, ["-c", `open(${JSON.stringify(join(venv, "installed"))}, "w").close()`]);
  return interpreter;
}
