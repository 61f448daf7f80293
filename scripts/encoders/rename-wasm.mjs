const HEADER_BYTES = 8;
const IMPORT_SECTION = 2;
const EXPORT_SECTION = 7;

/**
 * Renames the imports and exports of a WebAssembly module.
 *
 * @param {Uint8Array} wasm the module
 * @param {Map<string, string>} imports the new name of each import
 * @param {Map<string, string>} exports the new name of some exports; the others keep theirs
 */
export function renameWasm(wasm, imports, exports) {
  const parts = [wasm.subarray(0, HEADER_BYTES)];
  const reader = createReader(wasm, HEADER_BYTES);
  while (!reader.done()) {
    const id = reader.byte();
    const content = reader.bytes(reader.number());
    const renamed = renameSection(id, content, imports, exports);
    parts.push(Uint8Array.of(id), encodeNumber(renamed.length), renamed);
  }
  const renamed = Buffer.concat(parts);
  const module = new WebAssembly.Module(renamed); // Throws if the result is not valid.
  for (const name of exports.values()) {
    if (!WebAssembly.Module.exports(module).some((one) => one.name === name))
      throw new Error(`there is no export ${name}`);
  }
  return renamed;
}

function renameSection(id, content, imports, exports) {
  if (id !== IMPORT_SECTION && id !== EXPORT_SECTION) return content;
  const reader = createReader(content, 0);
  const count = reader.number();
  const parts = [encodeNumber(count)];
  for (let index = 0; index < count; index += 1) {
    if (id === IMPORT_SECTION) parts.push(encodeName(reader.name()));
    const name = reader.name();
    parts.push(encodeName((id === IMPORT_SECTION ? imports : exports).get(name) ?? name));
    const start = reader.position();
    // An import is a function here: 0 and the number of its type. An export has a kind and an index.
    if (reader.byte() !== 0 && id === IMPORT_SECTION) throw new Error(`the import ${name} is no function`);
    reader.number();
    parts.push(content.subarray(start, reader.position()));
  }
  return Buffer.concat(parts);
}

function createReader(bytes, start) {
  let at = start;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift; // LEB128
      if (byte < 0x80) return value;
    }
  };
  const take = (length) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    done: () => at >= bytes.length,
    position: () => at,
    byte: () => bytes[at++],
    number,
    bytes: take,
    name: () => Buffer.from(take(number())).toString(),
  };
}

function encodeNumber(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function encodeName(name) {
  const bytes = Buffer.from(name);
  return Buffer.concat([encodeNumber(bytes.length), bytes]);
}
