import type { AudioFormatId } from "../formats/audio-format.js";
import { openCaptionFiles } from "../output/caption-files.js";
import { commitTogether } from "../platform/node/files/atomic-file.js";
import type { ToFileOptions } from "../speaker/file-speech.js";
import type { Speaker } from "../speaker/speaker.js";
import type { SpeechTotals } from "../speaker/speech-record.js";
import type { CommandContext } from "./command-context.js";
import type { TextSource } from "./text-source.js";

/**
 * Writes the sound of a text to standard output as it is made, while the text arrives. If standard output is a file, sizes that are known only at the
 * end are filled in.
 */
export async function speakToPipe(
  speaker: Speaker,
  { text, format }: { readonly text: TextSource; readonly format: AudioFormatId },
  { captions: paths, captionOptions, ...options }: ToFileOptions,
  stdout: CommandContext["stdout"],
): Promise<SpeechTotals> {
  await using captions = await openCaptionFiles({ captions: paths, captionOptions });
  await text.begun; // Refuse a file that is not text before any sound.
  const encoded = speaker.encode(text.input, format, options);
  const spoken = captions.files.length > 0 ? encoded.record() : undefined;
  for await (const bytes of encoded) await stdout.write(bytes);
  if (encoded.patches.length > 0) await stdout.patch(encoded.patches);
  if (spoken !== undefined) {
    await captions.write(spoken);
    await commitTogether(captions.files);
  }
  return encoded.totals;
}
