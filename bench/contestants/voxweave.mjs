// VoxWeave as users run it: the built package, with the defaults. Arguments: ENGINE stream|file.
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSpeaker, parseWav } from "voxweave";
import { serve } from "./serve.mjs";

const [engine, way] = process.argv.slice(2);
const voice = "af_heart";
const speaker = await createSpeaker({ engine, workers: way === "file" ? "auto" : 1 });

async function* stream(text) {
  for await (const { samples } of speaker.stream(text, { voice })) yield samples;
}

async function* toFile(text) {
  const path = join(tmpdir(), `voxweave-bench-${process.pid}.wav`);
  await speaker.toFile(text, path, { voice });
  const { samples } = parseWav(readFileSync(path));
  rmSync(path);
  yield samples;
}

await serve(way === "file" ? toFile : stream, speaker.engine.sampleRate);
await speaker[Symbol.asyncDispose]();
