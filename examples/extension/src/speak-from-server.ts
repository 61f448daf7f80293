import type { Settings } from "./settings.js";

export interface ServerSpeechOptions {
  readonly signal: AbortSignal;
  /** Called when the sound begins. */
  readonly onSound: () => void;
}

/** Rate of the samples that the server sends as `pcm`. @unit hertz */
const SAMPLE_RATE = 24_000;
/** Sound that is scheduled in advance; more waits in the connection. @unit seconds */
const AHEAD_SECONDS = 20;

/** Has `voxweave serve` speak a text, and plays the sound as it arrives. */
export async function speakFromServer(
  text: string,
  settings: Settings,
  { signal, onSound }: ServerSpeechOptions,
): Promise<void> {
  const sound = await request(text, settings, signal);
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  try {
    let end = 0;
    for await (const samples of samplesOf(sound)) {
      if (end === 0) onSound();
      end = schedule(context, samples, end);
      await heardUntil(context, end - AHEAD_SECONDS, signal);
    }
    await heardUntil(context, end, signal);
  } finally {
    await context.close();
  }
}

async function request(
  input: string,
  { server, key, voice, speed }: Settings,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const headers = { "content-type": "application/json", ...(key !== "" && { authorization: `Bearer ${key}` }) };
  const body = JSON.stringify({ input, speed, response_format: "pcm", ...(voice !== "" && { voice }) });
  const address = new URL("v1/audio/speech", server.endsWith("/") ? server : `${server}/`);
  const response = await fetch(address, { method: "POST", headers, body, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    const hint = `Start it with: voxweave serve --origin ${location.origin}`;
    throw new Error(`${server} does not answer, or not to this extension. ${hint}`, { cause: error });
  });
  if (response.ok && response.body) return response.body;
  const { error } = (await response.json()) as { readonly error: { readonly message: string } };
  throw new Error(error.message);
}

/** Yields samples from bytes that arrive in parts of any length. */
async function* samplesOf(sound: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Float32Array<ArrayBuffer>> {
  let rest = new Uint8Array(0);
  for await (const part of sound) {
    const bytes = new Uint8Array([...rest, ...part]);
    const view = new DataView(bytes.buffer);
    yield Float32Array.from({ length: bytes.length >> 1 }, (_, index) => view.getInt16(index * 2, true) / 32_768);
    rest = bytes.slice(bytes.length & ~1);
  }
}

/** Plays samples behind those before them. Returns the time of the context at which they end. */
function schedule(context: AudioContext, samples: Float32Array<ArrayBuffer>, from: number): number {
  if (samples.length === 0) return from;
  const start = Math.max(from, context.currentTime + 0.05);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: SAMPLE_RATE });
  buffer.copyToChannel(samples, 0);
  const node = new AudioBufferSourceNode(context, { buffer });
  node.connect(context.destination);
  node.start(start);
  return start + buffer.duration;
}

async function heardUntil(context: AudioContext, seconds: number, signal: AbortSignal): Promise<void> {
  while (context.currentTime < seconds) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
