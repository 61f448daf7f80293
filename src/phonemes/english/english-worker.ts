import { parentPort } from "node:worker_threads";
import { openEnglishReader } from "./english-data.js";
import type { EnglishReader } from "./english-reader.js";
import type { EnglishReply, EnglishRequest } from "./messages.js";

/** Reads English off the main thread: a page takes a second, and the start a tenth. */
let reader: EnglishReader | undefined;

parentPort?.on("message", ({ id, passages, language }: EnglishRequest) => {
  try {
    const opened = reader ?? openEnglishReader();
    reader = opened;
    reply({ id, said: passages.map((tokens) => opened.read(tokens, language)) });
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error) });
  }
});

function reply(message: EnglishReply): void {
  parentPort?.postMessage(message);
}
