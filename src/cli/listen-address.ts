import { InvalidArgumentError } from "commander";

/** An address to listen on. */
export interface ListenAddress {
  /** @default that of the server */
  readonly host?: string;
  readonly port: number;
}

/** Parses `10200`, `0.0.0.0:10200` or `[::]:10200` from the command line. */
export function parseListenAddress(text: string): ListenAddress {
  const [, bracketed, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:[\]]+)):)?(\d+)$/u.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (!(port <= 65_535)) throw new InvalidArgumentError("It must be a port, or a host and a port: 0.0.0.0:10200.");
  return { ...(host !== undefined && { host }), port };
}
