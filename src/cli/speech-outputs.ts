import { stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { CAPTION_FORMATS } from "../captions/captions.js";
import { VoxError } from "../core/errors.js";
import type { AudioFormatId } from "../formats/audio-format.js";
import { checkStreamable } from "../formats/encode-sound.js";
import { findAudioFormat } from "../formats/registry.js";
import { captionFormat } from "../output/caption-files.js";
import { soundFormat } from "../output/sound-files.js";
import { namesFile } from "./read-text.js";
import { UsageError } from "./usage-errors.js";

/** The files that a command writes for one of its inputs. */
export interface SpeechOutput {
  /** The argument of the command: a text, the name of a file, or `-`. */
  readonly input: string;
  /** Paths of the sound files, or only `-` for standard output. */
  readonly paths: readonly string[];
  readonly captions: readonly string[];
  /** The paths among them that the user did not name. */
  readonly derived: readonly string[];
}

/** Where a command writes. */
export interface OutputFlags {
  readonly output?: readonly string[];
  readonly format?: readonly AudioFormatId[];
  readonly captions?: readonly string[];
  readonly overwrite?: true;
}

/** The format of standard output, and of a sound file that gets its name from its input. */
export const DEFAULT_FORMAT: AudioFormatId = "wav";

/**
 * Returns the files for each input. Without `--output`, the sound of a file gets the name of the file in the current folder.
 *
 * @throws {UsageError} if an input has no output, or if two inputs have the same. @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`.
 */
export async function planOutputs(inputs: readonly string[], flags: OutputFlags): Promise<readonly SpeechOutput[]> {
  checkOutputs(flags);
  const folder = await outputFolder(inputs, flags);
  if (folder === undefined && flags.format !== undefined && !writesToPipe(flags)) {
    throw new UsageError(`--format is for - and for a folder; the extension of ${flags.output?.[0]} sets its format`);
  }
  if (inputs.length > 1) await checkSeveral(inputs, folder, flags);
  const outputs: SpeechOutput[] = [];
  for (const input of inputs) {
    const output = await outputOf(input, folder, flags);
    for (const path of output.paths) {
      const twin = outputs.find(({ paths }) => paths.includes(path));
      if (twin === undefined) continue;
      throw new UsageError(`${twin.input} and ${input} would both become ${path}; speak them in two commands`);
    }
    outputs.push(output);
  }
  return outputs;
}

/** Returns the folder for sounds that get the names of their inputs; `undefined` if `--output` names a file. */
export async function outputFolder(
  inputs: readonly string[],
  { output: [output, ...others] = ["."] }: OutputFlags,
): Promise<string | undefined> {
  if (output === undefined || output === "-" || others.length > 0) return undefined;
  if (/[\\/]$/u.test(output) || (await isFolder(output))) return output;
  return inputs.length > 1 && extname(output) === "" ? output : undefined;
}

/** Returns whether a command writes to standard output. */
export function writesToPipe({ output }: OutputFlags): boolean {
  return output?.[0] === "-";
}

function checkOutputs({ output = [], format = [] }: OutputFlags): void {
  if (output.length > 1 && output.includes("-")) {
    throw new UsageError("-o - must be the only output; write the files in a command of their own");
  }
  const [first] = format;
  if (output.includes("-") && format.length > 1) {
    throw new UsageError(`standard output has one format, got --format ${format.join(" and --format ")}`);
  }
  if (output.includes("-") && first !== undefined) checkStreamable(findAudioFormat(first));
}

/**
 * Checks that no file has a name that VoxWeave derived, because the file may be the recording that the text was written from.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`
 */
export async function checkNew({ derived }: SpeechOutput): Promise<void> {
  for (const path of derived) {
    if ((await stat(path).catch(() => undefined)) === undefined) continue;
    const message = `cannot write ${path}: the file exists; --overwrite replaces it, and -o names another file`;
    throw new VoxError("VOX_FILE_UNWRITABLE", message, { path });
  }
}

async function checkSeveral(
  inputs: readonly string[],
  folder: string | undefined,
  { output, captions = [] }: OutputFlags,
): Promise<void> {
  for (const input of inputs) {
    if (input !== "-" && (await namesFile(input))) continue;
    const what = input === "-" ? "standard input" : JSON.stringify(input);
    throw new UsageError(`several inputs must be files, got ${what}; put a text of several words in quotes`);
  }
  if (folder === undefined) {
    throw new UsageError(`several inputs need a folder, such as -o out/, got -o ${output?.join(" -o ")}`);
  }
  const named = captions.find((caption) => !isEnding(caption));
  if (named !== undefined) {
    throw new UsageError(
      `--captions must be ${CAPTION_ENDINGS.join(", ")} for several inputs, got ${named}; captions get the name of their sound`,
    );
  }
}

async function outputOf(
  input: string,
  folder: string | undefined,
  { output = [], format = [DEFAULT_FORMAT], captions: requested = [] }: OutputFlags,
): Promise<SpeechOutput> {
  const paths = folder === undefined ? output : await derivedPaths(input, folder, format);
  for (const path of paths) if (path !== "-") soundFormat(path);
  const [first = "-"] = paths;
  const captions = requested.map((caption) => (isEnding(caption) ? besidePath(first, caption) : caption));
  captions.forEach(captionFormat);
  const beside = captions.filter((_, index) => isEnding(requested[index] ?? ""));
  return { input, paths, captions, derived: folder === undefined ? beside : [...paths, ...beside] };
}

async function derivedPaths(input: string, folder: string, formats: readonly AudioFormatId[]): Promise<string[]> {
  if (input !== "-" && (await namesFile(input))) {
    const name = withoutEnding(basename(input));
    return formats.map((format) => join(folder, `${name}${findAudioFormat(format).extensions[0]}`));
  }
  const what = input === "-" ? "standard input" : "a text that is not the name of a file";
  throw new UsageError(`${what} needs -o with the name of a sound file, such as -o hello.wav`);
}

const CAPTION_ENDINGS = CAPTION_FORMATS.map((format) => `.${format}`);

/** Returns whether the value of `--captions` is only an extension: the captions get the name of the sound. */
function isEnding(caption: string): boolean {
  return CAPTION_ENDINGS.includes(caption.toLowerCase());
}

function besidePath(path: string, ending: string): string {
  if (path !== "-") return `${withoutEnding(path)}${ending}`;
  throw new UsageError(`--captions ${ending} needs a sound file; for -o -, name the file of the captions`);
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
