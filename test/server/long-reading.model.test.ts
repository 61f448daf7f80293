import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createSpeaker } from "../../src/create-speaker.js";
import { createServer } from "../../src/server/server.js";

test("a server answers other requests while it explains a long text", async () => {
  await using speaker = await createSpeaker({ engine: "tone" });
  await using server = await createServer({ speaker });
  const input = "Dr. Smith paid $3.50 on May 5, 2024, and the quick brown fox goes on. ".repeat(1_000);
  let turns = 0;
  let isOver = false;
  const reply = server.app.inject({ method: "POST", url: "/v1/explain", payload: { input } }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await setImmediate();
    turns += 1;
  }
  const { statusCode, body } = await reply;
  expect(statusCode).toBe(200);
  expect((JSON.parse(body) as { words: unknown[] }).words.length).toBeGreaterThan(10_000);
  expect(turns).toBeGreaterThan(100);
});
