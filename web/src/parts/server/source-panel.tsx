import { Notice } from "../../design/notice.js";
import { deviceInWords } from "../../source/words-for-people.js";
import {
  checkSource,
  config,
  deviceChoice,
  offered,
  preferredKind,
  type SourceKind,
  source,
  sourceFailure,
  sourceStatus,
} from "../../state/source.js";
import { KeyField } from "./key-field.js";

const NAMES = { server: "The server", device: "This device" };
const HINTS = {
  server: "Fast, with every voice. The text goes to the server of this page.",
  device: "The text never leaves this device. The first time, it loads 75 MB.",
};

function hintOf(kind: SourceKind): string {
  const { value: choice } = deviceChoice;
  return kind === "device" && choice ? `The text never leaves this device. ${deviceInWords(choice)}` : HINTS[kind];
}

/** Where the speech is made, and the key of the server. */
export function SourcePanel() {
  return (
    <section class="stack" aria-labelledby="source-title">
      <h2 id="source-title">Where the speech is made</h2>
      <div class="stack" role="radiogroup" aria-labelledby="source-title">
        {offered.value.map((kind) => (
          <label key={kind} class="choice">
            <input
              type="radio"
              name="source"
              checked={source.value?.kind === kind}
              onChange={() => {
                preferredKind.value = kind;
              }}
            />
            <span>
              <strong>{NAMES[kind]}</strong>
              <span class="small soft">{hintOf(kind)}</span>
            </span>
          </label>
        ))}
      </div>
      <Notice
        error={sourceStatus.value === "failed" ? sourceFailure.value : undefined}
        action={{ label: "Try again", run: () => void checkSource() }}
      />
      {config.value?.server?.needsKey && <KeyField />}
      {config.value && <p class="small soft">VoxWeave {config.value.version}</p>}
    </section>
  );
}
