import { createHash } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const LONG = "The sun rose over the hills, and nobody saw it but the old keeper of the lighthouse. ".repeat(400);

describe("voxweave serve", () => {
  test("voxweave serve refuses an address that other machines reach, unless clients need a key", async () => {
    const { code, stderr } = await voxweave(["serve", "--engine", "tone", "--port", "0", "--host", "0.0.0.0"]);
    expect(code).toBe(2);
    expect(stderr).toContain("name their keys with --keys, or add --allow-anyone");
  });

  test("voxweave serve --keys lets in only the owners of the keys in the file", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "keys.json");
    const sha256 = createHash("sha256").update("secret").digest("hex");
    await writeFile(path, JSON.stringify([{ name: "reader", sha256, limits: { requestsPerMinute: 1 } }]));
    await using server = await startServe(["--engine", "tone", "--keys", path]);
    const ask = (authorization: string): Promise<Response> =>
      server.speak({ input: "Hello." }, { headers: { "content-type": "application/json", authorization } });
    expect((await ask("Bearer wrong")).status).toBe(401);
    expect((await ask("Bearer secret")).status).toBe(200);
    expect((await ask("Bearer secret")).status).toBe(429);
  });

  test.each<[string, string, string]>([
    ["a file that is not JSON", "{", "cannot read"],
    ["a key in the clear", '[{"name":"a","sha256":"secret"}]', "must be the SHA-256 of the key"],
    ["two keys of one name", `[${`{"name":"a","sha256":"${"0".repeat(64)}"},`.repeat(2).slice(0, -1)}]`, "two keys"],
  ])("voxweave serve explains %s", async (_, content, message) => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "keys.json"), content);
    const args = ["serve", "--engine", "tone", "--port", "0", "--keys", join(folder.path, "keys.json")];
    const { code, stderr } = await voxweave(args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  test("voxweave serve finishes a speech in progress before it ends on SIGTERM", async () => {
    await using server = await startServe(["--engine", "tone"]);
    const response = await server.speak({ input: LONG.slice(0, 2_000), response_format: "pcm" });
    const ended = once(server.child, "exit");
    server.child.kill("SIGTERM");
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000_000);
    expect(await ended).toEqual([143, null]);
  });

  test("voxweave serve ends after the time of grace although a client does not read", async () => {
    await using server = await startServe(["--engine", "tone", "--grace", "1"]);
    const response = await server.speak({ input: LONG, response_format: "wav" });
    const ended = once(server.child, "exit");
    server.child.kill("SIGTERM");
    expect(await ended).toEqual([143, null]);
    await expect(response.arrayBuffer()).rejects.toThrow(); // Half a sound must not look like a whole one.
  });
});
