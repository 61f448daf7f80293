import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { runCommand } from "../support/command.js";
import { runFfmpeg } from "../support/ffmpeg.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper, type Whisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";

const NPM = process.platform === "win32" ? "npm.cmd" : "npm";
const TEXT = "Nine swans crossed the frozen river at dawn.";
const ENDINGS = ["wav", "pcm", "mp3", "opus", "ogg", "flac", "aac", "m4a"];
/** The formats of a stream. */
const STREAMED = ["wav", "pcm", "mp3", "opus", "flac", "aac"];

/** Speaks the text with the installed library, in each way that it has. */
const PROGRAM = `
  import { writeFile } from "node:fs/promises";
  import { createSpeaker } from "voxweave";

  const text = ${JSON.stringify(TEXT)};
  const speaker = await createSpeaker();
  await speaker.toFile(text, ${JSON.stringify(ENDINGS.map((ending) => `file.${ending}`))});
  for (const format of ${JSON.stringify(STREAMED)}) await writeFile("stream." + format, speaker.encode(text, format));
  const spoken = await speaker.speak(text);
  for (const format of ["mp3", "m4a"]) await writeFile("spoken." + format, await spoken.encode(format));
  await speaker.close();
`;

describe("the package in an empty project", () => {
  let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
  let whisper: Whisper;
  /** Length of the sound as the WAV file of the command line has it. @unit seconds */
  let seconds = 0;

  beforeAll(async () => {
    folder = await openTemporaryFolder();
    whisper = await openWhisper();
    const { path: cwd } = folder;
    const { stdout } = await runCommand(NPM, ["pack", "--json", "--pack-destination", cwd], { cwd: ROOT });
    const [{ filename }] = JSON.parse(stdout.toString()) as [{ filename: string }];
    await writeFile(join(cwd, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const installed = await runCommand(NPM, ["install", "--no-audit", "--no-fund", `./${filename}`], { cwd });
    expect(installed).toMatchObject({ code: 0, stderr: "" }); // No warning either.
    const command = join(cwd, "node_modules", ".bin", "voxweave");
    const outputs = ENDINGS.flatMap((ending) => ["-o", `command.${ending}`]);
    expect(await runCommand(command, ["speak", TEXT, ...outputs], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const piped = await runCommand(command, ["speak", TEXT, "-o", "-", "--format", "opus"], { cwd });
    await writeFile(join(cwd, "pipe.opus"), piped.stdout);

    await writeFile(join(cwd, "speak.js"), PROGRAM);
    expect(await runCommand(process.execPath, ["speak.js"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const wav = parseWav(await readFile(join(cwd, "command.wav")));
    seconds = wav.samples.length / wav.sampleRate;
    return async () => {
      whisper[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    };
  });

  const files = [
    ...ENDINGS.map((ending) => `command.${ending}`),
    "pipe.opus",
    ...ENDINGS.map((ending) => `file.${ending}`),
    ...STREAMED.map((format) => `stream.${format}`),
    ...["spoken.mp3", "spoken.m4a"],
  ];
  test.each(files)("%s has the right length, and Whisper hears every word in it", async (name) => {
    const path = join(folder.path, name);
    const decoded = join(folder.path, `${name}.decoded.wav`);
    const input = name.endsWith(".pcm") ? ["-f", "s16le", "-ar", "24000", "-ac", "1", "-i", path] : ["-i", path];
    await runFfmpeg([...input, decoded]);
    const { samples, sampleRate } = parseWav(await readFile(decoded));
    // A stream is cut early, so its pauses may differ; the delay of AAC is 43 ms.
    expect(Math.abs(samples.length / sampleRate - seconds)).toBeLessThan(name.startsWith("stream") ? 0.6 : 0.12);
    expect(wordErrorRate(TEXT, await whisper.transcribe(decoded))).toBe(0);
  });
});
