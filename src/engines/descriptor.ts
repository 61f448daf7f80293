import type { AssetStore } from "../assets/store.js";
import type { CallOptions, Engine } from "../core/engine.js";
import type { Voice } from "../core/voice.js";
import type { EnvironmentRecipe } from "../python/environments/recipe.js";

/** What an engine gets to open with. */
export interface EngineContext extends CallOptions {
  readonly assets: AssetStore;
  /** Threads for one utterance; 0 leaves the number to the engine. */
  readonly threads?: number | undefined;
  /** Processes that each speak an utterance of their own; "auto" leaves the number to the engine, for more sound in all. */
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
  /** Lists the voices. Opens nothing and downloads nothing. */
  voices(): Promise<readonly Voice[]>;
  /** Id of the voice that speaks when the caller names none. */
  defaultVoice(): Promise<string>;
  /** The part of the engine that reads texts in place of VoxWeave's front end. @default the engine takes phonemes only */
  readonly textReader?: TextReader;
  /** Tells whether the engine can open without a download. @default it needs no files of its own */
  hasModel?(assets: AssetStore): Promise<boolean>;
  /** Downloads and prepares everything that the engine speaks with. Returns where that is, for people to read. */
  ensureModel?(assets: AssetStore, options: EnsureModelOptions): Promise<string>;
  /**
   * Lists the prepared files and folders in the cache that the engine would use now, as absolute paths. Builds nothing.
   * Downloaded files need not be in the list. @default none
   */
  filesInUse?(assets: AssetStore): Promise<readonly string[]>;
  /**
   * True for an engine that has the voices, sound and timings of the default engine: `voxweave bench` measures it too,
   * and `bench --pick` may make it the default. @default false
   */
  readonly mayBeDefault?: boolean;
  /** What an engine in Python runs on. @default the engine needs no Python */
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
  /** How `voxweave python setup` makes the environment; the command takes the recipe's name. */
  readonly recipe: EnvironmentRecipe;
  /** The file that joins the bridge's runtime, such as `python/kokoro_bridge.py`. */
  readonly adapter: URL;
  /** The command that makes the environment and downloads the model. */
  readonly setUpCommand: string;
  /** Environment variables of this engine that name an interpreter; they take precedence over `VOXWEAVE_PYTHON`. */
  readonly variables: readonly string[];
  /** Modules that an interpreter must have before the bridge uses it. */
  readonly modules: readonly string[];
  /** Modules that only some texts need, with the package that brings each. */
  readonly optionalModules?: Readonly<Record<string, string>>;
}

/** An engine that runs in Python. */
export type PythonEngine = EngineDescriptor & { readonly python: PythonRequirements };
