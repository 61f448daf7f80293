import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { openWyomingSocket } from "../server/support/wyoming-socket.js";
import { SUITE_CACHE } from "../support/cache.js";
import { VOXWEAVE, voxweave } from "../support/command.js";
import { childrenOf } from "../support/processes.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";
import { openWyomingClient, type ReceivedSound, type WyomingClient } from "../support/wyoming/wyoming-client.js";

const TEXT = "The front door is open. It is twenty one degrees in the kitchen, and the washing machine has finished.";
const PARTS = TEXT.split(/(?<= )/u);

const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
});

/** Addresses of a process of `voxweave serve`. */
interface Served {
  readonly http: string;
  readonly wyoming: string;
  readonly client: WyomingClient;
  readonly pid: number;
}

/** Starts the built command, and waits until it listens. */
async function serve(...args: string[]): Promise<Served> {
  const [program, ...own] = VOXWEAVE;
  const env = { ...process.env, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry" };
  const flags = ["serve", "--port", "0", "--wyoming", "0", ...args];
  const child = spawn(program, [...own, ...flags], { env, stdio: ["ignore", "ignore", "pipe"] });
  running.push(child);
  let [http, wyoming] = ["", ""];
  for await (const line of createInterface(child.stderr)) {
    http ||= /http:\/\/[^\s,;"]+/u.exec(line)?.[0] ?? "";
    wyoming ||= /tcp:\/\/[^\s"]+/u.exec(line)?.[0] ?? "";
    if (wyoming !== "") break;
  }
  child.stderr.resume();
  return { http, wyoming, client: await openWyomingClient(wyoming), pid: child.pid ?? 0 };
}

/** Returns the number of open files, sockets included, of a process on Linux. */
function openFilesOf(pid: number): number {
  return process.platform === "linux" ? readdirSync(`/proc/${pid}/fd`).length : 0;
}

/** Returns the length of the sound that the same process makes over HTTP. @unit bytes */
async function lengthOverHttp({ http }: Served, input: string): Promise<number> {
  const response = await fetch(`${http}/v1/audio/speech`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ input, response_format: "pcm" }),
  });
  return (await response.arrayBuffer()).byteLength;
}

describe("voxweave serve --wyoming, with the package of Home Assistant as the client", () => {
  test("the client reads the description of the server, and an answer to its ping", async () => {
    const { client } = await serve("--engine", "tone");
    const info = await client.order<{ tts: object[] }>({ action: "describe" });
    expect(info.tts).toMatchObject([
      {
        name: "voxweave",
        installed: true,
        supports_synthesize_streaming: true,
        voices: expect.arrayContaining([expect.objectContaining({ name: "tone_mid", languages: ["en-US"] })]),
      },
    ]);
    expect(await client.order({ action: "ping" })).toEqual({ text: "are you there?" });
  });

  test("a text in one event and a text in parts have the sound of HTTP", async () => {
    const served = await serve("--engine", "tone");
    const bytes = await lengthOverHttp(served, TEXT);
    const whole = await served.client.order<ReceivedSound>({ action: "speak", text: TEXT });
    const start = ["audio-start", "audio-chunk", "audio-stop"];
    const format = [24_000, 2, 1];
    expect(whole).toMatchObject({ events: start, format, bytes, largest: 2_048, isTimed: true, error: null });
    const parts = await served.client.order<ReceivedSound>({ action: "stream", parts: PARTS });
    expect(parts).toMatchObject({
      events: [...start, "synthesize-stopped"],
      format,
      bytes,
      isTimed: true,
      error: null,
    });
  });

  test("an unknown voice is an error event, and then the end of the connection", async () => {
    const { client } = await serve("--engine", "tone");
    for (const order of [
      { action: "speak", text: TEXT },
      { action: "stream", parts: PARTS },
    ]) {
      const sound = await client.order<ReceivedSound>({ ...order, voice: { name: "nobody" } });
      expect(sound).toMatchObject({ events: ["error", "closed"], bytes: 0, error: { code: "voice_unknown" } });
      expect(sound.error?.text).toContain("nobody");
    }
  });

  test("100 clients that leave in the middle leave no request, file or process behind, and the next client is served", async () => {
    const served = await serve("--engine", "tone");
    const text = "Nobody listens to all of this sentence. ".repeat(500);
    const headers = { connection: "close" }; // A connection that waits for another request is an open file.
    const active = async (): Promise<unknown> => (await fetch(`${served.http}/health/ready`, { headers })).json();
    const leave = async (times: number): Promise<void> => {
      await served.client.order({ action: "leave", times, text });
      await expect.poll(active, { timeout: 30_000 }).toMatchObject({ active: 0 });
    };
    await leave(2);
    const files = openFilesOf(served.pid);
    const children = childrenOf(served.pid);
    await leave(100);
    await expect.poll(() => openFilesOf(served.pid), { timeout: 30_000 }).toBeLessThanOrEqual(files);
    expect(childrenOf(served.pid)).toEqual(children);
    const sound = await served.client.order<ReceivedSound>({ action: "speak", text: TEXT });
    expect(sound.bytes).toBe(await lengthOverHttp(served, TEXT));
  });

  test("bytes of another protocol do not disturb the other clients", async () => {
    const served = await serve("--engine", "tone");
    await using socket = await openWyomingSocket(served.wyoming);
    socket.send(Buffer.from("16030100a5010000a10303", "hex"));
    socket.send("\nGET / HTTP/1.1\r\n\r\n");
    expect((await socket.read()).map(({ type }) => type)).toEqual(["error"]);
    expect(await served.client.order({ action: "ping" })).toEqual({ text: "are you there?" });
  });

  test("Whisper understands the speech of a text that arrives in parts", async () => {
    await using folder = await openTemporaryFolder();
    using whisper = await openWhisper();
    const { client } = await serve();
    const wav = join(folder.path, "stream.wav");
    const sound = await client.order<ReceivedSound>({
      action: "stream",
      parts: PARTS,
      voice: { language: "en-GB" },
      wav,
    });
    expect(sound.events.at(-1)).toBe("synthesize-stopped");
    expect(wordErrorRate(TEXT.replace("twenty one", "21"), await whisper.transcribe(wav))).toBeLessThan(0.1);
  });

  test("an address without a port is refused with the rule", async () => {
    for (const address of ["localhost", "70000", "::1:10200"]) {
      const { code, stderr } = await voxweave(["serve", "--engine", "tone", "--wyoming", address]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("must be a port") });
    }
  });
});
