import type { CommandContext } from "../command-context.js";

/** The destination of a log: it gets a line of JSON at a time. */
export interface LogStream {
  write(line: string): void;
}

/** How lines of a log are written. */
export type LogFormat = "auto" | "json" | "text";

const LEVELS: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "ERROR",
  60: "FATAL",
};
/** Fields of a line that have a place of their own, or say nothing to a reader. */
const HIDDEN: readonly string[] = ["level", "time", "pid", "hostname", "msg", "err"];

/** Returns the destination of the log on standard error. `"auto"`: text on a terminal, otherwise JSON. */
export function openLogStream({ stderr }: CommandContext, format: LogFormat): LogStream {
  const asText = format === "text" || (format === "auto" && stderr.isTTY === true);
  return { write: (line) => void stderr.write(asText ? readable(line) : line) };
}

/** Formats a line for readers: `12:30:01 info  spoke client=reader seconds=0.2`. */
export function readable(line: string): string {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line;
  }
  const time = new Date(Number(fields["time"])).toTimeString().slice(0, 8);
  const level = (LEVELS[Number(fields["level"])] ?? "").padEnd(5);
  const rest = Object.entries(fields)
    .filter(([name]) => !HIDDEN.includes(name))
    .map(([name, value]) => ` ${name}=${plain(value)}`);
  const { err } = fields;
  return `${time} ${level} ${fields["msg"]}${rest.join("")}${err === undefined ? "" : `\n  ${explain(err)}`}\n`;
}

/** Clients choose some values. Quotes those with characters that a terminal could obey. */
function plain(value: unknown): string {
  return typeof value === "string" && /^[\x21-\x7e]+$/u.test(value) ? value : printable(JSON.stringify(value));
}

/** Escapes the control characters that JSON leaves as they are. */
function printable(text: string): string {
  return text.replaceAll(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function explain(error: unknown): string {
  const { type, code, message, stack, cause } = Object(error) as Record<string, unknown>;
  const head = stack || `${type}${code === undefined ? "" : ` ${code}`}: ${message}`;
  return `${head}${cause === undefined ? "" : `\n  because ${explain(cause)}`}`;
}
