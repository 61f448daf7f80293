import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { CallOptions } from "../../core/engine.js";
import { writeFileAtomic } from "../../platform/node/files/atomic-file.js";
import type { ProbedInterpreter } from "../interpreters/interpreter.js";
import { checkEnvironment, type Versions } from "./check-environment.js";
import { interpreterIn, type Marker, markerPath, type PythonEnvironment } from "./environment.js";
import type { EnvironmentEvent, SetUpPhase } from "./events.js";
import { folderBytes } from "./folder-bytes.js";
import { type PipOptions, runPip } from "./pip.js";
import { type EnvironmentRecipe, INSTALLER, recipeDigest } from "./recipe.js";
import { forwardSpacyModel } from "./spacy-model.js";
import { createVenv } from "./venv.js";

export interface BuildOptions extends CallOptions {
  readonly recipe: EnvironmentRecipe;
  /** Folder of the environment, which must not exist yet. */
  readonly folder: string;
  readonly pipArgs?: readonly string[] | undefined;
  readonly offline?: boolean | undefined;
  readonly onEvent: (event: EnvironmentEvent) => void;
}

/** Makes an environment stage by stage, and writes its marker last. After a failure the caller removes the folder. */
export async function buildEnvironment(base: ProbedInterpreter, options: BuildOptions): Promise<PythonEnvironment> {
  const { recipe, folder, pipArgs = [], onEvent, signal } = options;
  const python = interpreterIn(folder);
  let versions: Versions = {};
  const check = async (): Promise<void> => {
    versions = await checkEnvironment(recipe, { folder, python, signal });
  };
  const stages = [...installStages(base, options), { phase: "check" as const, run: check }];
  for (const [index, { phase, run }] of stages.entries()) {
    onEvent({ type: "phase", phase, index, count: stages.length });
    await run();
    signal?.throwIfAborted();
  }
  const bytes = await folderBytes(folder);
  const marker: Marker = {
    digest: await recipeDigest(recipe),
    pipArgs: pipArgsDigest(pipArgs),
    basePrefix: base.prefix,
    pythonVersion: base.version,
    versions,
    bytes,
  };
  await writeFileAtomic(markerPath(folder), `${JSON.stringify(marker, null, 2)}\n`);
  return { name: recipe.name, folder, python, pythonVersion: base.version, versions, bytes };
}

interface Stage {
  readonly phase: SetUpPhase;
  run(): Promise<void>;
}

function installStages(
  base: ProbedInterpreter,
  { recipe, folder, pipArgs = [], offline = false, onEvent, signal }: BuildOptions,
): readonly Stage[] {
  const { name: environment, torch, lock, spacyModel = false } = recipe;
  const python = interpreterIn(folder);
  const install = (phase: SetUpPhase, args: readonly string[], more: Partial<PipOptions> = {}): Promise<void> => {
    const all = [...args, ...(offline ? ["--no-index"] : []), ...pipArgs];
    return runPip({ environment, folder, python, phase, args: all, onEvent, signal, ...more });
  };
  const makeVenv = async (): Promise<void> => {
    const by = await createVenv(base, { environment, folder, signal });
    await install("venv", [...LOCKED, "-r", INSTALLER], { by, listed: 1 });
  };
  // The lock is made for these versions of Python; some packages declare a narrower range than they work with.
  const installLock = async (): Promise<void> =>
    install("packages", [...SHOWING, ...LOCKED, "--ignore-requires-python", "-r", lock], {
      listed: await countListed(lock),
    });
  return [
    { phase: "venv", run: makeVenv },
    ...(torch === undefined
      ? []
      : [{ phase: "torch" as const, run: () => install("torch", [...SHOWING, "-r", torch]) }]),
    { phase: "packages", run: installLock },
    ...(spacyModel
      ? [{ phase: "spacy-model" as const, run: () => forwardSpacyModel(python, { environment, folder, signal }) }]
      : []),
  ];
}

/** Makes the pinned pip print download progress in lines. The pip of a base interpreter may not know the option. */
const SHOWING = ["--progress-bar=raw"];

const LOCKED = ["--require-hashes", "--no-deps"];

/** Counts the requirements that a lock lists, for all machines. */
async function countListed(lock: string): Promise<number> {
  return [...(await readFile(lock, "utf8")).matchAll(/^[A-Za-z0-9][\w.-]*==/gm)].length;
}

/** Returns the digest of the arguments for pip. Only the digest is stored: they may name an index with a password. */
export function pipArgsDigest(pipArgs: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(pipArgs)).digest("hex");
}
