/**
 * An event of the Wyoming protocol: a line of JSON, then the data of the event as JSON, then a payload.
 * https://github.com/OHF-Voice/wyoming describes it.
 */
export interface WyomingEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Sound. Only events of the server have one here. @default none */
  readonly payload?: Uint8Array | undefined;
}

/** Returns the bytes of an event. */
export function encodeEvent({ type, data, payload }: WyomingEvent): Buffer {
  const json = Buffer.from(JSON.stringify(data));
  const header = { type, data_length: json.length, ...(payload && { payload_length: payload.length }) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), json, ...(payload ? [payload] : [])]);
}
