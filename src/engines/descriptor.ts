import type { AssetStore } from "../assets/store.js";
import type { CallOptions, Engine } from "../core/engine.js";
import type { Voice } from "../core/voice.js";
import type { EnvironmentRecipe } from "../python/environments/recipe.js";

/** Options that every engine can be opened with. */
export interface EngineContext extends CallOptions {
  readonly assets: AssetStore;
  /** Threads for one utterance. @default 0: the engine chooses */
  readonly threads?: number | undefined;
  /** Processes, each of which speaks one utterance at a time. "auto": the engine chooses the number with the highest throughput. */
  readonly workers?: number | "auto" | undefined;
  /** Loaded workers that take over when a worker is ended because its callers have left. "auto": one, after the first such end. */
  readonly spareWorkers?: number | "auto" | undefined;
  /** Maximum number of utterances that wait for a worker. @default the engine chooses */
  readonly queueLimit?: number | undefined;
}

/**
 * Everything that VoxWeave knows about an engine before it opens the engine. Each engine folder exports one, and
 * `registry.ts` lists them. A descriptor is small: its functions load the heavy parts when they are called.
 */
export interface EngineDescriptor {
  /** The name that callers use, such as `"kokoro-onnx"`; the same as in the registry. */
  readonly id: string;
  open(context: EngineContext): Promise<Engine>;
  /** Lists the voices. It opens and downloads nothing. */
  voices(): Promise<readonly Voice[]>;
  /** Id of the voice that speaks when the caller names none. */
  defaultVoice(): Promise<string>;
  /** The part of the engine that reads texts in place of VoxWeave's front end. @default the engine takes phonemes only */
  readonly textReader?: TextReader;
  /** Returns whether the engine can open without a download. @default it needs no files of its own */
  hasModel?(assets: AssetStore): Promise<boolean>;
  /** Downloads and prepares all files that the engine needs. Returns their place, for people to read. */
  ensureModel?(assets: AssetStore, options: EnsureModelOptions): Promise<string>;
  /**
   * Lists the prepared files and folders in the cache that the engine would use now, as absolute paths. It builds nothing.
   * Downloaded files need not be in the list. @default none
   */
  filesInUse?(assets: AssetStore): Promise<readonly string[]>;
  /**
   * Whether the engine has the voices, sound and timings of the default engine. If so, `voxweave bench` measures it too, and
   * `bench --pick` may make it the default. @default false
   */
  readonly mayBeDefault?: boolean;
  /** The Python side of the engine. @default the engine needs no Python */
  readonly python?: PythonRequirements;
}

/** A part of an engine that turns texts into phonemes. */
export interface TextReader {
  /** Its name for people, such as `"Piper itself"`. */
  readonly name: string;
  /** Texts that it reads: all, or those in languages that the front end lacks. The caller may ask for it for others. */
  readonly texts: "all" | "without-front-end";
}

export interface EnsureModelOptions extends CallOptions {
  /** Interpreter of the engine's environment. */
  readonly python: string;
}

/** The Python side of an engine. */
export interface PythonRequirements {
  /** Recipe from which `voxweave python setup` makes the environment. The command takes the recipe's name. */
  readonly recipe: EnvironmentRecipe;
  /** The file that the bridge joins with its runtime, such as `python/kokoro_bridge.py`. */
  readonly adapter: URL;
  /** The command that makes the environment and downloads the model. */
  readonly setUpCommand: string;
  /** Environment variables of this engine that name an interpreter. They override `VOXWEAVE_PYTHON`. */
  readonly variables: readonly string[];
  /** Modules that the engine requires. */
  readonly modules: readonly string[];
  /** Requirement to install with pip for each module that only some texts need, by module. */
  readonly optionalModules?: Readonly<Record<string, string>>;
}

/** An engine that runs in Python. */
export type PythonEngine = EngineDescriptor & { readonly python: PythonRequirements };
