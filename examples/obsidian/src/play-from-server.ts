import { serverEvents, type Word } from "./server-events.js";
import type { Settings } from "./settings.js";

export interface PlayOptions {
  readonly signal: AbortSignal;
  /** Called with the place of each word in the text when it is heard. */
  readonly onWord: (source: Word["source"]) => void;
}

/** Rate of the samples that the server sends as `pcm`. @unit hertz */
const SAMPLE_RATE = 24_000;
/** Sound that is scheduled in advance; more waits in the connection. @unit seconds */
const AHEAD_SECONDS = 20;

/** Plays a Markdown text that `voxweave serve` speaks, while it is spoken. */
export async function playFromServer(text: string, settings: Settings, options: PlayOptions): Promise<void> {
  const { signal } = options;
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const player = new Player(context, options.onWord);
  const decode = createDecoder();
  const timer = setInterval(() => player.reportWords(), 20);
  try {
    for await (const event of serverEvents(text, settings, signal)) {
      if (event.type === "speech.audio.error") throw new Error(event.error.message);
      if (event.type === "speech.audio.words") player.words.push(...event.words);
      if (event.type === "speech.audio.delta") player.play(decode(event.audio));
      await player.heardUntil(player.end - AHEAD_SECONDS, signal);
      if (event.type === "speech.audio.done") return await player.heardUntil(player.end, signal);
    }
    throw new Error("The connection to the server broke before the end of the text.");
  } finally {
    clearInterval(timer);
    await context.close();
  }
}

/** Plays samples one after another, and reports each word when it is heard. */
class Player {
  readonly words: Word[] = [];
  /** Duration of the sound so far. @unit seconds */
  end = 0;
  /** The time of the context at which the sound begins. Sound that comes late moves it. */
  #start = 0;
  #next = 0;
  readonly #context: AudioContext;
  readonly #onWord: PlayOptions["onWord"];

  constructor(context: AudioContext, onWord: PlayOptions["onWord"]) {
    this.#context = context;
    this.#onWord = onWord;
  }

  play(samples: Float32Array<ArrayBuffer>): void {
    if (samples.length === 0) return;
    this.#start = Math.max(this.#start, this.#context.currentTime + 0.05 - this.end);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: SAMPLE_RATE });
    buffer.copyToChannel(samples, 0);
    const node = new AudioBufferSourceNode(this.#context, { buffer });
    node.connect(this.#context.destination);
    node.start(this.#start + this.end);
    this.end += buffer.duration;
  }

  /** The place in the sound that is heard now. @unit seconds */
  get #heard(): number {
    return this.#context.currentTime - this.#start;
  }

  reportWords(): void {
    for (let word = this.words[this.#next]; word && word.start <= this.#heard; word = this.words[this.#next]) {
      this.#next += 1;
      this.#onWord(word.source);
    }
  }

  /** Waits until the sound is heard up to a place of it. */
  async heardUntil(seconds: number, signal: AbortSignal): Promise<void> {
    while (this.#heard < seconds) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      signal.throwIfAborted();
    }
    this.reportWords();
  }
}

/** Returns a function that decodes samples of 16 bits in base64, which arrive in parts of any length. */
function createDecoder(): (base64: string) => Float32Array<ArrayBuffer> {
  let rest = "";
  return (base64) => {
    const binary = rest + atob(base64);
    rest = binary.length % 2 === 1 ? binary.slice(-1) : "";
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length >> 1 }, (_, index) => view.getInt16(index * 2, true) / 32_768);
  };
}
