import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeEnvironment } from "../../../src/python/environments/set-up.js";

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL("../../../.cache/python-clients", import.meta.url));

/** Returns the interpreter of an environment with all clients in Python that tests use. The first call makes it. */
export async function pythonClients(): Promise<string> {
  const { python } = await makeEnvironment({
    recipe: {
      name: "python-clients",
      python: [11, 12],
      lock: fileURLToPath(new URL("requirements.txt", import.meta.url)),
      modules: [
        ...["elevenlabs", "livekit.plugins.elevenlabs", "livekit.plugins.openai"],
        ...["mcp", "openai", "schemathesis", "wyoming"],
      ],
      distributions: [
        ...["elevenlabs", "livekit-plugins-elevenlabs", "livekit-plugins-openai"],
        ...["mcp", "openai", "schemathesis", "wyoming"],
      ],
    },
    folder: FOLDER,
  });
  return python;
}

/** Runs a script of this folder with an address. Returns the JSON that it prints. */
export async function runPythonClient<Result>(script: string, address: string): Promise<Result> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(await pythonClients(), ["-X", "utf8", path, address], { timeout: 120_000 });
  return JSON.parse(stdout) as Result;
}
