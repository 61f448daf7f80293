import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["v2.10.3 is out.", "version two point ten point three is out"],
  ["v1.0", "version one point zero"],
  ["v2", "version two"],
  ["the V2 and a V8", "the v two and a v eight"],
  ["V2.1", "version two point one"],
  ["Version 2.10.3", "version two point ten point three"],
  ["Python 3.11 is fast", "python three point eleven is fast"],
  ["Node 20.19.1", "node twenty point nineteen point one"],
  ["1.0.0-beta.2", "one point zero point zero beta two"],
  ["2.0.0-rc1", "two point zero point zero r c one"],
  ["(v3.x)", "version three point x"],
  ["release 4.12", "release four point twelve"],
  ["Ubuntu 24.04", "ubuntu twenty four point zero four"],
  ["TypeScript 5.10.", "typescript five point ten"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
