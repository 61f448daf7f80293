import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { openRecorder, type Recorder } from "../cli/playback/recorder.js";
import { VOXWEAVE, voxweave } from "../support/command.js";
import { readExamples } from "../support/examples.js";
import { ROOT } from "../support/folders.js";
import { type McpConnection, openMcp } from "../support/mcp.js";
import { callFromPython } from "../support/mcp-client/mcp-client.js";
import { childrenOf, hasEnded, until } from "../support/processes.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";

/** Hours of sound. */
const LONG = "Every sentence is spoken in its turn. ".repeat(6_000);

/** Variables with which there are no weights and no way to get them. */
const NO_WEIGHTS = { VOXWEAVE_OFFLINE: "1", VOXWEAVE_CACHE: "/nonexistent" };

const TONE = ["--engine", "tone"];

/** Returns the option `--player` for a recorder. */
function playerArgs(recorder: Recorder, ...args: string[]): string[] {
  const { program, args: own } = recorder.command(...args);
  return ["--player", [program, ...own].map((word) => `"${word}"`).join(" ")];
}

describe("voxweave mcp without a model", () => {
  let mcp: McpConnection;
  beforeAll(async () => {
    const folder = await openTemporaryFolder();
    mcp = await openMcp(["--folder", folder.path], { env: NO_WEIGHTS });
    return async () => {
      await mcp[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    };
  });

  test("voxweave mcp starts as each file of a client in docs/mcp.md starts it", async () => {
    const examples = readExamples(await readFile(join(ROOT, "docs", "mcp.md"), "utf8"));
    const files = examples
      .filter(({ language }) => language === "json")
      .map(({ source }) => JSON.parse(source) as object);
    const npx = { command: "npx", args: ["-y", "voxweave", "mcp", "--folder", expect.any(String)] };
    expect(files).toEqual([{ mcpServers: { voxweave: npx } }, { servers: { voxweave: { type: "stdio", ...npx } } }]);
    expect((await mcp.client.listTools()).tools).toHaveLength(5);
  });

  test("list_voices lists the voices of a language without a model", async () => {
    const british = await mcp.call("list_voices", { language: "en-gb" });
    expect(british.value).toMatchObject({ defaultVoice: "af_heart" });
    expect(british.value["voices"]).toContainEqual({
      id: "bf_emma",
      name: "Emma",
      language: "en-GB",
      gender: "female",
      grade: "B-",
    });
    const none = await mcp.call("list_voices", { language: "tlh" });
    expect(none).toMatchObject({ isError: true });
    expect(none.text).toContain('engine kokoro-onnx has no voice for "tlh"; it has voices for');
  });

  test("explain shows how a text is read without a model", async () => {
    const { text } = await mcp.call("explain", { text: "Dr. Smith paid £3.50." });
    expect(text).toMatch(/^doctor smith paid three pounds (?:and )?fifty/u);
    expect(text).toMatch(/£3\.50 +three +\S+ +money/u);
  });
});

describe("the tools of voxweave mcp", () => {
  let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
  let mcp: McpConnection;
  beforeAll(async () => {
    folder = await openTemporaryFolder();
    mcp = await openMcp([...TONE, "--folder", folder.path]);
    return async () => {
      await mcp[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    };
  });

  test("voxweave mcp lists five tools, each with a schema that refuses unknown arguments", async () => {
    const { tools } = await mcp.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["speak", "stop", "synthesize_to_file", "list_voices", "explain"]);
    const [speak] = tools;
    expect(speak?.inputSchema).toMatchObject({ required: ["text"], additionalProperties: false });
    expect(speak?.inputSchema.properties).toMatchObject({ speed: { type: "number", minimum: 0.25, maximum: 4 } });
    for (const { description, annotations } of tools) expect({ description, annotations }).not.toContain(undefined);
    expect(mcp.client.getServerVersion()).toMatchObject({ name: "voxweave", version: "0.1.0" });
    expect(mcp.client.getInstructions()).toContain("speak plays a text");
  });

  test("synthesize_to_file writes sound and captions into the folder, and says what has no sound", async () => {
    const args = { text: "Good 早安 morning.", path: "out/hello.mp3", captions: ["srt", "json"], title: "Hello" };
    const { value, text } = await mcp.call("synthesize_to_file", args);
    const path = join(folder.path, "out", "hello.mp3");
    expect(value).toMatchObject({ path, format: "mp3", unspoken: [{ text: "早安", start: 5, end: 7 }], problems: [] });
    expect(value["durationSeconds"]).toBeGreaterThan(0.3);
    expect(JSON.parse(text)).toEqual(value);
    expect((await readFile(path)).subarray(0, 3).toString()).toBe("ID3");
    expect((await readdir(join(folder.path, "out"))).sort()).toEqual(["hello.json", "hello.mp3", "hello.srt"]);
  });

  test("synthesize_to_file replaces a file only with overwrite", async () => {
    await writeFile(join(folder.path, "a.wav"), "precious");
    const refused = await mcp.call("synthesize_to_file", { text: "Hello.", path: "a.wav" });
    expect(refused).toMatchObject({ isError: true });
    expect(refused.text).toMatch(/a\.wav: the file exists; name another file, or pass overwrite: true/u);
    expect(await readFile(join(folder.path, "a.wav"), "utf8")).toBe("precious");
    const replaced = await mcp.call("synthesize_to_file", { text: "Hello.", path: "a.wav", overwrite: true });
    expect(replaced).toMatchObject({ isError: false });
    expect(parseWav(await readFile(join(folder.path, "a.wav"))).samples.length).toBeGreaterThan(1_000);
    await writeFile(join(folder.path, "b.srt"), "precious");
    const beside = await mcp.call("synthesize_to_file", { text: "Hello.", path: "b.wav", captions: ["srt"] });
    expect(beside.text).toMatch(/b\.srt: the file exists/u);
    expect(await readdir(folder.path)).not.toContain("b.wav");
  });

  test("synthesize_to_file refuses paths that lead out of the folder, also through links", async () => {
    await using outside = await openTemporaryFolder();
    await symlink(outside.path, join(folder.path, "link"));
    await symlink(join(outside.path, "new.wav"), join(folder.path, "dangling.wav"));
    for (const path of ["../x.wav", join(outside.path, "x.wav"), "link/x.wav", "link/new/x.wav", "dangling.wav"]) {
      const { isError, text } = await mcp.call("synthesize_to_file", { text: "Hello.", path, overwrite: true });
      expect({ path, isError, text }).toMatchObject({ isError: true, text: expect.stringContaining("--folder") });
    }
    expect(await readdir(outside.path)).toEqual([]);
    const inside = { text: "Hello.", path: join(folder.path, "..x.wav") };
    expect(await mcp.call("synthesize_to_file", inside)).toMatchObject({ isError: false });
  });

  test("wrong arguments are errors that say what to do", async () => {
    await using recorder = await openRecorder();
    await using mcp = await openMcp(playerArgs(recorder));
    const refuse = async (name: string, args: Record<string, unknown>): Promise<string> => {
      const { isError, text } = await mcp.call(name, args);
      expect({ args, isError }).toEqual({ args, isError: true });
      return text;
    };
    expect(await refuse("speak", {})).toBe("text is missing; it must be a string");
    expect(await refuse("speak", { text: null })).toBe("text must be a string, got null");
    expect(await refuse("speak", { text: "Hello.", rate: 2 })).toBe('the arguments must not have "rate"');
    expect(await refuse("speak", { text: "Hello.", speed: 9 })).toBe("speed must be 0.25 to 4, got 9");
    expect(await refuse("list_voices", { language: 1 })).toBe("language must be a string, got 1");
    expect(await refuse("speak", { text: "Hello.", voice: "af_hart" })).toMatch(
      /^there is no voice "af_hart"; did you mean af_heart\? list_voices lists all$/u,
    );
    const path = { text: "Hello.", path: "a.xyz" };
    expect(await refuse("synthesize_to_file", path)).toMatch(/VoxWeave writes \.wav, .*not "\.xyz"/u);
    expect(await refuse("synthesize_to_file", { ...path, path: "a.wav", bitrate: 64_000 })).toMatch(/bitrate/u);
    expect(await refuse("speak", { text: "<speak>", markup: "ssml" })).toMatch(
      /line 1, column \d+: .*; correct it there, or set markup to "plain" to read the text as plain text$/u,
    );
    expect(await refuse("nonsense", {})).toBe(
      'tool must be one of speak, stop, synthesize_to_file, list_voices, explain, got "nonsense"',
    );
  });
});

describe("speak and stop of voxweave mcp", () => {
  test("speak plays the same sound as voxweave speak writes, and waits for its end on request", async () => {
    await using recorder = await openRecorder();
    await using mcp = await openMcp([...TONE, ...playerArgs(recorder)]);
    const args = { text: "Good 早安 morning.", speed: 1.2, voice: null, language: null, markup: null, wait: true };
    const { value } = await mcp.call("speak", args);
    expect(value).toMatchObject({ status: "spoken", unspoken: [{ text: "早安", start: 5, end: 7 }] });
    expect(await recorder.events()).toEqual(["start", "first sound", "end"]);
    const command = ["speak", "Good 早安 morning.", "--engine", "tone", "--speed", "1.2", "-o", "-"];
    expect((await recorder.sound(1)).equals((await voxweave(command)).stdout)).toBe(true);
  });

  test("two texts play one after another, in the order of the calls", async () => {
    await using recorder = await openRecorder();
    await using mcp = await openMcp([...TONE, ...playerArgs(recorder, "--wait")]);
    const [first, second] = await Promise.all([
      mcp.call("speak", { text: "One." }),
      mcp.call("speak", { text: "One, two, and three of them." }),
    ]);
    expect(first.value).toEqual({ status: "queued", textsAhead: 0 });
    expect(second.value).toEqual({ status: "queued", textsAhead: 1 });
    await recorder.happened("start");
    await recorder.go();
    await recorder.happened("end", 2);
    expect(await recorder.events()).toEqual(["start", "first sound", "end", "start", "first sound", "end"]);
    expect((await recorder.sound(1)).length).toBeLessThan((await recorder.sound(2)).length);
  });

  test("stop ends the sound at once, empties the queue, and the next text plays", async () => {
    await using recorder = await openRecorder();
    await using mcp = await openMcp([...TONE, ...playerArgs(recorder)]);
    const waiting = mcp.call("speak", { text: LONG, wait: true });
    await mcp.call("speak", { text: "Never heard." });
    await recorder.happened("first sound");
    expect((await mcp.call("stop")).text).toBe("stopped 2 texts");
    expect((await waiting).value).toEqual({ status: "stopped" });
    expect((await recorder.pids()).map(hasEnded)).toEqual([true]);
    expect((await mcp.call("stop")).text).toBe("nothing was playing");
    expect((await mcp.call("speak", { text: "Again.", wait: true })).value).toMatchObject({ status: "spoken" });
  });

  test("a cancelled speak stops its sound, and the texts after it play", async () => {
    await using recorder = await openRecorder();
    await using mcp = await openMcp([...TONE, ...playerArgs(recorder)]);
    const canceller = new AbortController();
    const cancelled = mcp.call("speak", { text: LONG, wait: true }, { signal: canceller.signal });
    await recorder.happened("first sound");
    const next = mcp.call("speak", { text: "After it.", wait: true });
    canceller.abort("enough");
    await expect(cancelled).rejects.toThrow("enough");
    expect((await next).value).toMatchObject({ status: "spoken" });
    expect(await recorder.events()).toEqual(["start", "first sound", "start", "first sound", "end"]);
  });

  test("the next speak reports the parts of a text in the background that have no sound", async () => {
    await using recorder = await openRecorder();
    await using mcp = await openMcp([...TONE, ...playerArgs(recorder)]);
    await mcp.call("speak", { text: "Good 早安 morning." });
    const { value } = await mcp.call("speak", { text: "Hello.", wait: true });
    expect(value["earlierTexts"]).toEqual([
      expect.stringMatching(/^"Good 早安 morning\." was spoken without .*"早安"/u),
    ]);
    expect((await mcp.call("speak", { text: "Hello.", wait: true })).value).not.toHaveProperty("earlierTexts");
  });

  test("a speak that fails in the background is reported by the next one", async () => {
    const player = `"${process.execPath}" -e "console.error('busy: no sound card'); process.exitCode = 1"`;
    await using mcp = await openMcp([...TONE, "--player", player]);
    expect((await mcp.call("speak", { text: "Hello." })).value).toEqual({ status: "queued", textsAhead: 0 });
    await until(() => mcp.stderr().includes("busy: no sound card"), "the failure");
    const { value } = await mcp.call("speak", { text: "Hello." });
    expect(value["earlierTexts"]).toEqual([expect.stringMatching(/^"Hello\." was not spoken .*: busy: no sound/u)]);
    const waited = await mcp.call("speak", { text: "Hello.", wait: true });
    expect(waited).toMatchObject({
      isError: true,
      text: expect.stringMatching(/no sound card\. Use synthesize_to_file, or ask the user .* --player$/u),
    });
  });

  test("speak reports a player that is not installed", async () => {
    await using mcp = await openMcp([...TONE, "--player", "nosuch"]);
    const { isError, text } = await mcp.call("speak", { text: "Hello." });
    expect({ isError, text }).toEqual({
      isError: true,
      text:
        '--player must name an installed program; found none named "nosuch". ' +
        "Use synthesize_to_file, or ask the user to start voxweave mcp with another --player",
    });
  });

  test("speak on a machine without a player names the tool that writes files, and the programs to install", async () => {
    await using mcp = await openMcp(TONE, { env: { PATH: "/nowhere", VOXWEAVE_PLAYER: "" } });
    const { isError, text } = await mcp.call("speak", { text: "Hello." });
    expect({ isError, text }).toEqual({
      isError: true,
      text:
        "no program here plays sound. " +
        "Use synthesize_to_file, or ask the user to install one of paplay, pw-cat, aplay, play, ffplay",
    });
  });
});

describe("long calls of voxweave mcp", () => {
  test("a long call reports its progress, and a cancelled one ends its work and leaves no file", async () => {
    await using folder = await openTemporaryFolder();
    await using mcp = await openMcp([...TONE, "--folder", folder.path]);
    const canceller = new AbortController();
    const seen: number[] = [];
    const cancelled = mcp.call(
      "synthesize_to_file",
      { text: LONG, path: "long.wav" },
      {
        signal: canceller.signal,
        onprogress: ({ progress, total, message }) => {
          expect({ total, message }).toEqual({
            total: 1,
            message: expect.stringMatching(/^\d+ of 228000 characters$/u),
          });
          if (seen.push(progress) === 3) canceller.abort("enough");
        },
      },
    );
    await expect(cancelled).rejects.toThrow("enough");
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    await until(async () => (await readdir(folder.path)).length === 0, "the removal of the temporary file");
    const short = await mcp.call("synthesize_to_file", { text: "Hello.", path: "short.wav" });
    expect(short).toMatchObject({ isError: false });
  });
});

describe("the connection of voxweave mcp", () => {
  test("the end of standard input ends the process and its children, in the middle of sound and files", async () => {
    await using recorder = await openRecorder();
    await using folder = await openTemporaryFolder();
    const mcp = await openMcp([...playerArgs(recorder, "--hang"), "--folder", folder.path]);
    await mcp.call("speak", { text: LONG });
    mcp.call("synthesize_to_file", { text: LONG, path: "long.wav" }).catch(() => {});
    await recorder.happened("first sound");
    const family = [mcp.pid, ...childrenOf(mcp.pid)];
    expect(family.length).toBeGreaterThan(2);
    await mcp.client.close();
    await until(() => family.every(hasEnded), "the end of all processes");
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("standard output contains only lines of the protocol, also with warnings and faulty input", async () => {
    await using recorder = await openRecorder();
    const [program, script] = VOXWEAVE;
    const child = spawn(program, [script, "mcp", ...TONE, ...playerArgs(recorder)], { cwd: recorder.folder });
    let stdout = "";
    child.stdout.on("data", (piece: Buffer) => {
      stdout += piece.toString();
    });
    let stderr = "";
    child.stderr.on("data", (piece: Buffer) => {
      stderr += piece.toString();
    });
    const send = (message: unknown): void => void child.stdin.write(`${JSON.stringify(message)}\n`);
    const clientInfo = { name: "raw", version: "1" };
    send({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo },
    });
    send({ jsonrpc: "2.0", method: "notifications/initialized" });
    child.stdin.write("this is not JSON\n");
    const text = "Good 早安 morning [nonsense:1].";
    send({ jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "speak", arguments: { text, wait: true } } });
    await until(() => stdout.includes('"id":2'), "the answer");
    child.stdin.end();
    const [code] = (await once(child, "close")) as [number];
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { jsonrpc: "2.0", id: 1, result: { protocolVersion: "2025-06-18" } },
      { jsonrpc: "2.0", id: 2, result: { structuredContent: { status: "spoken" } } },
    ]);
    expect(stderr).toMatch(/^voxweave: .*JSON/u);
  });

  test("SIGTERM ends voxweave mcp with its exit code", async () => {
    const [program, script] = VOXWEAVE;
    const child = spawn(program, [script, "mcp", ...TONE], { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" })}\n`);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([143, null]);
  });

  test("a mistake in the settings ends voxweave mcp at once with a message", async () => {
    const run = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await voxweave(["mcp", ...args]);
      expect({ args, code, stdout: stdout.toString() }).toEqual({ args, code: 2, stdout: "" });
      return stderr;
    };
    expect(await run("--folder", "/no/such")).toBe(
      'voxweave: --folder must name a folder that exists, got "/no/such"; write its whole path\n',
    );
    expect(await run("--voice", "nobody")).toMatch(/^voxweave: .*nobody/u);
    expect(await run("--speed", "9")).toMatch(/^voxweave: --speed must be/u);
    expect(await run("--engine", "nothing")).toMatch(/^voxweave: .*nothing/u);
  });
});

test("the MCP client in Python calls the tools, and sees results, errors and progress", async () => {
  await using folder = await openTemporaryFolder();
  const calls = [
    ["synthesize_to_file", { text: "Good 早安 morning. And more of it.", path: "hello.opus" }],
    ["synthesize_to_file", { text: "Hello.", path: "hello.opus" }],
    ["list_voices", {}],
    ["speak", { text: "Hello.", speed: 9 }],
  ] as const;
  const { tools, answers, progress } = await callFromPython(calls, [...TONE, "--folder", folder.path]);
  expect(tools).toEqual(["speak", "stop", "synthesize_to_file", "list_voices", "explain"]);
  const path = join(folder.path, "hello.opus");
  expect(answers).toMatchObject([
    { isError: false, structuredContent: { path, format: "opus", unspoken: [{ text: "早安", start: 5, end: 7 }] } },
    { isError: true, content: [{ type: "text", text: expect.stringContaining("overwrite: true") }] },
    { isError: false, structuredContent: { defaultVoice: "tone_mid" } },
    { isError: true, content: [{ type: "text", text: "speed must be 0.25 to 4, got 9" }] },
  ]);
  expect(progress.at(-1)).toBe(1);
  expect((await readFile(path)).subarray(0, 4).toString()).toBe("OggS");
});

test("an agent has the embedded engine speak a sentence, and a transcript has the same words", async () => {
  await using folder = await openTemporaryFolder();
  await using mcp = await openMcp(["--folder", folder.path, "--voice", "bf_emma"]);
  const text = "The meeting begins early in the morning, and everybody is welcome to sit with us in the garden.";
  const { value } = await mcp.call("synthesize_to_file", { text, path: "meeting.wav" });
  expect(value).toMatchObject({ format: "wav", unspoken: [] });
  const again = await mcp.call("synthesize_to_file", { text, path: "meeting.flac" });
  expect(again.value).toMatchObject({ durationSeconds: value["durationSeconds"] });
  using whisper = await openWhisper();
  expect(wordErrorRate(text, await whisper.transcribe(join(folder.path, "meeting.wav")))).toBeLessThan(0.1);
});
