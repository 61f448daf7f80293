import type { AssetEvent } from "../assets/catalogue/events.js";
import type { ProgressBar } from "./progress-bar.js";

/** Returns a listener that shows the download of assets: a bar while bytes arrive, and a line when a source fails. */
export function showAssetEvents(bar: ProgressBar): (event: AssetEvent) => void {
  return (event) => {
    switch (event.type) {
      case "started":
        return bar.update(label(event.asset), 0, event.bytesTotal, `from ${event.source}`);
      case "progress":
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

function label(asset: string): string {
  return asset.padEnd(18);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
