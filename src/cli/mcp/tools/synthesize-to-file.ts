import { dirname, extname } from "node:path";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { ZodType } from "zod";
import { CAPTION_FORMATS, type CaptionFormat } from "../../../captions/captions.js";
import { AUDIO_FORMATS } from "../../../formats/registry.js";
import { soundFormat } from "../../../output/sound-files.js";
import { makeFolder } from "../../../platform/node/files/make-folder.js";
import { z } from "../../../platform/schema.js";
import { UsageError } from "../../usage-errors.js";
import type { ServerParts } from "../server-parts.js";
import { checkAbsent, resolveInside } from "../sound-folder.js";
import { describeSpeech, SPEECH_ARGUMENTS, type SpeechArguments, speechOptions } from "../speech-arguments.js";
import { jsonResult, type ToolCall } from "../tool-call.js";

const ENDINGS = AUDIO_FORMATS.flatMap(({ extensions }) => extensions).join(", ");

/** Arguments of the tool `synthesize_to_file`. */
export interface SynthesizeArguments extends SpeechArguments {
  readonly path: string;
  readonly captions?: readonly CaptionFormat[] | undefined;
  readonly bitrate?: number | undefined;
  readonly title?: string | undefined;
  readonly artist?: string | undefined;
  readonly overwrite?: boolean | undefined;
}

/** Checks {@link SynthesizeArguments}. */
export const SYNTHESIZE_INPUT: ZodType<SynthesizeArguments> = z.strictObject({
  ...SPEECH_ARGUMENTS,
  path: z
    .string()
    .min(1)
    .describe(`Path of the sound file, in the folder of the user. Its ending sets the format: ${ENDINGS}.`),
  captions: z
    .array(z.enum(CAPTION_FORMATS))
    .optional()
    .describe("Formats of captions to write beside the sound, with the time of each word. Default: none."),
  bitrate: z.number().int().positive().optional().describe("Bits per second, such as 64000. Default: good for speech."),
  title: z.string().optional().describe("Title to write into the sound file."),
  artist: z.string().optional().describe("Artist to write into the sound file."),
  overwrite: z.boolean().optional().describe("Replace files that exist. Default: false, which is an error."),
});

/**
 * Speaks a text to a file in the folder of the user.
 *
 * @param writing paths that calls are writing now
 */
export async function synthesizeToFile(
  args: SynthesizeArguments,
  { signal, progress }: ToolCall,
  { engine, speaker: warm, defaults, folder }: ServerParts,
  writing: Set<string>,
): Promise<CallToolResult> {
  const { text, bitrate, title, artist, overwrite = false } = args;
  soundFormat(args.path);
  const path = await resolveInside(folder, args.path);
  const captions = await Promise.all(
    [...new Set(args.captions)].map((format) => resolveInside(folder, `${withoutEnding(path)}.${format}`)),
  );
  using _reserved = reserve([path, ...captions], writing);
  if (!overwrite) await checkAbsent([path, ...captions]);
  const options = await speechOptions(args, defaults, engine);
  using _listening = warm.listen(progress.download);
  const speaker = await warm.get({ signal });
  await makeFolder(dirname(path), { elsewhere: "choose a folder" });
  const spoken = await speaker.toFile(text, path, {
    ...options,
    captions,
    ...(bitrate !== undefined && { bitrate }),
    ...((title ?? artist) !== undefined && { tags: { title, artist } }),
    signal,
    onProgress: ({ spokenCharacters, totalCharacters }) => progress.speech(spokenCharacters, totalCharacters),
  });
  const format = spoken.files[0]?.format;
  return jsonResult({ path, format, ...(captions.length > 0 && { captions }), ...describeSpeech(text, spoken) });
}

/** Keeps two calls from writing the same file. */
function reserve(paths: readonly string[], writing: Set<string>): Disposable {
  const taken = paths.find((path) => writing.has(path));
  if (taken !== undefined) throw new UsageError(`path must name another file: another call is writing ${taken} now`);
  for (const path of paths) writing.add(path);
  return {
    [Symbol.dispose]: () => {
      for (const path of paths) writing.delete(path);
    },
  };
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}
