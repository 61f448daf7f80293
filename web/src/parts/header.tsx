import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { Icon, type IconName } from "../design/icons.js";
import { KEY_REFUSED } from "../source/server-api.js";
import { goToPanel } from "../state/panel.js";
import { source, sourceFailure, sourceStatus } from "../state/source.js";
import { nextTheme, theme } from "../state/theme.js";
import { SHORTCUTS } from "./shortcuts.js";

const THEME_ICONS = { system: "system", light: "sun", dark: "moon" } as const satisfies Record<string, IconName>;

/** The name of the page, the state of the source, and the look. */
export function Header() {
  const shortcuts = useRef<HTMLDialogElement>(null);
  return (
    <header class="header">
      <h1 class="brand">
        <svg viewBox="0 0 40 40" aria-hidden="true">
          <g fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round">
            <path d="M6 16.5v7M13 11v18M20 6v28M27 11v18M34 16.5v7" />
          </g>
        </svg>
        VoxWeave
      </h1>
      <div class="row row-end">
        <SourceState />
        <button
          type="button"
          class="button quiet icon desktop-only"
          aria-label="Keyboard shortcuts"
          onClick={() => shortcuts.current?.showModal()}
        >
          <Icon name="keyboard" />
        </button>
        <button
          type="button"
          class="button quiet icon"
          aria-label={`Look: ${theme.value}. Change it`}
          title={`Look: ${theme.value}`}
          onClick={nextTheme}
        >
          <Icon name={THEME_ICONS[theme.value]} />
        </button>
      </div>
      <Shortcuts dialog={shortcuts} />
    </header>
  );
}

function stateOf(): string {
  if (sourceStatus.value === "loading") return "connecting";
  return sourceFailure.value?.code === KEY_REFUSED ? "needs a key" : "not reachable";
}

function SourceState() {
  const name = source.value?.kind === "device" ? "On this device" : "Server";
  return (
    <button type="button" class="button quiet small source-state" onClick={() => goToPanel("source")}>
      <span class={`dot ${sourceStatus.value}`} aria-hidden="true" />
      {sourceStatus.value === "ready" ? name : `${name}: ${stateOf()}`}
    </button>
  );
}

/** The list of the keys, closed at first. */
function Shortcuts({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="shortcuts-title">
      <div class="row">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <button
          type="button"
          class="button quiet small icon row-end"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <dl class="shortcuts">
        {SHORTCUTS.map(({ keys, act }) => (
          <div key={keys}>
            <dt>
              {keys.split("+").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
