import type { Pronunciation } from "../../phonemes/pronunciation.js";
import { packageData } from "../../platform/package-data.js";
import { serveThread } from "../../platform/serve-thread.js";
import { openEnglishReader } from "./english-data.js";
import type { EnglishQuestion } from "./english-messages.js";

// A worker thread, so that the main thread stays free: a page takes 1 s to read, and the reader 0.1 s to open.
const reader = openEnglishReader(packageData);

serveThread<EnglishQuestion, readonly Pronunciation[]>(({ passages, language }) =>
  passages.map((tokens) => reader.read(tokens, language)),
);
