import { type BrowserSpeaker, createSpeaker } from "voxweave/browser";

/** Part of the download that is done, from 0 to 1. */
type OnProgress = (progress: number) => void;

const listeners = new Set<OnProgress>();
let opened: Promise<BrowserSpeaker> | undefined;

/**
 * Returns the one speaker of the page. The first call downloads the voice, which the browser keeps, and opens it. It stays open,
 * because opening takes seconds.
 */
export async function sharedSpeaker(onProgress: OnProgress): Promise<BrowserSpeaker> {
  opened ??= open();
  listeners.add(onProgress);
  try {
    return await opened;
  } catch (error) {
    opened = undefined; // The next call tries again.
    throw error;
  } finally {
    listeners.delete(onProgress);
  }
}

function open(): Promise<BrowserSpeaker> {
  return createSpeaker({
    files: `${import.meta.env.BASE_URL}voxweave/`,
    onEvent(event) {
      if (event.type !== "progress" || event.bytesTotal === 0) return; // Some hosts hide the size.
      for (const listener of listeners) listener(event.bytesDone / event.bytesTotal);
    },
  });
}
