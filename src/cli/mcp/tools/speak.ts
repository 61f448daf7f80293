import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { ZodType } from "zod";
import { z } from "../../../platform/schema.js";
import type { SpeechStream } from "../../../speaker/speech-stream.js";
import { choosePlayer } from "../../playback/choose-player.js";
import { playStream } from "../../playback/play-stream.js";
import type { PlayerCommand } from "../../playback/player-command.js";
import { failureForAgent, noPlayerForAgent } from "../failure-for-agent.js";
import type { ServerParts } from "../server-parts.js";
import {
  describeSpeech,
  SPEECH_ARGUMENTS,
  type SpeechArguments,
  type SpeechDescription,
  speechOptions,
} from "../speech-arguments.js";
import { type QueuePlace, Stopped } from "../speech-queue.js";
import { jsonResult, type ToolCall } from "../tool-call.js";

/** Arguments of the tool `speak`. */
export interface SpeakArguments extends SpeechArguments {
  readonly wait?: boolean | undefined;
}

/** Checks {@link SpeakArguments}. */
export const SPEAK_INPUT: ZodType<SpeakArguments> = z.strictObject({
  ...SPEECH_ARGUMENTS,
  wait: z
    .boolean()
    .optional()
    .describe("Return when the sound has ended, with its duration and the text without sound. Default: false."),
});

/** A text that can be spoken, and the program that plays it. */
interface Playable {
  readonly stream: SpeechStream;
  readonly program: PlayerCommand;
}

/**
 * Plays a text after those that play already. A later call reports the failure of a text for which no
 * call waits, and the parts of it that have no sound.
 *
 * @param reports what no call has reported yet
 */
export async function speak(
  { wait = false, ...speech }: SpeakArguments,
  call: ToolCall,
  parts: ServerParts,
  reports: string[],
): Promise<CallToolResult> {
  const { text } = speech;
  const place = parts.queue.add(
    {
      prepare: (signal) => openStream(speech, signal, call, parts),
      async play({ stream, program }, signal) {
        await playStream(stream, program, {
          signal,
          onPlayed: ({ source }) => call.progress.speech(source.end, text.length),
        });
        return describeSpeech(text, stream.totals);
      },
    },
    call.signal,
  );
  place.ended.catch(() => {}); // Either `unlessStopped` or `reportLater` handles it.
  const status = await unlessStopped(async () => {
    await place.accepted;
    if (wait) return { status: "spoken", ...(await place.ended) };
    reportLater(place, text, parts, reports);
    return { status: "queued", textsAhead: place.ahead };
  });
  return jsonResult({ ...status, ...earlier(reports) });
}

async function openStream(
  speech: SpeechArguments,
  signal: AbortSignal,
  { progress }: ToolCall,
  { engine, speaker: warm, defaults, player }: ServerParts,
): Promise<Playable> {
  const program = await choosePlayer(player).catch((error: unknown) => Promise.reject(noPlayerForAgent(error)));
  const options = await speechOptions(speech, defaults, engine);
  using _ = warm.listen(progress.download);
  const speaker = await warm.get({ signal });
  const stream = speaker.stream(speech.text, { ...options, signal });
  await stream.ready;
  return { stream, program };
}

async function unlessStopped(work: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stopped) return { status: "stopped" };
    throw error;
  }
}

function reportLater(
  place: QueuePlace<SpeechDescription>,
  text: string,
  { log }: ServerParts,
  reports: string[],
): void {
  const start = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  const report = (line: string): void => {
    log(line);
    reports.push(line);
  };
  place.ended.then(
    ({ unspoken, problems }) => {
      if (unspoken.length > 0) report(`${start} was spoken without ${JSON.stringify(unspoken)}, which have no sound`);
      if (problems.length > 0) report(`${start} has markup without effect: ${JSON.stringify(problems)}`);
    },
    (error: unknown) => {
      if (error instanceof Stopped) return;
      report(`${start} was not spoken to its end: ${failureForAgent(error, log)}`);
    },
  );
}

/** Returns the reports on earlier texts, each once. */
function earlier(reports: string[]): Record<string, unknown> {
  return reports.length === 0 ? {} : { earlierTexts: reports.splice(0) };
}
