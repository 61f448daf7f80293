import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createSpeaker } from "../../src/create-speaker.js";
import { encodeSound } from "../../src/formats/encode-sound.js";
import { createServer, type SpeechServer } from "../../src/server/server.js";
import type { Speaker } from "../../src/speaker/speaker.js";
import { SUITE_CACHE } from "../support/cache.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper, type Whisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";
import { connectSocket, soundOf } from "./support/socket-client.js";

const TEXTS = {
  a: "There was no hurry now. The train had gone, the platform was empty, and the rain began to fall in large drops.",
  b: "She counted her money twice, put the purse away, and sat down on the bench beside the sleeping dog.",
};

describe("Kokoro over WebSockets, as Whisper hears it", () => {
  let whisper: Whisper;
  let speaker: Speaker;
  let server: SpeechServer;
  let address: string;
  beforeAll(async () => {
    whisper = await openWhisper();
    const assets = { cacheFolder: SUITE_CACHE, sources: ["registry"] as const };
    speaker = await createSpeaker({ engine: "kokoro-onnx", assets });
    server = await createServer({ speaker });
    address = await server.listen({ port: 0 });
    return async () => {
      whisper[Symbol.dispose]();
      await server.close();
      await speaker.close();
    };
  });

  const transcribe = async (pcm: Buffer): Promise<string> => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "sound.wav");
    const samples = Float32Array.from({ length: pcm.length / 2 }, (_, index) => pcm.readInt16LE(index * 2) / 32_768);
    await writeFile(wav, await encodeSound("wav", [samples], { sampleRate: 24_000 }));
    return await whisper.transcribe(wav);
  };

  test("two texts that arrive word by word on one connection are each heard right", async () => {
    await using client = await connectSocket(`${address}/v1/audio/speech/stream`);
    client.send({ type: "session.update", session: { voice: "af_heart", timestamps: true } });
    const words = Object.entries(TEXTS).map(([id, text]) => text.split(/(?<= )/u).map((part) => [id, part] as const));
    for (let index = 0; index < 40; index += 1) {
      for (const [context_id, text] of words.flatMap((own) => own.slice(index, index + 1))) {
        client.send({ type: "input_text.append", context_id, text });
      }
    }
    for (const context_id of Object.keys(TEXTS)) client.send({ type: "input_text.end", context_id });
    for (const [context_id, text] of Object.entries(TEXTS)) {
      await client.until({ type: "speech.audio.done", context_id });
      expect(wordErrorRate(text, await transcribe(soundOf(client.messages, context_id)))).toBeLessThan(0.1);
    }
  });

  test("a text over ElevenLabs' WebSocket is heard right, and its characters are those of the text", async () => {
    await using client = await connectSocket(
      `${address}/v1/text-to-speech/af_heart/multi-stream-input?output_format=pcm_24000`,
    );
    client.send({ text: " ", context_id: "a" }, { text: `${TEXTS.a} `, context_id: "a", flush: true });
    client.send({ context_id: "a", close_context: true });
    await client.until({ isFinal: true });
    const sound = client.messages.map(({ audio }) => Buffer.from(String(audio ?? ""), "base64"));
    expect(wordErrorRate(TEXTS.a, await transcribe(Buffer.concat(sound)))).toBeLessThan(0.1);
    const characters = client.messages.flatMap(
      ({ alignment }) => (alignment as { chars: string[] } | null)?.chars ?? [],
    );
    expect(characters.join("")).toBe(`${TEXTS.a} `);
  });
});
