/**
 * Tells a listener of the caller's. What it throws is its own fault, and surfaces as any listener's does, as an uncaught
 * error; it is not taken for a worker's, and the bridge goes on meanwhile.
 */
export function notify<News>(listener: ((news: News) => void) | undefined, news: News): void {
  try {
    listener?.(news);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
