import type { ZodType } from "zod";
import type { CallOptions } from "../../core/engine.js";
import { type CommandEnd, runCommand } from "../../platform/node/processes/run-command.js";
import { z } from "../../platform/schema.js";
import { environmentFailed } from "./environment-failed.js";
import { pythonVariables } from "./python-variables.js";
import type { EnvironmentRecipe } from "./recipe.js";

/** Imports modules, and prints the versions of distributions after a mark, since libraries may print too. */
const SCRIPT = `import importlib, importlib.metadata, json, sys
modules, names = (text.split(',') if text else [] for text in sys.argv[1:3])
for name in modules:
    importlib.import_module(name)
versions = {}
for name in names:
    try:
        versions[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
print('voxweave-check|' + json.dumps(versions))`;

/** The first import compiles thousands of files, perhaps on a slow disk. @unit ms */
const IMPORT_TIMEOUT_MS = 600_000;
const START_TIMEOUT_MS = 30_000;

/** Versions of distributions by name. */
export type Versions = Readonly<Record<string, string>>;

/**
 * Checks that the installed packages work together: imports their modules, as an engine would.
 *
 * @returns the versions of the main distributions that are installed.
 * @throws {VoxError} `VOX_ENVIRONMENT_FAILED`.
 */
export async function checkEnvironment(
  recipe: EnvironmentRecipe,
  { folder, python, signal }: CallOptions & { readonly folder: string; readonly python: string },
): Promise<Versions> {
  const { name, modules, distributions } = recipe;
  const { versions, ended } = await ask(python, modules, distributions, { timeoutMs: IMPORT_TIMEOUT_MS, signal });
  if (versions !== undefined) return versions;
  const output = "output" in ended ? ended.output : "";
  const last = output.split("\n").findLast((line) => line.trim() !== "") ?? "Python printed nothing";
  const reason = `the installed packages cannot be imported: ${last.trim().slice(0, 400)}`;
  const remedy = "Run the command again, or with another Python (--python PATH)";
  throw environmentFailed({ environment: name, folder, phase: "check", reason, remedy }, output);
}

/** Reads the versions of the main distributions without importing them; undefined if the interpreter does not start. */
export async function installedVersions(
  { distributions }: EnvironmentRecipe,
  { python, signal }: CallOptions & { readonly python: string },
): Promise<Versions | undefined> {
  return (await ask(python, [], distributions, { timeoutMs: START_TIMEOUT_MS, signal })).versions;
}

async function ask(
  python: string,
  modules: readonly string[],
  distributions: readonly string[],
  { timeoutMs, signal }: CallOptions & { readonly timeoutMs: number },
): Promise<{ readonly versions: Versions | undefined; readonly ended: CommandEnd }> {
  const command = [python, "-I", "-X", "utf8", "-c", SCRIPT, modules.join(","), distributions.join(",")] as const;
  let answer: string | undefined;
  const onLine = (line: string) => {
    answer ??= /^voxweave-check\|(.*)$/.exec(line)?.[1];
  };
  const ended = await runCommand(command, { env: pythonVariables(process.env), timeoutMs, signal, onLine });
  const whole = ended.type === "done" && answer !== undefined;
  return { versions: whole ? versionsSchema.parse(JSON.parse(answer ?? "{}")) : undefined, ended };
}

const versionsSchema: ZodType<Versions> = z.record(z.string(), z.string());
