import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const TONE = ["speak", "Hello there.", "--engine", "tone", "-o", "-"];

describe("standard output", () => {
  test.each<[command: string, args: string[]]>([
    ["speak", TONE],
    ["explain", ["explain", "Hello."]],
    ["voices", ["voices"]],
    ["assets list", ["assets", "list"]],
    ["python script", ["python", "script"]],
    ["--help", ["--help"]],
    ["--version", ["--version"]],
    ["the help of a command", ["speak", "--help"]],
  ])("standard output on a full disk fails with one message: %s", async (_, args) => {
    await using full = await open("/dev/full", "w");
    const { code, stderr } = await voxweave(args, { stdout: full.fd });
    expect(stderr).toBe(
      "voxweave: cannot write standard output: the disk is full; free some space, or choose a file on another disk\n",
    );
    expect(code).toBe(1);
  });

  test("explain --json exits with 141 and no message when the reader of its output closes the pipe", async () => {
    for (let run = 0; run < 5; run += 1) {
      const ended = await voxweave(["explain", "--json"], {
        input: "Hello there.\n".repeat(200),
        onStart: (child) => child.stdout?.once("data", () => child.stdout?.destroy()),
      });
      expect(ended).toMatchObject({ code: 141, stderr: "" });
    }
  });
});

describe("standard error", () => {
  test("standard error on a full disk changes neither the output nor the exit code", async () => {
    await using full = await open("/dev/full", "w");
    const { code, stdout } = await voxweave(["speak", "Good 早安.", "--engine", "tone", "-o", "-"], {
      stderr: full.fd,
    });
    expect(code).toBe(0);
    expect(parseWav(stdout).samples.length).toBeGreaterThan(0);
    expect(await voxweave(["speak"], { stderr: full.fd })).toMatchObject({ code: 2 });
  });

  test("standard error without a reader changes neither the output nor the exit code", async () => {
    const { code } = await voxweave(["speak", "-", "--engine", "tone", "-o", "-"], {
      input: "Good 早安.",
      onStart: (child) => child.stderr?.destroy(),
    });
    expect(code).toBe(0);
  });
});

describe("sound on standard output", () => {
  const dataBytes = (wav: Buffer): number => wav.readUInt32LE(40);

  test("the header of a WAV file on standard output has its length if the file is new", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "a.wav");
    await using file = await open(path, "w");
    expect(await voxweave(TONE, { stdout: file.fd })).toMatchObject({ code: 0, stderr: "" });
    const wav = await readFile(path);
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect(dataBytes(wav)).toBe(wav.length - 44);
  });

  test("a WAV file on standard output keeps the earlier content of the file", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "a.wav");
    await writeFile(path, "kept");
    await using file = await open(path, "a");
    expect(await voxweave(TONE, { stdout: file.fd })).toMatchObject({ code: 0, stderr: "" });
    const content = await readFile(path);
    expect(content.subarray(0, 8).toString()).toBe("keptRIFF");
    expect(dataBytes(content.subarray(4))).toBe(0xffff_ffff);
  });

  test("a WAV file on standard output keeps its stream header if it is appended, or if others also write to the file", async () => {
    await using folder = await openTemporaryFolder();
    const appended = join(folder.path, "appended.wav");
    await using file = await open(appended, "a");
    await voxweave(TONE, { stdout: file.fd });
    const wav = await readFile(appended);
    expect(dataBytes(wav)).toBe(0xffff_ffff);
    expect(parseWav(wav).samples.length).toBe((wav.length - 44) / 2);
    const shared = join(folder.path, "shared.wav");
    await using both = await open(shared, "w");
    await voxweave(["speak", "Good 早安.", "--engine", "tone", "-o", "-"], { stdout: both.fd, stderr: both.fd });
    expect((await readFile(shared)).subarray(0, 4).toString()).toBe("RIFF");
  });
});
