import type { AssetEvent } from "../../assets/catalogue/events.js";

/** A part of a long call. */
export interface ProgressState {
  /** Part of the whole call that is done, from 0 to 1. It never falls. */
  readonly done: number;
  /** Description of the current step, for people. */
  readonly message: string;
}

/** Turns downloads and speech, in this order, into one progress that never falls. */
export interface Progress {
  /** Adds what is known of a download. Its length is unknown in advance, so each one takes half of what is left. */
  download(event: AssetEvent): void;
  /** Reports how much of the text is done. */
  speech(doneCharacters: number, totalCharacters: number): void;
}

/** @param report receives each state that is further than the last one */
export function createProgress(report: (state: ProgressState) => void): Progress {
  let done = 0;
  let phase = { name: "", from: 0, to: 0 };
  const enter = (name: string, share: number): void => {
    if (phase.name !== name) phase = { name, from: done, to: done + (1 - done) * share };
  };
  const advance = (part: number, message: string): void => {
    const now = phase.from + (phase.to - phase.from) * Math.min(1, part);
    if (now <= done) return;
    done = now;
    report({ done, message });
  };
  return {
    download(event) {
      if (event.type !== "progress") return;
      const { asset, bytesDone, bytesTotal } = event;
      enter(`downloading ${asset}`, 0.5);
      advance(bytesDone / bytesTotal, `downloading ${asset}: ${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB`);
    },
    speech(doneCharacters, totalCharacters) {
      enter("speaking", 1);
      advance(doneCharacters / totalCharacters, `${doneCharacters} of ${totalCharacters} characters`);
    },
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
