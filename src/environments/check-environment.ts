import { z } from "zod";
import type { CallOptions } from "../core/engine.js";
import { runCommand } from "../processes/run-command.js";
import { childEnvironment } from "./child-environment.js";
import { environmentFailed } from "./pip.js";
import type { EnvironmentRecipe } from "./recipe.js";

/** Imports modules, and prints the versions of distributions behind a mark, for libraries print as well. */
const SCRIPT = `import importlib, importlib.metadata, json, sys
for name in sys.argv[1].split(','):
    importlib.import_module(name)
versions = {}
for name in sys.argv[2].split(','):
    try:
        versions[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
print('voxweave-check|' + json.dumps(versions))`;

/** The first import compiles thousands of files, on a slow disk perhaps. @unit ms */
const TIMEOUT_MS = 600_000;

/**
 * Whether what was installed works together: its modules are imported, as an engine would.
 *
 * @returns the versions of the main distributions, of those that are there.
 * @throws {VoxError} `VOX_ENVIRONMENT_FAILED`.
 */
export async function checkEnvironment(
  { name, modules, distributions }: EnvironmentRecipe,
  { folder, python, signal }: CallOptions & { readonly folder: string; readonly python: string },
): Promise<Readonly<Record<string, string>>> {
  const command = [python, "-I", "-X", "utf8", "-c", SCRIPT, modules.join(","), distributions.join(",")] as const;
  let answer: string | undefined;
  const onLine = (line: string) => {
    answer ??= /^voxweave-check\|(.*)$/.exec(line)?.[1];
  };
  const env = childEnvironment(process.env);
  const ended = await runCommand(command, { env, timeoutMs: TIMEOUT_MS, signal, onLine });
  if (ended.type === "done" && answer !== undefined) return versionsSchema.parse(JSON.parse(answer));
  const output = "output" in ended ? ended.output : "";
  const told = output.split("\n").findLast((line) => line.trim() !== "") ?? "it said nothing";
  const reason = `what was installed does not import: ${told.trim().slice(0, 400)}`;
  const remedy = `Remove ${folder} and run \`voxweave python setup ${name}\` again, with another Python (--python PATH) perhaps`;
  throw environmentFailed({ environment: name, folder, phase: "check", reason, remedy }, output);
}

const versionsSchema = z.record(z.string(), z.string());
