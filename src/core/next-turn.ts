/**
 * Resolves in a later turn of the event loop. Timers and I/O that wait get their turn before. Unlike `setTimeout`, it is not
 * slowed down in a page in the background.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrive = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener("message", arrive);
    port1.start();
    port2.postMessage(undefined);
  });
}
