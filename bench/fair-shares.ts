import { parseArgs } from "node:util";
import { startServer } from "./server-process.js";
import { percentile } from "./statistics.js";
import { sentences } from "./texts.js";

/**
 * npm run bench:shares -- [--minutes 5] [--engine kokoro-onnx]
 *
 * Measures how long clients of `voxweave serve` wait when one of them floods it with long texts. Of N clients with something to
 * speak, the fair share of each is every Nth utterance that the engine makes. So if the engine makes C utterances per second, a
 * text of u utterances takes u·N/C seconds at its fair share. The run fails if a client gets less than half of its share.
 */
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, engine: { type: "string", default: "kokoro-onnx" } },
});
const minutes = Number(values.minutes);
/** Kinds of clients: how many there are, how many texts each asks for at the same time, and how long a text is. */
const KINDS = [
  { kind: "floods", clients: 1, together: 8, sentences: 12 },
  { kind: "long texts", clients: 3, together: 1, sentences: 12 },
  { kind: "short texts", clients: 3, together: 1, sentences: 1 },
] as const;
const CLIENTS = KINDS.reduce((sum, { clients }) => sum + clients, 0);

/** A client and its requests. */
interface Client {
  readonly kind: string;
  readonly answered: Answered[];
  /** Utterances heard, also of texts that were not heard to their end. */
  utterances: number;
}

/** A text that a client has heard to its end. */
interface Answered {
  readonly utterances: number;
  readonly firstSeconds: number;
  readonly seconds: number;
}

const nextSentence = sentences();
const server = await startServer(["--engine", values.engine, "--workers", "2", "--cache", "0"]);
await ask({ kind: "", answered: [], utterances: 0 }, "10.0.1.1", "The first sentence warms the server up.");
console.log(
  `${CLIENTS} clients for ${minutes} min on ${values.engine}, one of them with ${KINDS[0].together} texts at once`,
);
const over = new AbortController();
setTimeout(() => over.abort(), minutes * 60_000);
const started = performance.now();
const clients: Client[] = [];
await Promise.all(KINDS.flatMap((kind) => Array.from({ length: kind.clients }, () => run(kind))));
const seconds = (performance.now() - started) / 1_000;
await server.stop();
report();

/** Asks for texts as one client, until the time is over. */
async function run({ kind, together, sentences: length }: (typeof KINDS)[number]): Promise<void> {
  const client: Client = { kind, answered: [], utterances: 0 };
  const address = `10.0.0.${clients.push(client)}`;
  const askOften = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await ask(client, address, Array.from({ length }, nextSentence).join(" "), over.signal).catch(
        (error: unknown) => {
          if (!over.signal.aborted) throw error;
        },
      );
    }
  };
  await Promise.all(Array.from({ length: together }, askOften));
}

/** Asks for the events of a speech in PCM, in which each utterance is an event with sound. */
async function ask(client: Client, address: string, input: string, signal?: AbortSignal): Promise<void> {
  const start = performance.now();
  const since = (): number => (performance.now() - start) / 1_000;
  const reply = await fetch(`${server.address}/v1/audio/speech`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: JSON.stringify({ input, stream_format: "sse", response_format: "pcm" }),
    ...(signal && { signal }),
  });
  if (!reply.ok || reply.body === null) throw new Error(`status ${reply.status}: ${await reply.text()}`);
  let firstSeconds = 0;
  let utterances = 0;
  let rest = "";
  for await (const part of reply.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${part}`.split("\n");
    rest = lines.pop() ?? "";
    const heard = lines.filter((line) => line.startsWith('data: {"type":"speech.audio.delta"')).length;
    if (heard > 0 && utterances === 0) firstSeconds = since();
    utterances += heard;
    client.utterances += heard;
  }
  client.answered.push({ utterances, firstSeconds, seconds: since() });
}

function report(): void {
  const all = clients.reduce((sum, { utterances }) => sum + utterances, 0);
  const fairSeconds = (CLIENTS * seconds) / all;
  console.log(
    `${all} utterances in ${seconds.toFixed(0)} s; at its fair share, a client waits ${fairSeconds.toFixed(1)} s for one\n`,
  );
  console.log(
    "| client | texts | utterances | of its fair share | wait for a text: p50, p95, most | for the first sound: p50, most |",
  );
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const { kind, answered, utterances } of clients) {
    const waits = answered.map((text) => text.seconds / (text.utterances * fairSeconds));
    const firsts = answered.map(({ firstSeconds }) => firstSeconds / fairSeconds);
    const share = utterances / (all / CLIENTS);
    const cells = [kind, answered.length, utterances, times(share)];
    const waited = [50, 95, 100].map((percent) => times(percentile(waits, percent))).join(", ");
    const first = [50, 100].map((percent) => times(percentile(firsts, percent))).join(", ");
    console.log(`| ${[...cells, waited, first].join(" | ")} |`);
    if (share < 0.5) {
      console.log(`BAD: a client with ${kind} got ${times(share)} its fair share`);
      process.exitCode = 1;
    }
  }
}

function times(ratio: number): string {
  return Number.isNaN(ratio) ? "none" : `${ratio.toFixed(2)}×`;
}
