import { type Command, InvalidArgumentError, Option } from "commander";
import type { AssetsOptions } from "../assets/settings.js";
import type { CallOptions } from "../core/engine.js";
import { type CreateSpeakerOptions, createSpeaker } from "../create-speaker.js";
import { DEFAULT_ENGINE, ENGINE_IDS } from "../engines/registry.js";
import type { Speaker } from "../speaker/speaker.js";
import { showAssetEvents } from "./asset-progress.js";
import type { ProgressBar } from "./progress-bar.js";

/** Options of every command that opens an engine. */
export interface EngineFlags {
  readonly engine?: string;
  readonly offline?: true;
  readonly threads?: number;
}

export function withEngineFlags(command: Command): Command {
  return command
    .option(
      "--engine <id>",
      `engine: ${ENGINE_IDS.join(", ")} (default: ${DEFAULT_ENGINE}, or what bench --pick found quickest)`,
    )
    .addOption(
      new Option("--threads <n>", "threads for one utterance (default: all physical cores)").argParser(parseNumber),
    )
    .option("--offline", "make no network call: only what is in the cache");
}

/** Opens a speaker as the flags ask, and shows how its assets come. */
export function openSpeakerFor(
  { engine, offline, threads }: EngineFlags,
  bar: ProgressBar,
  { signal }: CallOptions,
): Promise<Speaker> {
  const options: CreateSpeakerOptions = { engine, threads, signal, assets: assetsOptions({ offline }, bar) };
  return createSpeaker(options);
}

export function assetsOptions({ offline }: { readonly offline?: true | undefined }, bar: ProgressBar): AssetsOptions {
  return { offline, onEvent: showAssetEvents(bar) };
}

/** Reads a number from the command line. */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new InvalidArgumentError("It must be a number.");
  return number;
}
