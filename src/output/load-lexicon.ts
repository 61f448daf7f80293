import { readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { CallOptions } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { refuse } from "../lexicon/entries.js";
import type { Lexicon, LexiconFormat } from "../lexicon/lexicon.js";
import { parseLexicon } from "../lexicon/parse-lexicon.js";
import { explainReadFailure } from "../platform/node/files/read-failure.js";

const ENDINGS: Record<string, LexiconFormat> = {
  ".json": "json",
  ".tsv": "tsv",
  ".txt": "tsv",
  ".pls": "pls",
  ".xml": "pls",
};

/** File names of the lexicons of a project, in the order in which they are loaded. */
const PROJECT_FILES: readonly string[] = ["voxweave.lexicon.json", "voxweave.lexicon.tsv", "voxweave.lexicon.pls"];

/**
 * Loads a lexicon. The extension sets its format: `.json`, `.tsv`, `.txt`, `.pls` or `.xml`.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_LEXICON_INVALID`.
 */
export async function loadLexicon(path: string, { signal }: CallOptions = {}): Promise<Lexicon> {
  const ending = extname(basename(path)).toLowerCase();
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (format === undefined) refuse(path, undefined, `its name must end in ${Object.keys(ENDINGS).join(", ")}`);
  return parseLexicon(await readText(path, signal), format, path, { signal });
}

/** Returns the paths of the lexicons in the folder of a project. A later lexicon overrides an earlier one. */
export async function findProjectLexicons(folder: string): Promise<string[]> {
  const paths = PROJECT_FILES.map((name) => join(folder, name));
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return paths.filter((_, index) => found[index]?.isFile());
}

async function readText(path: string, signal: AbortSignal | undefined): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path, { signal }));
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = cause instanceof TypeError ? "it is not UTF-8 text" : explainReadFailure(cause);
    throw new VoxError("VOX_FILE_UNREADABLE", `cannot read the lexicon ${path}: ${reason}`, { path }, { cause });
  }
}
