import { type Command, InvalidArgumentError, Option } from "commander";
import type { AssetsOptions } from "../assets/settings.js";
import type { CallOptions } from "../core/engine.js";
import { type CreateSpeakerOptions, createSpeaker } from "../create-speaker.js";
import { DEFAULT_ENGINE, ENGINE_IDS } from "../engines/registry.js";
import type { Speaker } from "../speaker/speaker.js";
import { showAssetEvents } from "./asset-progress.js";
import type { ProgressBar } from "./progress-bar.js";

/** Options of each command that opens an engine. */
export interface EngineFlags {
  readonly engine?: string;
  readonly offline?: true;
  readonly threads?: number;
  readonly workers?: number | "auto";
}

/** Adds the options of {@link EngineFlags} to a command. */
export function withEngineFlags(command: Command): Command {
  return command
    .option(
      "--engine <id>",
      `engine: ${ENGINE_IDS.join(", ")} (default: ${DEFAULT_ENGINE}, or the pick of bench --pick)`,
    )
    .addOption(
      new Option("--threads <n>", "threads for one utterance (default: all physical cores)").argParser(parseNumber),
    )
    .addOption(
      new Option(
        "--workers <n>",
        "worker processes, each of which speaks one utterance at a time (default: 1; auto for a long text to a file)",
      ).argParser(parseWorkers),
    )
    .option("--offline", "make no network request; use only the cache");
}

/** Opens a speaker with these options, and shows the download of its assets. */
export function openSpeakerFor(
  { engine, offline, threads, workers }: EngineFlags,
  bar: ProgressBar,
  { signal }: CallOptions,
): Promise<Speaker> {
  const options: CreateSpeakerOptions = { engine, threads, workers, signal, assets: assetsOptions({ offline }, bar) };
  return createSpeaker(options);
}

/** Returns the options for assets, with a listener that shows downloads. */
export function assetsOptions({ offline }: { readonly offline?: true | undefined }, bar: ProgressBar): AssetsOptions {
  return { offline, onEvent: showAssetEvents(bar) };
}

function parseWorkers(text: string): number | "auto" {
  return text === "auto" ? text : parseNumber(text);
}

/** Parses a number from the command line. */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new InvalidArgumentError("It must be a number.");
  return number;
}
