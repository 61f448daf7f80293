import { expect, test } from "vitest";
import { isHostName } from "../../src/server/http/host-names.js";
import { isOrigin } from "../../src/server/http/origins.js";
import { openServerRig } from "./support/open-server.js";

test.each([
  ["https://example.com", true],
  ["http://localhost:3000", true],
  ["http://[::1]:3000", true],
  ["app://obsidian.md", true],
  ["chrome-extension://abcdefghijklmnop", true],
  ["null", true],
  ["", false],
  ["*", false],
  ["example.com", false],
  ["https://example.com/", false],
  ["https://example.com/page", false],
  ["https://Example.com", false],
  ["https://example.com:443", false],
  ["https://me@example.com", false],
])("isOrigin(%j) is %j", (text, expected) => {
  expect(isOrigin(text)).toBe(expected);
});

test.each([
  ["speech.example.com", true],
  ["Speech.Example.com", true],
  ["*", true],
  ["::1", true],
  ["", false],
  ["http://speech.example.com", false],
  ["speech.example.com:8880", false],
  ["speech.example.com/v1", false],
])("isHostName(%j) is %j", (text, expected) => {
  expect(isHostName(text)).toBe(expected);
});

test.each([
  [{ origins: ["https://example.com/"] }, /^origins\[0\] must be an origin .*, got "https:\/\/example\.com\/"$/u],
  [{ hosts: ["localhost", "example.com:80"] }, /^hosts\[1\] must be a name alone.*, got "example\.com:80"$/u],
])("a server with %j, which no request could match, is refused", async (options, message) => {
  await expect(openServerRig(options)).rejects.toThrow(message);
});

test("a request may take longer than a timer of Node can wait", async () => {
  await using rig = await openServerRig(
    { deadlineSeconds: 1e9 },
    { before: () => new Promise((r) => setTimeout(r, 20)) },
  );
  expect((await rig.post("/v1/audio/speech", { input: "Hello." })).status).toBe(200);
});
