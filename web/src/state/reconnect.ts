import { effect } from "@preact/signals";
import { checkSource, source, sourceFailure, sourceStatus } from "./source.js";

/** Failures of the connection, which end without the user. */
const PASSING = ["unreachable", "broken", "stopping", "engine_closed"];
/** Time between two tries. @unit ms */
const RETRY_MS = 3_000;

/** Asks a server that does not answer again until it does, so that the page shows when it is back. */
export function startReconnecting(): void {
  effect(() => {
    const code = sourceFailure.value?.code ?? "";
    if (sourceStatus.value !== "failed" || source.value?.kind !== "server" || !PASSING.includes(code)) return undefined;
    const again = (): void => void checkSource({ isQuiet: true });
    const timer = setInterval(again, RETRY_MS);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  });
}
