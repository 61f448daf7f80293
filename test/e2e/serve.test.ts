import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { VOXWEAVE, voxweave } from "../support/command.js";
import { childrenOf, until } from "../support/processes.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { voxweaveOnTerminal } from "../support/terminal.js";

const LONG = "The sun rose over the hills, and nobody saw it but the old keeper of the lighthouse. ".repeat(400);

const JSON_BODY = { "content-type": "application/json" };

/** Makes a key, adds it to a file of keys, and returns it. */
async function createKey(name: string, path: string): Promise<string> {
  const { code, stdout } = await voxweave(["serve", "keys", "create", name, "--add", path]);
  expect(code).toBe(0);
  const [key = ""] = stdout.toString().split("\n");
  expect(await readFile(path, "utf8")).not.toContain(key);
  return key;
}

describe("voxweave serve", () => {
  test("voxweave serve refuses an address that other machines reach, unless clients need a key", async () => {
    const { code, stderr } = await voxweave(["serve", "--engine", "tone", "--port", "0", "--host", "0.0.0.0"]);
    expect(code).toBe(2);
    expect(stderr).toContain("name their keys with --keys, or add --allow-anyone");
  });

  test("voxweave serve refuses an address for Wyoming that other machines reach, also if clients over HTTP need a key", async () => {
    await using folder = await openTemporaryFolder();
    const keys = join(folder.path, "keys.json");
    await createKey("reader", keys);
    const args = ["serve", "--engine", "tone", "--check", "--keys", keys, "--wyoming", "0.0.0.0:0"];
    const { code, stderr } = await voxweave(args);
    expect(code).toBe(2);
    expect(stderr).toContain("if Home Assistant runs on another machine, add --allow-anyone");
    expect(await voxweave([...args, "--allow-anyone"])).toMatchObject({ code: 0 });
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

  test("voxweave serve reads a changed file of keys again, and keeps the old keys if it is broken", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "keys.json");
    const first = await createKey("first", path);
    await using server = await startServe(["--engine", "tone", "--keys", path]);
    const status = async (key: string): Promise<number> =>
      (await server.speak({ input: "Hi." }, { headers: { ...JSON_BODY, authorization: `Bearer ${key}` } })).status;
    expect(await status(first)).toBe(200);
    await writeFile(path, "[");
    await until(() => server.log.includes("cannot read the keys again; the old ones stay"), "the broken file");
    expect(await status(first)).toBe(200);
    await writeFile(path, "[]");
    await until(() => server.log.includes("it has no key"), "the empty file");
    expect(await status(first)).toBe(200);
    await rm(path);
    const second = await createKey("second", path);
    await until(async () => (await status(second)) === 200, "the new key");
    expect(await status(first)).toBe(401);
    expect(server.log).not.toContain(first);
  });

  test("voxweave serve reads its lexicons again on SIGHUP", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "words.tsv");
    await writeFile(path, "Siobhan\tShivawn\n");
    await using server = await startServe(["--engine", "tone", "--lexicon", path]);
    const length = async (): Promise<number> =>
      (await (await server.speak({ input: "Siobhan.", response_format: "pcm" })).arrayBuffer()).byteLength;
    const before = await length();
    const { mtime } = await stat(path);
    await writeFile(path, "Siobhan\tShivawn of the seven seas\n");
    await utimes(path, mtime, mtime); // The clock of the file does not show the change.
    server.child.kill("SIGHUP");
    await until(async () => (await length()) > before, "the new lexicon");
  });

  test.each<[string, string, string]>([
    ["--voice", "nobody", 'has no voice "nobody"'],
    ["--language", "xx", 'language must be one of en-us, en-gb, es, fr, hi, it, pt-br, got "xx"'],
    ["--browser-files", "/nowhere", "browserFiles must be a folder"],
  ])("voxweave serve refuses %s %s before it downloads anything, as --check does", async (name, value, message) => {
    await using folder = await openTemporaryFolder();
    const env = { VOXWEAVE_CACHE: folder.path };
    for (const more of [["--check"], ["--port", "0", "--offline"]]) {
      const { code, stderr } = await voxweave(["serve", name, value, ...more], { env });
      expect(stderr).toContain(message);
      expect(code).not.toBe(0);
    }
  });

  test("voxweave serve goes on after a SIGHUP while its weights are being downloaded", async () => {
    await using folder = await openTemporaryFolder();
    const requests: string[] = [];
    const hub = createServer((request) => void requests.push(request.url ?? "")).listen(0, "127.0.0.1");
    await once(hub, "listening");
    const [program, script] = VOXWEAVE;
    const { port } = hub.address() as AddressInfo;
    const env = {
      ...process.env,
      VOXWEAVE_CACHE: folder.path,
      VOXWEAVE_ASSET_SOURCES: "hub",
      HF_ENDPOINT: `http://127.0.0.1:${port}`,
    };
    const child = spawn(program, [script, "serve", "--port", "0"], { env, stdio: "ignore" });
    const ended = once(child, "exit");
    await until(async () => requests.length > 0, "the first request of the download");
    child.kill("SIGHUP");
    await sleep(500); // Time to die.
    child.kill("SIGTERM");
    expect(await ended).toEqual([143, null]);
    hub.close();
    hub.closeAllConnections();
  });

  test("voxweave serve ends when its terminal closes", async () => {
    await using folder = await openTemporaryFolder();
    const args = ["serve", "--engine", "tone", "--port", "0"];
    const ended = await voxweaveOnTerminal(args, { cwd: folder.path, act: "close", begunOutput: "serving on" });
    expect(ended.status).toBe(-1);
    expect(ended.output).toMatch(/^\d\d:\d\d:\d\d info {2}serving on http/mu);
  });

  test("voxweave serve --check prints the settings with their sources, and reports a broken file", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "keys.json");
    await createKey("reader", path);
    const env = { VOXWEAVE_SERVE_GRACE: "5" };
    const { code, stdout } = await voxweave(["serve", "--check", "--keys", path, "--no-open-lists"], { env });
    expect(code).toBe(0);
    for (const line of [
      /^grace +5 +VOXWEAVE_SERVE_GRACE$/mu,
      /^openLists +false +--no-open-lists$/mu,
      /^keys .*--keys$/mu,
    ]) {
      expect(stdout.toString()).toMatch(line);
    }
    await writeFile(path, "[");
    expect((await voxweave(["serve", "--check", "--keys", path])).code).toBe(1);
  });

  test("voxweave serve accepts the settings of each example in its help", async () => {
    await using folder = await openTemporaryFolder();
    await createKey("reader", join(folder.path, "keys.json"));
    await writeFile(join(folder.path, "serve.json"), "{}");
    const { stdout } = await voxweave(["serve", "--help"]);
    const examples = [...stdout.toString().matchAll(/^ {2}\$ voxweave serve\b ?(.*)$/gmu)].map(([, args = ""]) => args);
    expect(examples.length).toBeGreaterThan(2);
    for (const args of examples) {
      const settings = ["serve", "--check", ...args.split(" ").filter((arg) => arg !== "" && arg !== "--check")];
      expect(await voxweave(settings, { cwd: folder.path }), args).toMatchObject({ code: 0 });
    }
  });

  test("voxweave serve finishes a speech in progress before it ends on SIGTERM", async () => {
    await using server = await startServe(["--engine", "tone"]);
    const response = await server.speak({ input: LONG.slice(0, 2_000), response_format: "pcm" });
    const ended = once(server.child, "exit");
    server.child.kill("SIGTERM");
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000_000);
    expect(await ended).toEqual([143, null]);
  });

  test("another signal ends voxweave serve before the time of grace is over", async () => {
    await using server = await startServe(["--engine", "tone", "--grace", "600"]);
    const response = await server.speak({ input: LONG, response_format: "wav" });
    const ended = once(server.child, "exit");
    server.child.kill("SIGTERM");
    await until(() => server.log.includes("stopping within"), "the first signal");
    await sleep(2_500); // A second signal right after the first is ignored: src/cli/signals.ts.
    expect(server.child.exitCode).toBe(null);
    server.child.kill("SIGTERM");
    expect(await ended).toEqual([143, null]);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  test("voxweave serve reports on /metrics that a worker has died and was replaced", async () => {
    await using server = await startServe(["--engine", "kokoro-onnx", "--log", "text"]);
    const metrics = async (): Promise<string> => (await fetch(`${server.address}/metrics`)).text();
    const ready = async (): Promise<boolean> => (await fetch(`${server.address}/health/ready`)).ok;
    await until(ready, "the first utterance");
    expect(server.log).toContain("the engine has spoken: ready");
    expect(await metrics()).toMatch(/^voxweave_engine_worker_deaths_total 0$/mu);
    const [worker] = childrenOf(server.pid);
    if (worker !== undefined) process.kill(worker, "SIGKILL");
    await until(async () => /^voxweave_engine_worker_deaths_total 1$/mu.test(await metrics()), "the death");
    const response = await server.speak({ input: "Still here.", response_format: "pcm" });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    expect(await metrics()).toMatch(/^voxweave_engine_memory_bytes [1-9]\d{7,}$/mu);
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
