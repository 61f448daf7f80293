import { rounded } from "../http/speech-events.js";
import type { RequestError } from "../speech/request-error.js";
import type { Alignment, CharacterTimes } from "./alignment.js";

/** The body of an error, as ElevenLabs' clients read it. */
export function errorDetail({ message, failure }: RequestError): object {
  const { type, code, param } = failure;
  return { detail: { status: code, message, type, code, param: param ?? null } };
}

/** Returns the alignments of a part of the sound for a reply over HTTP: in seconds from the start of the whole sound. */
export function secondsBody(alignment: Alignment | undefined): object {
  return {
    alignment: alignment === undefined ? null : secondsOf(alignment.written),
    normalized_alignment: alignment === undefined ? null : secondsOf(alignment.spoken),
  };
}

function secondsOf({ characters, starts, ends }: CharacterTimes): object {
  return {
    characters,
    character_start_times_seconds: starts.map(rounded),
    character_end_times_seconds: ends.map(rounded),
  };
}

/**
 * Returns the alignments of a part of the sound for a message, in whole milliseconds.
 *
 * @param isAbsolute whether the times count from the start of the whole sound; otherwise they count from the part before
 */
export function millisecondsBody(alignment: Alignment | undefined, isAbsolute: boolean): object {
  if (alignment === undefined) return { alignment: null, normalizedAlignment: null };
  const from = isAbsolute ? 0 : milliseconds(alignment.fromSeconds);
  return {
    alignment: millisecondsOf(alignment.written, from),
    normalizedAlignment: millisecondsOf(alignment.spoken, from),
  };
}

function millisecondsOf({ characters, starts, ends }: CharacterTimes, from: number): object {
  return {
    chars: characters,
    charStartTimesMs: starts.map((start) => milliseconds(start) - from),
    charDurationsMs: ends.map((end, index) => milliseconds(end) - milliseconds(starts[index] ?? end)),
  };
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
