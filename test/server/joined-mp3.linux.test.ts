import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { runFfmpeg } from "../support/ffmpeg.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openServerRig } from "./support/open-server.js";

const PIECES = ["The first piece of a long text.", "The second piece is a bit longer than the first.", "The end."];

test("MP3 bodies that a client joins, as LibreChat does, decode as one file with all of their sound", async () => {
  await using rig = await openServerRig();
  await using folder = await openTemporaryFolder();
  const speak = async (input: string, response_format: string): Promise<Buffer> => {
    const response = await rig.post("/v1/audio/speech", { input, response_format });
    return Buffer.from(await response.arrayBuffer());
  };
  const decode = async (bytes: Buffer): Promise<number> => {
    const path = join(folder.path, "sound.mp3");
    await writeFile(path, bytes);
    const said = await runFfmpeg(["-v", "warning", "-i", path, "-y", `${path}.wav`]);
    expect(said).not.toMatch(/invalid|error/iu);
    return parseWav(await readFile(`${path}.wav`)).samples.length;
  };
  const bodies: Buffer[] = [];
  let alone = 0;
  for (const piece of PIECES) {
    const body = await speak(piece, "mp3");
    expect(body.toString("latin1")).not.toMatch(/Info|Xing|ID3/u);
    const decoded = await decode(body);
    expect(decoded).toBeGreaterThanOrEqual((await speak(piece, "pcm")).length / 2 + 1_105);
    alone += decoded;
    bodies.push(body);
  }
  expect(await decode(Buffer.concat(bodies))).toBe(alone);
});
