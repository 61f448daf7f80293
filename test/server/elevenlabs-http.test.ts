import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { FIVE, openRig } from "../speaker/support/speak.js";
import { openServerRig } from "./support/open-server.js";

const PATH = "/v1/text-to-speech/alloy";
const TEXT = "Hello, 世界 world. It costs $5.";

interface Timed {
  readonly audio_base64: string;
  readonly alignment: { readonly characters: string[]; readonly character_end_times_seconds: number[] } | null;
  readonly normalized_alignment: { readonly characters: string[] } | null;
}

describe("POST /v1/text-to-speech/{voice}", () => {
  test.each([
    ["mp3_44100_128", "audio/mpeg", "\xff\xfb"],
    ["mp3_22050_32", "audio/mpeg", "\xff\xf3"],
    ["opus_48000_64", "audio/ogg", "OggS"],
    ["wav_16000", "audio/wav", "RIFF"],
    ["pcm_8000", "audio/pcm", ""],
    ["ulaw_8000", "audio/basic", ""],
    ["alaw_8000", "audio/PCMA", ""],
  ])("a request for %s is answered with that sound, whole or as a stream", async (format, type, start) => {
    await using rig = await openServerRig();
    for (const path of [PATH, `${PATH}/stream`]) {
      const response = await rig.post(`${path}?output_format=${format}`, { text: TEXT, voice_settings: { speed: 1 } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(type);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.toString("latin1").startsWith(start)).toBe(true);
    }
  });

  test("the sound has the sample rate, the bitrate and the pace of the request", async () => {
    await using rig = await openServerRig();
    const ask = async (format: string, speed: number): Promise<Buffer> => {
      const body = { text: FIVE, voice_settings: { speed, stability: 0.5 }, seed: 4 };
      const response = await rig.post(`${PATH}?output_format=${format}`, body);
      expect(response.headers.get("x-voxweave-ignored")).toBe("seed");
      return Buffer.from(await response.arrayBuffer());
    };
    const { samples, sampleRate } = parseWav(await ask("wav_16000", 2));
    const spoken = await openRig().speaker.speak(FIVE, { sampleRate: 16_000, speed: 2, cuts: "early" });
    expect([sampleRate, samples.length]).toEqual([16_000, spoken.samples.length]);
    const seconds = samples.length / 16_000;
    const mp3 = await ask("mp3_44100_192", 2);
    expect(mp3.length / ((192_000 / 8) * seconds)).toBeCloseTo(1, 1);
  });

  test("characters have times, as written and as spoken", async () => {
    await using rig = await openServerRig();
    const response = await rig.post(`${PATH}/with-timestamps?output_format=pcm_24000`, { text: TEXT });
    const { audio_base64, alignment, normalized_alignment } = (await response.json()) as Timed;
    const bytes = Buffer.from(audio_base64, "base64");
    expect(alignment?.characters.join("")).toBe(TEXT);
    expect(normalized_alignment?.characters.join("")).toBe("Hello, world. It costs five dollars.");
    expect(alignment?.character_end_times_seconds.at(-1)).toBeCloseTo(bytes.length / 48_000, 5);
  });

  test("a stream with times is a JSON object a line, whose sound and characters are those of the whole", async () => {
    await using rig = await openServerRig();
    const text = `${FIVE} It ends.`;
    const response = await rig.post(`${PATH}/stream/with-timestamps?output_format=pcm_24000`, { text });
    const lines = (await response.text()).trim().split("\n");
    expect(lines.length).toBeGreaterThan(2);
    const chunks = lines.map((line) => JSON.parse(line) as Timed);
    expect(chunks.flatMap(({ alignment }) => alignment?.characters ?? []).join("")).toBe(text);
    const sound = Buffer.concat(chunks.map(({ audio_base64 }) => Buffer.from(audio_base64, "base64")));
    const plain = await rig.post(`${PATH}?output_format=pcm_24000`, { text });
    expect(sound.equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
    let bytes = 0;
    for (const { audio_base64, alignment } of chunks) {
      bytes += Buffer.from(audio_base64, "base64").length;
      if (alignment) expect(alignment.character_end_times_seconds.at(-1)).toBeCloseTo(bytes / 48_000, 4);
    }
  });

  test.each<[string, string, object, string]>([
    ["an unknown voice", "/v1/text-to-speech/nobody", { text: "Hi." }, "voice_unknown"],
    ["an empty text", PATH, { text: "" }, "invalid_value"],
    ["a blank text", PATH, { text: "  " }, "invalid_value"],
    ["a speed out of range", PATH, { text: "Hi.", voice_settings: { speed: 9 } }, "invalid_value"],
    ["a format that nobody makes", `${PATH}?output_format=gsm_8000`, { text: "Hi." }, "invalid_output_format"],
    ["a sample rate that μ-law lacks", `${PATH}?output_format=ulaw_16000`, { text: "Hi." }, "invalid_output_format"],
    ["a bitrate that MP3 lacks", `${PATH}?output_format=mp3_44100_77`, { text: "Hi." }, "invalid_output_format"],
    ["a sample rate that Opus lacks", `${PATH}?output_format=opus_44100_64`, { text: "Hi." }, "invalid_output_format"],
    ["a sample rate that nobody has", `${PATH}?output_format=pcm_12345`, { text: "Hi." }, "invalid_output_format"],
  ])("%s is refused in the shape that their clients read", async (_, path, body, status) => {
    await using rig = await openServerRig();
    const response = await rig.post(path, body);
    expect(response.status).toBe(400);
    const reply = (await response.json()) as { detail: { message: string } };
    expect(reply.detail).toMatchObject({ status, type: "invalid_request_error" });
    expect(reply.detail.message.length).toBeGreaterThan(5);
  });

  test("a failure after the first sound breaks the connection", async () => {
    const before = (_: unknown, index: number) => (index === 2 ? Promise.reject(new Error("out of tune")) : undefined);
    await using rig = await openServerRig({}, { before });
    const response = await rig.post(`${PATH}/stream/with-timestamps`, { text: FIVE });
    await expect(response.text()).rejects.toThrow();
  });
});

test("voices have the fields that ElevenLabs' clients read", async () => {
  await using rig = await openServerRig();
  for (const path of ["/v1/voices", "/v2/voices"]) {
    const { voices } = (await (await fetch(`${rig.address}${path}`)).json()) as { voices: object[] };
    expect(voices[0]).toMatchObject({ voice_id: "tone_low", name: expect.any(String), category: "premade" });
  }
});
