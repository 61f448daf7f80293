import type { DeviceChoice } from "./device-source.js";

/** A failure as a program describes it. */
export interface ProgramFailure {
  /** As the server or the library names it: `"voice_unknown"`, `"VOX_VOICE_UNKNOWN"`. */
  readonly code: string;
  readonly message: string;
  /** The field of the request at fault. */
  readonly param?: string | null | undefined;
  /** Status of the reply of a server. */
  readonly status?: number | undefined;
  /** Time after which the server lets the page try again. @unit seconds */
  readonly retrySeconds?: number | undefined;
}

/**
 * Returns what a failure means for the user of the page, and what to do about it. Messages of the server and of the library speak to
 * programmers: they name fields of requests, options of commands and paths.
 */
export function wordsForPeople(failure: ProgramFailure): string {
  const known = WORDS[plainCode(failure.code)] ?? byStatus(failure.status);
  return known?.(failure) ?? sentence(failure.message);
}

/** Returns a code without the prefix of the library: `"voice_unknown"`. */
export function plainCode(code: string): string {
  return code.replace(/^VOX_/u, "").toLowerCase();
}

/** Returns a message of a program as a sentence. */
export function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

/** Says where the model runs on this device, and why not on its GPU. */
export function deviceInWords({ device, reason }: DeviceChoice): string {
  if (device === "webgpu") return "It speaks on the graphics chip of this device, which is quicker here.";
  const against = reason && REASONS.find(([pattern]) => pattern.test(reason))?.[1];
  return ["It speaks on the processor of this device, with WebAssembly.", against].filter(Boolean).join(" ");
}

/** Reasons against a GPU, as the library gives them, that speak to programmers. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/no WebGPU|offers no GPU|did not name/u, "The browser offers it no graphics chip."],
  [/iOS/u, "The graphics chip of an iPhone or iPad does not work with it."],
  [/phone/u, "The graphics chip of a phone is not tried."],
  [/buffers|memory/u, "This device has too little memory for its graphics chip."],
  [/imitates/u, "The browser only imitates a graphics chip."],
  [/after some speech/u, "The graphics chip is tried when you have heard some speech."],
  [/WebAssembly/u, "The graphics chip was tried, and is not clearly quicker."],
  [/./u, "The graphics chip was tried, and does not work with it."],
];

type Words = (failure: ProgramFailure) => string | undefined;

const BUSY = "The server has too much to speak at the moment. Try again soon.";
const STOPPING = "The server is stopping. Try again when it is back.";
const SHORTER = "Make it shorter, or speak it in parts.";

/** The words by the code of a failure. */
const WORDS: Readonly<Record<string, Words>> = {
  voice_unknown: ({ message }) => unknownVoice(message),
  language_unsupported: () => "The language of this voice cannot be read here. Choose another voice.",
  markup_invalid: ({ message }) =>
    sentence(message.replace(/; correct it there, or set markup.*$/u, ". Correct it there, or read it as plain text")),
  text_unspoken: ({ message }) =>
    sentence(curled(message).replace(/ at character \d+(?: of [^;]*)?; write/u, ". Write")),
  lexicon_invalid: ({ message }) =>
    sentence(curled(message).replace(/^the lexicon of the (?:request|page)/u, "your lexicon")),
  invalid_value: ({ param, message }) => {
    if (param === "input") return unfitText(message);
    if (param === "voice") return unknownVoice(message);
    return "The server does not take a setting of this text. Reset the delivery, or reload the page.";
  },
  ctp_body_too_large: () => `The text is too long for this server. ${SHORTER}`,
  rate_limit_exceeded: ({ retrySeconds }) =>
    retrySeconds === undefined
      ? `The text is longer than this server lets you send in a minute. ${SHORTER}`
      : `You have reached the limit of this server. Try again in ${retrySeconds === 1 ? "a second" : `${retrySeconds} seconds`}.`,
  full: () => BUSY,
  queue_full: () => BUSY,
  stopping: () => STOPPING,
  engine_closed: () => STOPPING,
  deadline: () => `The server has a time limit for a text, and this one takes longer. ${SHORTER}`,
  asset_unavailable: () => "The voice model cannot be loaded. Check the connection, then try again.",
  asset_corrupt: () =>
    "A file of the voice model is damaged. Reload the page; if that does not help, tell the person who runs this site.",
  engine_failed: ({ status }) =>
    status === undefined
      ? "This device cannot speak the text: it may lack memory. Close other tabs, then try again."
      : byStatus(status)?.({ code: "", message: "" }),
  player_failed: () =>
    "The browser does not play sound at the moment. Try again; if that does not help, reload the page.",
};

/** Returns the words for a reply whose code says nothing to people. */
function byStatus(status: number | undefined): Words | undefined {
  switch (status) {
    case undefined:
      return undefined;
    case 403:
      return () => "The server refuses this page. Ask the person who runs the server.";
    case 404:
    case 405:
      return () => "The server does not know this request. It may have another version: reload the page.";
    case 413:
      return () => `The text is too long for this server. ${SHORTER}`;
    case 429:
      return () => "You have reached the limit of this server. Try again in a minute.";
    case 408:
    case 502:
    case 503:
    case 504:
      return () => "The server does not answer at the moment. Try again soon.";
    default:
      return () =>
        "The server could not do this. Try again; if that does not help, ask the person who runs the server.";
  }
}

/** Says what is wrong with the length of a text. */
function unfitText(message: string): string {
  const [, most, length] = /at most (\d+) characters, got (\d+)/u.exec(message) ?? [];
  if (most === undefined || length === undefined) return "There is no text to speak. Write one.";
  return `The text has ${inGroups(length)} characters, and this server speaks at most ${inGroups(most)} at once. ${SHORTER}`;
}

function unknownVoice(message: string): string {
  const [, voice] = / no voice "([^"]*)"/u.exec(message) ?? /, got "([^"]*)"$/u.exec(message) ?? [];
  return voice === undefined
    ? "The voice of this text is not there any more. Choose another one."
    : `There is no voice “${voice}” here. Choose another one.`;
}

/** Returns a message with the quotation marks of print. */
function curled(message: string): string {
  return message.replaceAll(/"([^"]*)"/gu, "“$1”");
}

function inGroups(digits: string): string {
  return Number(digits).toLocaleString("en");
}
