import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMd5 } from "../../src/formats/md5.js";

test("the MD5 of bytes in any number of parts is that of node:crypto", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (parts) => {
      const md5 = createMd5();
      for (const part of parts) md5.update(part);
      const expected = createHash("md5").update(Buffer.concat(parts)).digest("hex");
      expect(Buffer.from(md5.digest()).toString("hex")).toBe(expected);
    }),
  );
});

test("the MD5 of each length around that of a block is that of node:crypto", () => {
  for (let length = 0; length <= 130; length += 1) {
    const bytes = new Uint8Array(length).fill(length);
    const md5 = createMd5();
    md5.update(bytes);
    expect(Buffer.from(md5.digest())).toEqual(createHash("md5").update(bytes).digest());
  }
});
