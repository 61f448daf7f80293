import { runInNewContext } from "node:vm";

/**
 * Reads the JavaScript that Emscripten makes around a WebAssembly module.
 *
 * @param {string} glue the text of the file
 * @returns {{ wasm: Uint8Array, imports: Map<string, string>, exports: Map<string, string> }} the module, and the long name of
 *   each short name of its imports and exports
 */
export function readGlue(glue) {
  const literal = find(glue, /return binaryDecode\(('[^']*(?:\\'[^']*)*')\); \}/s);
  const characters = runInNewContext(literal);
  // The character U+0100 stands for the byte 0.
  const wasm = Uint8Array.from(
    characters,
    (character) => character.charCodeAt(0) & (character.charCodeAt(0) < 256 ? 255 : 0),
  );
  const table = find(glue, /var wasmImports = \{ ([^}]*) \};/);
  const imports = new Map([...table.matchAll(/(\w+): _(\w+)/g)].map(([, short, long]) => [short, long]));
  const exports = new Map(
    [...glue.matchAll(/Module\["_(\w+)"\] = wasmExports\["(\w+)"\]/g)].map(([, long, short]) => [short, long]),
  );
  exports.set(find(glue, /wasmMemory = wasmExports\["(\w+)"\]/), "memory");
  exports.set(find(glue, /runtimeInitialized = true; wasmExports\["(\w+)"\]\(\)/), "_initialize");
  return { wasm, imports, exports };
}

function find(text, pattern) {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern} finds nothing: another version of Emscripten made the file`);
  return found;
}
