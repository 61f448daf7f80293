import type { AssetEvent } from "../assets/catalogue/events.js";
import type { ProgressBar } from "./progress-bar.js";

/**
 * Returns a listener that shows the download of assets: a bar while bytes arrive, and a line when a source fails. Without a
 * terminal, a large download writes a line at its start and after each quarter.
 */
export function showAssetEvents(bar: ProgressBar): (event: AssetEvent) => void {
  const log = bar.shown ? undefined : createDownloadLog((text) => bar.line(text));
  return (event) => {
    switch (event.type) {
      case "started":
        log?.started(event);
        return bar.update(label(event.asset), 0, event.bytesTotal, `from ${event.source}`);
      case "progress":
        log?.progress(event);
        return bar.update(
          label(event.asset),
          event.bytesDone,
          event.bytesTotal,
          `${megabytes(event.bytesDone)} of ${megabytes(event.bytesTotal)} MB from ${event.source}`,
        );
      case "retrying":
        return bar.line(
          `${event.asset}: the connection to ${event.source} broke (${event.reason}); resuming the download`,
        );
      case "failed":
        return bar.line(`${event.asset}: cannot download from ${event.source}: ${event.reason}`);
      case "waiting":
        return bar.line(`${event.asset}: waiting for another process that is downloading it`);
      case "preparing":
        return bar.line(`preparing ${event.asset} from ${event.from} (only once; takes some seconds)`);
      case "verified":
      case "prepared":
        return bar.clear();
      default:
        event satisfies never;
    }
  };
}

/** A smaller download is over before a line helps. */
const LOGGED_BYTES = 5_000_000;

interface DownloadLog {
  started(event: AssetEvent & { type: "started" }): void;
  progress(event: AssetEvent & { type: "progress" }): void;
}

/** Returns a log of the large downloads: a line at the start, and at 25, 50 and 75 %. */
function createDownloadLog(write: (line: string) => void): DownloadLog {
  const quarters = new Map<string, number>();
  return {
    started({ asset, source, bytesTotal }) {
      if (bytesTotal < LOGGED_BYTES) return;
      quarters.set(asset, 0);
      write(`downloading ${asset} from ${source}, ${megabytes(bytesTotal)} MB`);
    },
    progress({ asset, bytesDone, bytesTotal }) {
      const logged = quarters.get(asset);
      const quarter = Math.floor((4 * bytesDone) / bytesTotal);
      if (logged === undefined || quarter <= logged || quarter >= 4) return;
      quarters.set(asset, quarter);
      write(`downloading ${asset}: ${25 * quarter} %`);
    },
  };
}

function label(asset: string): string {
  return asset.padEnd(18);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
