/** Limits of one client. */
export interface ClientLimits {
  /** @unit requests per minute @default no limit */
  readonly requestsPerMinute?: number | undefined;
  /** @unit characters per minute @default no limit */
  readonly charactersPerMinute?: number | undefined;
  /** Requests at the same time. @default no limit but that of the server */
  readonly concurrency?: number | undefined;
}

/** The one whom a request is for: the owner of a key, or a network address. */
export interface Client {
  /** Name in logs and metrics: the name of the key, or `"anonymous"`. */
  readonly name: string;
  /** Identity for limits and for turns: differs between addresses. */
  readonly id: string;
  /** How much it may ask for. */
  readonly limits: ClientLimits;
}
