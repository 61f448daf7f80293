import { readFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { AudioFormatId } from "../formats/audio-format.js";
import { type AudioTags, checkCover, TAG_NAMES } from "../formats/audio-tags.js";
import { AUDIO_FORMATS, audioFormatOfPath } from "../formats/registry.js";
import type { EncodingOptions } from "../formats/sink-options.js";
import { unreadableFile } from "./unreadable-text.js";

/** Options of a command that encodes sound. */
export interface EncodingFlags extends AudioTags {
  readonly format?: readonly AudioFormatId[];
  readonly bitrate?: number;
  readonly cover?: string;
}

/** Adds the options of {@link EncodingFlags} to a command. */
export function withEncodingFlags(command: Command): Command {
  command
    .addOption(
      new Option(
        "--format <format>",
        `format of -o - and of derived names: ${FORMAT_IDS.join(", ")}; may be repeated (default: wav)`,
      ).argParser(parseFormat),
    )
    .addOption(
      new Option("--bitrate <rate>", "size of a second of sound, such as 64k (default: good for speech)").argParser(
        parseBitrate,
      ),
    );
  for (const tag of TAG_NAMES) command.option(`--${tag} <text>`, `${tag} to write into the sound file`);
  return command.option("--cover <path>", "JPEG or PNG image to write into the sound file");
}

const FORMAT_IDS: readonly AudioFormatId[] = AUDIO_FORMATS.map(({ id }) => id);

function parseFormat(value: string, before: readonly AudioFormatId[] = []): readonly AudioFormatId[] {
  const format = audioFormatOfPath(`sound.${value.replace(/^\./u, "")}`)?.id; // "ogg" is a name of Opus, as in -o sound.ogg.
  if (format === undefined) throw new InvalidArgumentError(`It must be one of ${FORMAT_IDS.join(", ")}.`);
  return before.includes(format) ? before : [...before, format];
}

function parseBitrate(value: string): number {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(k?)$/iu.exec(value.trim()) ?? [];
  if (number === "") throw new InvalidArgumentError("It must be a number of bits per second, such as 64000 or 64k.");
  return Number(number) * (unit === "" ? 1 : 1000);
}

/**
 * Returns the options of the library, with the content of the cover.
 *
 * @throws {RangeError} for a cover that is no image. @throws {VoxError} `VOX_FILE_UNREADABLE`
 */
export async function encodingOptions(flags: EncodingFlags): Promise<EncodingOptions> {
  const { bitrate, cover, title, artist, album, date, comment } = flags;
  const tags = { title, artist, album, date, comment };
  return { bitrate, ...(hasTags(tags) && { tags }), cover: cover === undefined ? undefined : await readCover(cover) };
}

function hasTags(tags: AudioTags): boolean {
  return Object.values(tags).some((tag) => tag !== undefined);
}

async function readCover(path: string): Promise<Uint8Array> {
  const cover = await readFile(path).catch((cause: unknown) => {
    throw unreadableFile(path, cause);
  });
  return checkCover(cover, `--cover ${path}`).bytes;
}
