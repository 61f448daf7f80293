import type { ExplainOptions, FrontEnd } from "../../create-front-end.js";
import type { EngineDescriptor } from "../../engines/descriptor.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { SpeechQueue } from "./speech-queue.js";
import type { WarmSpeaker } from "./warm-speaker.js";

/** The parts that the tools share. */
export interface ServerParts {
  /** The engine that speaks. */
  readonly engine: EngineDescriptor;
  readonly speaker: WarmSpeaker;
  readonly frontEnd: FrontEnd;
  readonly queue: SpeechQueue;
  /** The choices of the user: voice, speed, language and lexicons. */
  readonly defaults: SpeakOptions & Pick<ExplainOptions, "lexicons">;
  /** Value of `--player`. */
  readonly player: string | undefined;
  /** The folder in which the tools may write. */
  readonly folder: string;
  /** Writes a line for the user. Models do not see it. */
  readonly log: (line: string) => void;
}
