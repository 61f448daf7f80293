import { expect, test } from "vitest";
import { faultOf, unlike } from "../../bench/verify.js";

const SENTENCE = "The kettle sang on the stove all morning.";

test("a sound of the right length and level can be the text", () => {
  expect(faultOf(SENTENCE, tone(3))).toBeUndefined();
  expect(faultOf("Tomorrow.", tone(0.8))).toBeUndefined();
});

test("a sound that is too short, too long, too quiet or empty does not count", () => {
  expect(faultOf(SENTENCE, tone(1))).toBe("8 words in 1.00 s is no reading");
  expect(faultOf(SENTENCE, tone(9))).toBe("8 words in 9.00 s is no reading");
  expect(faultOf("Tomorrow.", tone(5))).toBe("one word in 5.00 s is no reading");
  expect(faultOf(SENTENCE, tone(3, 0.001))).toBe("a level of -63.0 dBFS is no voice");
  expect(faultOf(SENTENCE, new Float32Array(0))).toBe("8 words in 0.00 s is no reading");
});

test("a contestant that leaves out a part of the text is reported, even if silence makes up for the length", () => {
  const padded = Float32Array.from([...new Float32Array(48_000), ...tone(3)]);
  const spoken = [
    { name: "one", samples: tone(3) },
    { name: "padded", samples: padded },
    { name: "short", samples: tone(2) },
  ];
  expect(unlike(SENTENCE, spoken)).toEqual(new Map([["short", "2.00 s of voice where the others have 3.00 s"]]));
});

function tone(seconds: number, peak = 0.3): Float32Array {
  return Float32Array.from({ length: seconds * 24_000 }, (_, at) => peak * Math.sin(at / 10));
}
