import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { explainAndLog } from "../log/explain-and-log.js";
import { type Connection, openConnection } from "./connection.js";
import { createEventParser, invalid } from "./event-parser.js";
import { openSession, type WyomingContext } from "./session.js";
import { errorEvent } from "./speak-events.js";

/** Connections at the same time, most of which wait. Further ones are closed at once. */
const MOST_CONNECTIONS = 512;
/** Maximum size of the data of an event without its text, and of a character in it as JSON. @unit bytes */
const DATA_BYTES = 64 * 1024;
const CHARACTER_BYTES = 6;

/** A server for the Wyoming protocol. */
export interface WyomingServer {
  /** Listens. @throws the error of the system, such as one with the code `"EADDRINUSE"`. */
  listen(options: { readonly host: string; readonly port: number }): Promise<AddressInfo>;
  /** Accepts no further connection. */
  refuse(): void;
  /** Stops to listen, and closes all connections. */
  close(): Promise<void>;
}

/** Creates a server. It listens after `listen()`. */
export function createWyomingServer(context: WyomingContext): WyomingServer {
  const connections = new Set<Connection>();
  const dataBytes = DATA_BYTES + context.mostCharacters * CHARACTER_BYTES;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parser = createEventParser({ dataBytes });
    const orRefuse = (work: () => unknown): void => {
      try {
        work();
      } catch (error) {
        connection.close(errorEvent(explainAndLog(error, context.log)));
      }
    };
    const connection = openConnection(socket, {
      onBytes: (bytes) =>
        orRefuse(() => {
          for (const event of parser.push(bytes)) session.receive(event);
        }),
      onEnd: () =>
        orRefuse(() => {
          if (parser.isInsideEvent) throw invalid("the connection was closed before its end");
          session.end();
        }),
    });
    const session = openSession(connection, context);
    connections.add(connection);
    socket.once("close", () => connections.delete(connection));
  });
  server.maxConnections = MOST_CONNECTIONS;
  return {
    async listen({ host, port }) {
      server.listen({ host, port });
      await once(server, "listening");
      return server.address() as AddressInfo;
    },
    refuse() {
      server.close();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve)); // Also if it never listened.
      for (const connection of connections) connection.close();
      await closed;
    },
  };
}
