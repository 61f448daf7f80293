import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { SourceError } from "./source.js";

/** Unpacks the first member of a zip file whose file name is `member`. Yields its bytes while it reads the file. */
export async function* readZipMember(path: string, member: string): AsyncGenerator<Uint8Array> {
  const { Unzip, UnzipInflate } = await import("fflate"); // Loads it only for a download.
  const ready: Uint8Array[] = [];
  let ended = false;
  const unzip = new Unzip((file) => {
    if (basename(file.name) !== member) return;
    file.ondata = (error, data, final) => {
      if (error) throw error;
      ready.push(data);
      ended ||= final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    try {
      unzip.push(chunk);
    } catch (cause) {
      const reason = `${basename(path)} cannot be unpacked: ${(cause as Error).message}`;
      throw new SourceError(reason, "Use another source", { cause });
    }
    yield* ready.splice(0);
    if (ended) return;
  }
  throw new SourceError(`${basename(path)} has no ${member}`, "Use another source");
}
