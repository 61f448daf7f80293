import { useEffect } from "preact/hooks";
import { Facts } from "../../design/facts.js";
import { KEY_REFUSED } from "../../source/server-api.js";
import type { SourceError } from "../../source/source-error.js";
import { followServer, type ServerStatus, serverState } from "../../state/server-status.js";
import { serverApi, sourceFailure } from "../../state/source.js";
import { duration, megabytes } from "./amounts.js";

const STATES: Readonly<Record<ServerStatus["status"], string>> = {
  ready: "ready",
  starting: "loading its model",
  failing: "cannot start its engine",
  stopping: "stopping",
};

/** The queue and the health of the server, as long as it is shown. */
export function ServerPanel() {
  useEffect(followServer, []);
  if (serverApi.value === undefined) return null;
  const state = serverState.value;
  return (
    <section class="stack" aria-labelledby="server-title">
      <h2 id="server-title">The server now</h2>
      {state ? <Facts list={factsOf(state)} /> : <p class="small soft">{hintOf(sourceFailure.value)}</p>}
    </section>
  );
}

function hintOf(failure: SourceError | undefined): string {
  if (failure === undefined) return "Asking the server.";
  return failure.code === KEY_REFUSED ? "It shows its work to owners of a key." : "It does not answer.";
}

function factsOf(state: ServerStatus): Readonly<Record<string, string | undefined>> {
  const { waiting, workers, first_sound_seconds: first } = state;
  return {
    State: STATES[state.status],
    Engine: state.engine,
    "Being spoken": String(state.active),
    Waiting: waiting === null ? undefined : String(waiting),
    Workers: workers === null ? undefined : String(workers),
    "First sound": first === null ? undefined : `${first.toFixed(2)} s`,
    Memory: megabytes(state.memory_bytes),
    "Runs for": duration(state.uptime_seconds),
  };
}
