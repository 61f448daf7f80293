import type { Pronunciation } from "../../phonemes/pronunciation.js";
import { packageData } from "../../platform/package-data.js";
import { serveThread } from "../../platform/serve-thread.js";
import { openEnglishReader } from "./english-data.js";
import type { EnglishQuestion } from "./english-messages.js";

/** Reads English off the main thread: a page takes a second, and the start a tenth. */
const reader = openEnglishReader(packageData);

serveThread<EnglishQuestion, readonly Pronunciation[]>(({ passages, language }) =>
  passages.map((tokens) => reader.read(tokens, language)),
);
