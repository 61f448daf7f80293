import type { WebSocket } from "ws";

/**
 * Pings a client, and drops it if it does not answer. A client that still has sound to receive answers late, so that it gets
 * no ping.
 *
 * @param pingMs time between two pings, in which an answer must come
 */
export function keepAlive(socket: WebSocket, pingMs: number): void {
  let isAlive = true;
  const timer = setInterval(() => {
    if (socket.isPaused || socket.bufferedAmount > 0) return;
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingMs);
  const answer = (): void => {
    isAlive = true;
  };
  socket.on("pong", answer);
  socket.on("message", answer);
  socket.once("close", () => clearInterval(timer));
}
