import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The one text that is passed to the interpreter: the runtime of all engines and the adapter of one. */
export interface BridgeScript {
  readonly text: string;
  /** In lower-case hex. */
  readonly sha256: string;
}

/** Windows allows 32,767 characters for a whole command line; the rest is for the interpreter's path and the flags. */
const MAX_CHARACTERS = 30_000;
const RUNTIME = new URL("../../../python/runtime.py", import.meta.url);

/**
 * Joins the runtime and the adapter at `adapter`, less what the interpreter does not need.
 *
 * @throws {RangeError} where the text has more than 30,000 characters, is not ASCII, or has a double quote: not every
 *   command line can carry such a text unchanged.
 */
export async function readBridgeScript(adapter: URL): Promise<BridgeScript> {
  const [runtime = "", own = ""] = await Promise.all([RUNTIME, adapter].map((file) => readFile(file, "utf8")));
  const text = condense(`${runtime}\n${own}`);
  const name = fileURLToPath(adapter);
  if (text.length > MAX_CHARACTERS) {
    throw new RangeError(`${name} makes a script of ${text.length} characters; the limit is ${MAX_CHARACTERS}`);
  }
  const bad = /[^\t\n -~]|"/.exec(text);
  if (bad !== null)
    throw new RangeError(
      `${name} makes a script with ${JSON.stringify(bad[0])}: only ASCII without a double quote goes`,
    );
  return { text, sha256: createHash("sha256").update(text).digest("hex") };
}

/**
 * Leaves out what says something to readers and type checkers only; line numbers in a traceback are those of the rest.
 *
 * It goes by the layout of `ruff format`, with docstrings in three single quotes. It does not know strings over several
 * lines, nor a number sign behind two spaces within a string. `python/tests/test_script.py` compares the syntax trees.
 */
function condense(python: string): string {
  return python
    .replaceAll(/^ *'''.*?'''\n/gms, "") // Docstrings.
    .replaceAll(/(^ *| {2})# .*$/gm, "") // Comments.
    .replaceAll(/^\s*\n/gm, "")
    .replaceAll(
      /^from (runtime import (\([^)]*\)|.*)|__future__ import annotations|typing import TYPE_CHECKING)\n/gm,
      "",
    )
    .replaceAll(/^if TYPE_CHECKING:\n( .*\n)+/gm, "")
    .replaceAll(SIGNATURE, (_, head: string) => `${head.replaceAll(PARAMETER_TYPE, "$1$2")}:`)
    .replaceAll(/^( +self\.\w+): [^=]+ = /gm, "$1 = ")
    .replaceAll(/(?<=^import .*)\nimport /gm, ", ")
    .replaceAll(LOOSE, (_, string = "", comma = "", operator = "") => string + comma + operator)
    .replaceAll(/^( +)\1/gm, "$1"); // Two spaces a level become one.
}

/** Up to its colon; 1: less the type of what is returned. */
const SIGNATURE = /^( *def \w+\((?:[^()]|\([^()]*\))*\))(?: -> [^:]+)?:/gm;
/** 1: a string, which stays as it is; 2 and 3: a comma, or an operator, that loses the spaces beside it. */
const LOOSE = /('(?:\\.|[^'\\\n])*')|(?:(,)| ([-+*/%<>=!&|:]+)) /g;
/** 1: the name before it; 2: an equals sign after it, to lose the spaces around it as `ruff format` has it. */
const PARAMETER_TYPE =
  /([(,]\s*\*{0,2}\w+): (?:[\w.| ]|\[(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\])+?(?:(?=[,)])| (=) )/g;
