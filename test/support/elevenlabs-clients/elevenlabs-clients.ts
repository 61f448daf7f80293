import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeEnvironment } from "../../../src/python/environments/set-up.js";

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL("../../../.cache/elevenlabs-clients", import.meta.url));

/** Runs a script of this folder with the clients of ElevenLabs' API. Returns the JSON that it prints. */
export async function runElevenLabsClient<Result>(script: string, address: string): Promise<Result> {
  const { python } = await makeEnvironment({
    recipe: {
      name: "elevenlabs-clients",
      python: [11, 12],
      lock: fileURLToPath(new URL("requirements.txt", import.meta.url)),
      modules: ["elevenlabs", "livekit.plugins.elevenlabs"],
      distributions: ["elevenlabs", "livekit-plugins-elevenlabs"],
    },
    folder: FOLDER,
  });
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(python, ["-X", "utf8", path, address], { timeout: 120_000 });
  return JSON.parse(stdout) as Result;
}
