import type { Pronunciation } from "../../phonemes/pronunciation.js";
import { serveThread } from "../../platform/node/processes/serve-thread.js";
import { openEnglishReader } from "./english-data.js";
import type { EnglishQuestion } from "./english-messages.js";

/** Reads English off the main thread: a page takes a second, and the start a tenth. */
const reader = openEnglishReader();

serveThread<EnglishQuestion, readonly Pronunciation[]>(({ passages, language }) =>
  passages.map((tokens) => reader.read(tokens, language)),
);
