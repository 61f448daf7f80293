import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFrameDecoder, encodeMessage, type Frame, FrameError } from "../../../src/python/bridge/frames.js";
import { cutAt, rawFrame } from "./support/raw-frames.js";

const anyFrame = fc.record({
  id: fc.nat({ max: 0xffff_ffff }),
  payload: fc.oneof(
    fc.jsonValue().map((value) => ({ value })),
    fc.float32Array({ maxLength: 60 }),
    fc.constant(Buffer.alloc(0)),
  ),
});
const anyCuts = fc.array(fc.nat({ max: 4_000 }), { maxLength: 12 });

interface Heard {
  readonly frames: readonly { readonly kind: string; readonly id: number; readonly hex: string }[];
  readonly error: string | undefined;
}

function hear(chunks: readonly Buffer[]): Heard {
  const decoder = createFrameDecoder();
  const frames: Frame[] = [];
  const listen = (): string | undefined => {
    try {
      for (const chunk of chunks) for (const frame of decoder.push(chunk)) frames.push(frame);
      decoder.end();
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(FrameError);
      return (error as Error).message;
    }
  };
  const error = listen();
  return { frames: frames.map(({ kind, id, payload }) => ({ kind, id, hex: payload.toString("hex") })), error };
}

test("a decoded message equals the encoded one", () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffff_ffff }), fc.jsonValue(), (id, value) => {
      const [frame, ...others] = [...createFrameDecoder().push(encodeMessage(id, JSON.stringify({ value })))];
      expect(others).toEqual([]);
      expect(frame).toMatchObject({ kind: "json", id });
      expect(frame?.payload.toString("utf8")).toBe(JSON.stringify({ value }));
    }),
  );
});

test("the header has the twelve bytes that the protocol defines", () => {
  expect(encodeMessage(0x04030201, JSON.stringify({ a: "é" })).toString("hex")).toBe(
    ["5657", "01", "01", "01020304", "0a000000", Buffer.from(`{"a":"é"}`).toString("hex")].join(""),
  );
});

test("sound can be read in place after any other frames", () => {
  const sound = new Float32Array([0.5, -1, 3.25]);
  const bytes = Buffer.concat([rawFrame({ id: 1, payload: { odd: "x" } }), rawFrame({ id: 1, payload: sound })]);
  const [, frame] = [...createFrameDecoder().push(bytes)];
  expect(new Float32Array((frame as Frame).payload.buffer)).toEqual(sound);
});

test("any split of a stream into chunks yields the same frames", () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 6 }), anyCuts, (frames, cuts) => {
      const bytes = Buffer.concat(frames.map(rawFrame));
      expect(hear(cutAt(bytes, cuts))).toEqual(hear([bytes]));
      expect(hear([bytes]).frames).toHaveLength(frames.length);
      expect(hear([bytes]).error).toBeUndefined();
    }),
  );
});

test("any split of a malformed stream yields the frames before the fault, and the same error", () => {
  const bad = fc.constantFrom(
    rawFrame({ id: 1, payload: {}, magic: "VX" }),
    rawFrame({ id: 1, payload: {}, version: 2 }),
    rawFrame({ id: 1, payload: {}, code: 3 }),
    rawFrame({ id: 1, payload: {}, announced: (8 << 20) + 1 }),
    rawFrame({ id: 1, payload: {}, announced: 500 }),
    Buffer.from("VW"),
  );
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 4 }), bad, anyCuts, (frames, end, cuts) => {
      const bytes = Buffer.concat([...frames.map(rawFrame), end]);
      const heard = hear(cutAt(bytes, cuts));
      expect(heard.frames).toHaveLength(frames.length);
      expect(heard.error).toBeDefined();
      expect(heard).toEqual(hear([bytes]));
    }),
  );
});

describe("a malformed frame", () => {
  test.each<[string, Buffer, RegExp]>([
    ["text", Buffer.from("Hello, world!"), /^a frame cannot begin with "Hello, world"$/],
    ["another magic", rawFrame({ id: 1, payload: {}, magic: "WV" }), /^a frame cannot begin with/],
    ["another version", rawFrame({ id: 1, payload: {}, version: 0 }), /has version 0; expected 1/],
    ["an unknown kind", rawFrame({ id: 1, payload: {}, code: 9 }), /unknown kind 9/],
    [
      "too much JSON",
      rawFrame({ id: 1, payload: {}, announced: 8_388_609 }),
      /json frame has 8388609 bytes; the limit is 8388608/,
    ],
    [
      "too much sound",
      rawFrame({ id: 1, payload: {}, code: 2, announced: 67_108_865 }),
      /pcm frame .* limit is 67108864/,
    ],
    ["half a header", rawFrame({ id: 1, payload: {} }).subarray(0, 7), /ended inside a frame/],
    ["half a payload", rawFrame({ id: 1, payload: { a: 1 } }).subarray(0, 15), /ended inside a frame/],
    ["a header alone", rawFrame({ id: 1, payload: { a: 1 } }).subarray(0, 12), /ended inside a frame/],
  ])("a malformed frame is rejected: %s", (_, bytes, message) => {
    expect(hear([bytes])).toEqual({ frames: [], error: expect.stringMatching(message) });
  });

  test("a frame that is too large is rejected by its header, before memory is allocated", () => {
    const before = process.memoryUsage().arrayBuffers;
    expect(hear([rawFrame({ id: 1, payload: {}, code: 2, announced: 0xffff_ffff })]).error).toBeDefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 << 20);
  });
});

test("a frame of the largest size that the protocol allows is decoded", () => {
  const most = rawFrame({ id: 7, payload: Buffer.alloc(64 << 20), code: 2 });
  const [frame] = [...createFrameDecoder().push(most)];
  expect(frame?.payload).toHaveLength(64 << 20);
});

test("a message that exceeds the size of a frame is rejected", () => {
  expect(() => encodeMessage(1, JSON.stringify({ text: "x".repeat(8 << 20) }))).toThrow(
    /the message has 8388619 bytes; the limit is 8388608/,
  );
});
