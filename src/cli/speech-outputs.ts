import { stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { CAPTION_FORMATS } from "../captions/captions.js";
import { VoxError } from "../core/errors.js";
import { captionFormat } from "../output/caption-files.js";
import { checkFormat } from "../output/file-format.js";
import { namesFile } from "./read-text.js";

/** The files that a command writes for one of its inputs. */
export interface SpeechOutput {
  /** The argument of the command: a text, the name of a file, or `-`. */
  readonly input: string;
  /** Path of the sound file, or `-` for standard output. */
  readonly path: string;
  readonly captions: readonly string[];
  /** The paths among them that the user did not name. */
  readonly derived: readonly string[];
}

/** Where a command writes. */
export interface OutputFlags {
  readonly output?: string;
  readonly captions?: readonly string[];
  readonly overwrite?: true;
}

/** The extension of a sound file that gets its name from its input. */
const DEFAULT_ENDING = ".wav";

/**
 * Returns the files for each input. Without `--output`, the sound of a file gets the name of the file in the current folder.
 *
 * @throws {TypeError} if an input has no output, or if two inputs have the same. @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`.
 */
export async function planOutputs(inputs: readonly string[], flags: OutputFlags): Promise<readonly SpeechOutput[]> {
  const folder = await outputFolder(inputs, flags);
  if (inputs.length > 1) await checkSeveral(inputs, folder, flags);
  const outputs: SpeechOutput[] = [];
  for (const input of inputs) {
    const output = await outputOf(input, folder, flags);
    const twin = outputs.find(({ path }) => path === output.path);
    if (twin !== undefined) {
      throw new TypeError(`${twin.input} and ${input} would both become ${output.path}; speak them in two commands`);
    }
    outputs.push(output);
  }
  return outputs;
}

/** Returns the folder for sounds that get the names of their inputs; `undefined` if `--output` names a file. */
export async function outputFolder(inputs: readonly string[], { output }: OutputFlags): Promise<string | undefined> {
  if (output === undefined) return ".";
  if (output === "-") return undefined;
  if (/[\\/]$/u.test(output) || (await isFolder(output))) return output;
  return inputs.length > 1 && extname(output) === "" ? output : undefined;
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
    throw new TypeError(`several inputs must be files, got ${what}; put a text of several words in quotes`);
  }
  if (folder === undefined) {
    throw new TypeError(`several inputs need a folder, such as -o out/, got -o ${output}`);
  }
  const named = captions.find((caption) => !isEnding(caption));
  if (named !== undefined) {
    throw new TypeError(
      `--captions must be ${CAPTION_ENDINGS.join(", ")} for several inputs, got ${named}; captions get the name of their sound`,
    );
  }
}

async function outputOf(
  input: string,
  folder: string | undefined,
  { output = "-", captions: requested = [] }: OutputFlags,
): Promise<SpeechOutput> {
  const path = folder === undefined ? output : await derivedPath(input, folder);
  if (path !== "-") checkFormat(path);
  const captions = requested.map((caption) => (isEnding(caption) ? besidePath(path, caption) : caption));
  captions.forEach(captionFormat);
  const beside = captions.filter((_, index) => isEnding(requested[index] ?? ""));
  return { input, path, captions, derived: folder === undefined ? beside : [path, ...beside] };
}

async function derivedPath(input: string, folder: string): Promise<string> {
  if (input !== "-" && (await namesFile(input)))
    return join(folder, `${withoutEnding(basename(input))}${DEFAULT_ENDING}`);
  const what = input === "-" ? "standard input" : "a text that is not the name of a file";
  throw new TypeError(`${what} needs -o with the name of a sound file, such as -o hello.wav`);
}

const CAPTION_ENDINGS = CAPTION_FORMATS.map((format) => `.${format}`);

/** Returns whether the value of `--captions` is only an extension: the captions get the name of the sound. */
function isEnding(caption: string): boolean {
  return CAPTION_ENDINGS.includes(caption.toLowerCase());
}

function besidePath(path: string, ending: string): string {
  if (path !== "-") return `${withoutEnding(path)}${ending}`;
  throw new TypeError(`--captions ${ending} needs a sound file; for -o -, name the file of the captions`);
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
