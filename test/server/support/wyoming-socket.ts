import { once } from "node:events";
import { connect } from "node:net";

/** An event that the server has sent. */
export interface SentEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly payload: Buffer;
}

/** A connection whose bytes a test chooses. */
export interface WyomingSocket extends AsyncDisposable {
  /** Sends an event with its data in the first line, or bytes as they are. */
  send(event: object | string | Buffer): void;
  /** Returns the events up to the first one of a type, or up to the end of the connection. */
  read(last?: string): Promise<readonly SentEvent[]>;
  /** Reads nothing from now on. */
  pause(): void;
  /** Closes its half of the connection: it sends no more, and reads on. */
  endSending(): void;
  leave(): void;
}

/** @param address such as `"tcp://127.0.0.1:10200"` */
export async function openWyomingSocket(address: string): Promise<WyomingSocket> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname.replace(/^\[|\]$/gu, ""), port: Number(port), allowHalfOpen: true });
  await once(socket, "connect");
  let bytes = Buffer.alloc(0);
  let hasEnded = false;
  let wake = (): void => {};
  socket.on("error", () => {});
  socket.on("data", (piece: Buffer) => {
    bytes = Buffer.concat([bytes, piece]);
    wake();
  });
  const end = (): void => {
    hasEnded = true;
    wake();
  };
  socket.on("end", end);
  socket.on("close", end);
  const next = async (): Promise<SentEvent | undefined> => {
    for (;;) {
      const parsed = parseEvent(bytes);
      if (parsed !== undefined) {
        bytes = bytes.subarray(parsed.length);
        return parsed.event;
      }
      if (hasEnded) return undefined;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    send: (event) =>
      void socket.write(typeof event === "string" || event instanceof Buffer ? event : `${JSON.stringify(event)}\n`),
    async read(last) {
      const events: SentEvent[] = [];
      for (let event = await next(); event !== undefined; event = await next()) {
        events.push(event);
        if (event.type === last) break;
      }
      return events;
    },
    pause: () => void socket.pause(),
    endSending: () => void socket.end(),
    leave: () => void socket.destroy(),
    async [Symbol.asyncDispose]() {
      socket.destroy();
      if (!socket.closed) await once(socket, "close");
    },
  };
}

function parseEvent(bytes: Buffer): { readonly event: SentEvent; readonly length: number } | undefined {
  const end = bytes.indexOf("\n");
  if (end < 0) return undefined;
  const header = JSON.parse(bytes.subarray(0, end).toString()) as Record<string, unknown>;
  const dataEnd = end + 1 + Number(header["data_length"] ?? 0);
  const length = dataEnd + Number(header["payload_length"] ?? 0);
  if (bytes.length < length) return undefined;
  const data = JSON.parse(bytes.subarray(end + 1, dataEnd).toString() || "{}") as Record<string, unknown>;
  return { event: { type: String(header["type"]), data, payload: bytes.subarray(dataEnd, length) }, length };
}

/** Returns the sound of events. */
export function soundOf(events: readonly SentEvent[]): Buffer {
  return Buffer.concat(events.map(({ payload }) => payload));
}

/** Returns the types of events in order, without repetitions. */
export function typesOf(events: readonly SentEvent[]): string[] {
  return events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
}
