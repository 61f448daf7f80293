import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { RequestError } from "../speech/request-error.js";
import { errorBody } from "./error-replies.js";

/** Statuses and messages for requests that Node cannot parse, by the code of its error. */
const FAULTS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_INVALID_METHOD: [405, "the method of the request is unknown; send GET or POST"],
  HPE_HEADER_OVERFLOW: [431, "the headers of the request are too long; send fewer"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "the request took too long to arrive; send it again"],
};

/** Time for a client to read the answer and to close its half of the connection. @unit ms */
const LINGER_MS = 2_000;

/** Answers a request that is not HTTP, in the shape of all errors, and closes the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = FAULTS[error.code ?? ""] ?? [400, "the request is not valid HTTP"];
  const failure = { status, type: "invalid_request_error", code: "bad_request" } as const;
  const body = JSON.stringify(errorBody(new RequestError(message, failure)));
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Should-Retry: ${status === 408}`,
    ...(status === 405 ? ["Allow: GET, POST"] : []),
    "Connection: close",
  ];
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
  socket.resume(); // The system resets a connection with unread bytes, and the client would lose the answer.
  socket.end(`${headers.join("\r\n")}\r\n\r\n${body}`);
}
