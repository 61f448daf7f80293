import { expect, test } from "vitest";
import { multiplyAdds } from "../../bench/limit/multiply-adds.js";

test.each([
  [
    "Conv",
    [
      [1, 8, 100],
      [16, 8, 3],
    ],
    [[1, 16, 98]],
    16 * 98 * 8 * 3,
  ],
  [
    "ConvTranspose",
    [
      [1, 8, 100],
      [8, 4, 6],
    ],
    [[1, 4, 204]],
    100 * 8 * 4 * 6,
  ],
  [
    "MatMulInteger",
    [
      [1, 45, 128],
      [128, 768],
    ],
    [[1, 45, 768]],
    45 * 128 * 768,
  ],
  ["LSTM", [[45, 1, 640]], [[45, 2, 1, 256]], 45 * 2 * 4 * 256 * (640 + 256)],
  [
    "Add",
    [
      [1, 8],
      [1, 8],
    ],
    [[1, 8]],
    0,
  ],
])("%s is counted by its shapes", (operator, inputs, outputs, expected) => {
  expect(multiplyAdds({ operator, inputs, outputs })).toBe(expected);
});
