import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeEvent, type WyomingEvent } from "../../../src/server/wyoming/event.js";
import { createEventParser, type EventLimits } from "../../../src/server/wyoming/event-parser.js";
import { runs } from "../../support/runs.js";

const LIMITS: EventLimits = { dataBytes: 1_000 };

function parse(pieces: readonly (Buffer | string)[], limits: EventLimits = LIMITS): WyomingEvent[] {
  const parser = createEventParser(limits);
  return pieces.flatMap((piece) => [...parser.push(Buffer.from(piece))]);
}

describe("the parser of Wyoming events", () => {
  test("any split of the bytes of events yields the same events, without their payloads", () => {
    const event = fc.record({
      type: fc.string({ unit: "grapheme" }),
      data: fc.dictionary(
        fc.string().filter((name) => name !== "__proto__"),
        fc.string({ unit: "grapheme" }),
      ),
      payload: fc.option(fc.uint8Array({ maxLength: 50 }), { nil: undefined }),
    });
    const splits = fc.array(fc.nat(40), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), splits, (events, lengths) => {
        const bytes = Buffer.concat(events.map(encodeEvent));
        const pieces: Buffer[] = [];
        for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
          const length = (lengths[turn % lengths.length] ?? 0) + 1;
          pieces.push(bytes.subarray(start, start + length));
          start += length;
        }
        expect(parse(pieces, { dataBytes: 100_000 })).toEqual(events.map(({ type, data }) => ({ type, data })));
      }),
      { numRuns: runs(500) },
    );
  });

  test("data in the first line and data after it are merged", () => {
    const event =
      '{"type":"synthesize","data":{"text":"a","x":1},"data_length":12,"payload_length":3}\n{"text":"b"}abc';
    expect(parse([event, '{"type":"ping"}\n'])).toEqual([
      { type: "synthesize", data: { text: "b", x: 1 } },
      { type: "ping", data: {} },
    ]);
  });

  test.each([
    ["bytes that are not JSON", "GET / HTTP/1.1\r\n", "first line must be JSON"],
    ["bytes that are not text", Buffer.from([0xff, 0xfe, 0x00, 0x0a]), "first line must be JSON"],
    ["JSON that is not an event", "[1]\n", "its first line must be an object, got an array"],
    ["an event without a type", '{"data":{}}\n', "type"],
    ["a length below zero", '{"type":"a","data_length":-1}\n', "data_length"],
    ["a length that is not a whole number", '{"type":"a","payload_length":1.5}\n', "payload_length"],
    ["too much data", '{"type":"a","data_length":1001}\n', "data_length must be at most 1000, got 1001"],
    ["data that is not JSON", '{"type":"a","data_length":2}\n{{', "data must be JSON"],
    ["data that is not an object", '{"type":"a","data_length":1}\n1', "its data must be an object, got 1"],
  ])("%s are refused with the rule", (_, bytes, message) => {
    expect(() => parse([bytes])).toThrow(message);
  });

  test("a first line that is too long is refused, before its end has come", () => {
    const limits = { ...LIMITS, headerBytes: 100 };
    expect(() => parse(["x".repeat(60), "x".repeat(60)], limits)).toThrow("at most 100 bytes");
    expect(() => parse([`${"x".repeat(101)}\n`], limits)).toThrow("at most 100 bytes");
  });

  test("a text of 300 kB that arrives byte by byte is parsed without copying it again for each byte", () => {
    const bytes = encodeEvent({ type: "synthesize", data: { text: "a".repeat(300_000) } });
    const parser = createEventParser({ dataBytes: 400_000 });
    let events = 0;
    for (let at = 0; at < bytes.length; at += 1) for (const _ of parser.push(bytes.subarray(at, at + 1))) events += 1;
    expect(events).toBe(1);
  });
});
