/** An address to listen on. */
export interface ListenAddress {
  /** @default that of the server */
  readonly host?: string;
  readonly port: number;
}

/** Parses `10200`, `0.0.0.0:10200` or `[::]:10200`. Returns `undefined` for any other text. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const [, bracketed, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:[\]]+)):)?(\d+)$/u.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (!(port <= 65_535)) return undefined;
  return { ...(host !== undefined && { host }), port };
}
