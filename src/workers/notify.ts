/** Calls a user's listener. An error that it throws becomes an uncaught error, and does not affect the worker. */
export function notify<News>(listener: ((news: News) => void) | undefined, news: News): void {
  try {
    listener?.(news);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
