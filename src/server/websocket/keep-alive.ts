import type { WebSocket } from "ws";

/**
 * Pings a client, and drops it if it does not answer.
 *
 * @param pingMs time between two pings, in which an answer must come
 */
export function keepAlive(socket: WebSocket, pingMs: number): void {
  const timer = setInterval(createHeartbeat(socket), pingMs);
  socket.once("close", () => clearInterval(timer));
}

/**
 * Returns the step of {@link keepAlive}: a call drops the client if it has not answered the ping of the call before, and pings it
 * otherwise. A client that still has sound to receive answers late, so that it gets no ping.
 */
export function createHeartbeat(socket: WebSocket): () => void {
  let isAlive = true;
  const answer = (): void => {
    isAlive = true;
  };
  socket.on("pong", answer);
  socket.on("message", answer);
  return () => {
    if (socket.isPaused || socket.bufferedAmount > 0) return;
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  };
}
