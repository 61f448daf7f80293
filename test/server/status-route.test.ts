import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openServerRig } from "./support/open-server.js";

test("the status of a server has its engine, its work, its memory, and the time to the first sound of the last speeches", async () => {
  await using rig = await openServerRig();
  const status = async () => (await (await fetch(`${rig.address}/v1/status`)).json()) as Record<string, unknown>;
  expect(await status()).toMatchObject({
    status: "ready",
    engine: "recording",
    active: 0,
    waiting: null,
    workers: null,
    first_sound_seconds: null,
  });
  await (await rig.post("/v1/audio/speech", { input: "Hello." })).arrayBuffer();
  await expect.poll(status).toMatchObject({ active: 0, first_sound_seconds: expect.any(Number) });
  expect((await status())["memory_bytes"]).toBeGreaterThan(1_000_000);
});

test("a server with keys tells its status only to their owners", async () => {
  const sha256 = createHash("sha256").update("secret").digest("hex");
  await using rig = await openServerRig({ keys: [{ name: "reader", sha256 }] });
  const ask = async (headers: Record<string, string>) => (await fetch(`${rig.address}/v1/status`, { headers })).status;
  expect(await ask({})).toBe(401);
  expect(await ask({ authorization: "Bearer secret" })).toBe(200);
});
