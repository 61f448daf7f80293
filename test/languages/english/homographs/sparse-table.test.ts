import { expect, test } from "vitest";
import { packTable, SparseTable } from "../../../../src/languages/english/homographs/learned/sparse-table.js";

test("a packed table returns the value of every slot", () => {
  const table = Int8Array.from({ length: 256 }, (_, slot) => (slot % 5 === 0 || slot > 200 ? (slot % 127) - 60 : 0));
  const packed = packTable(table);
  expect(Array.from(table, (_, slot) => packed.at(slot))).toEqual([...table]);
  expect(packed.values.length).toBe(table.filter((value) => value !== 0).length);
});

test("a table with more values than bits is rejected", () => {
  expect(() => new SparseTable(new Uint32Array([0b101]), new Int8Array(3))).toThrow(
    "2 slots with a value, but 3 values",
  );
});
