import { once } from "node:events";
import { type IncomingMessage, request as openRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServeProcess } from "./serve-process.js";
import { connectSocket } from "./socket-client.js";
import { openWyomingSocket } from "./wyoming-socket.js";

/** A client that asks for speech over a connection of its own and leaves. The index decides how far it waits before. */
export type Leave = (server: ServeProcess, index: number) => Promise<void>;

const SENTENCE = "The sun rose over the hills, and nobody saw it but the old keeper of the lighthouse. ";
/** A text whose sound is larger than the buffers of a connection, so that the server is at work when the client leaves. */
const LONG = SENTENCE.repeat(30);
/** A text for replies that come when they are complete. */
const SHORT = SENTENCE.repeat(2);

/** Fast speech has less sound to encode before the client leaves. */
const FAST = { speed: 4 };
const SPEECH = "/v1/audio/speech";
const ELEVENLABS = "/v1/text-to-speech/alloy";

/** Every way into the server, and a client that leaves it. */
export const LEAVING_CLIENTS: readonly (readonly [mode: string, leave: Leave])[] = [
  ["MP3", overHttp(SPEECH, { ...FAST, input: LONG, response_format: "mp3" })],
  ["Opus", overHttp(SPEECH, { ...FAST, input: LONG, response_format: "opus" })],
  ["AAC", overHttp(SPEECH, { ...FAST, input: LONG, response_format: "aac" })],
  ["FLAC", overHttp(SPEECH, { ...FAST, input: LONG, response_format: "flac" })],
  ["WAV", overHttp(SPEECH, { ...FAST, input: LONG, response_format: "wav" })],
  ["PCM", overHttp(SPEECH, { ...FAST, input: LONG, response_format: "pcm" })],
  ["events", overHttp(SPEECH, { ...FAST, input: LONG, stream_format: "sse", timestamps: true })],
  ["a whole file", overHttp(SPEECH, { ...FAST, input: SHORT, stream: false, response_format: "flac" })],
  ["captions", overHttp("/v1/captions", { ...FAST, input: SHORT, caption_format: "vtt" })],
  ["a reading", overHttp("/v1/explain", { input: SHORT })],
  ["ElevenLabs' sound", overHttp(ELEVENLABS, { text: SHORT, voice_settings: FAST })],
  ["ElevenLabs' stream", overHttp(`${ELEVENLABS}/stream`, { text: LONG, voice_settings: FAST })],
  ["ElevenLabs' times", overHttp(`${ELEVENLABS}/with-timestamps`, { text: SHORT, voice_settings: FAST })],
  [
    "ElevenLabs' stream with times",
    overHttp(`${ELEVENLABS}/stream/with-timestamps`, { text: LONG, voice_settings: FAST }),
  ],
  ["our WebSocket", overSocket("/v1/audio/speech/stream", { type: "speech.audio.delta" }, ourMessages)],
  [
    "ElevenLabs' stream-input",
    overSocket(`${ELEVENLABS}/stream-input`, {}, () => [{ text: " ", voice_settings: FAST }, { text: LONG }]),
  ],
  ["ElevenLabs' multi-stream-input", overSocket(`${ELEVENLABS}/multi-stream-input`, {}, elevenLabsContexts)],
  ["Wyoming", overWyoming],
];

/** Returns a client that leaves before the reply, with its head, or after its first bytes. */
function overHttp(path: string, body: object): Leave {
  return async ({ address }, index) => {
    const headers = { "content-type": "application/json" };
    const request = openRequest(`${address}${path}`, { method: "POST", agent: false, headers });
    request.end(JSON.stringify(body));
    if (index % 3 === 0) await sleep(index % 50);
    else {
      const [response] = (await once(request, "response")) as [IncomingMessage];
      if (response.statusCode !== 200) throw new Error(`${path} replied with status ${response.statusCode}`);
      if (index % 3 === 1) await once(response, "readable");
    }
    request.on("error", () => {}); // The destruction causes one.
    const closed = new Promise((resolve) => request.once("close", resolve));
    request.destroy();
    await closed;
  };
}

/** Returns a client that breaks its connection at once or after the first message with sound, or closes it then. */
function overSocket(path: string, sound: object, messagesOf: (index: number) => readonly object[]): Leave {
  return async ({ address }, index) => {
    const client = await connectSocket(`${address}${path}`);
    client.send(...messagesOf(index));
    if (index % 3 === 0) await sleep(index % 50);
    else {
      const message = await client.until(sound);
      if ("error" in message) throw new Error(`${path} sent ${JSON.stringify(message)}`);
    }
    if (index % 3 === 1) client.socket.close();
    else client.socket.terminate();
    await client.closed;
  };
}

function ourMessages(index: number): readonly object[] {
  const text = { type: "input_text.append", text: LONG };
  const contexts = [
    { type: "session.update", session: FAST },
    text,
    { ...text, context_id: "other" },
    { type: "input_text.end", context_id: "other" },
  ];
  return index % 2 === 0 ? contexts : [...contexts, { type: "input_text.cancel", context_id: "other" }];
}

function elevenLabsContexts(index: number): readonly object[] {
  const contexts = ["one", "two"].map((context_id) => ({ text: LONG, context_id, voice_settings: FAST }));
  return index % 2 === 0 ? contexts : [...contexts, { context_id: "two", close_context: true }];
}

async function overWyoming({ wyomingAddress }: ServeProcess, index: number): Promise<void> {
  await using socket = await openWyomingSocket(wyomingAddress);
  socket.send({ type: "synthesize", data: { text: LONG } });
  if (index % 3 === 0) await sleep(index % 50);
  else await socket.read(index % 3 === 1 ? "audio-start" : "audio-chunk");
}
