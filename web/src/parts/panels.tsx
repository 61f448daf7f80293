import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Icon, type IconName } from "../design/icons.js";
import { painted } from "../design/painted.js";
import { PANELS, type PanelName, panel, showPanel } from "../state/panel.js";
import { BenchmarkPanel } from "./benchmark/benchmark-panel.js";
import { Delivery } from "./delivery/delivery.js";
import { Dialogue } from "./dialogue/dialogue.js";
import { DownloadsPanel } from "./downloads/downloads-panel.js";
import { HistoryPanel } from "./history/history-panel.js";
import { LexiconPanel } from "./lexicon/lexicon-panel.js";
import { ReadingPanel } from "./reading/reading-panel.js";
import { ServerPanel } from "./server/server-panel.js";
import { SourcePanel } from "./server/source-panel.js";
import { VoicesPanel } from "./voices/voices-panel.js";
import "./panels.css";

interface Panel {
  readonly label: string;
  readonly icon: IconName;
  readonly Content: ComponentType;
}

/** The panels beside the editor. A new one needs its name in `state/panel.ts`, and a row here. */
const CONTENTS: Readonly<Record<PanelName, Panel>> = {
  voice: {
    label: "Voice",
    icon: "voice",
    Content: () => (
      <>
        <VoicesPanel />
        <Dialogue />
        <Delivery />
      </>
    ),
  },
  reading: {
    label: "Reading",
    icon: "reading",
    Content: () => (
      <>
        <ReadingPanel />
        <LexiconPanel />
      </>
    ),
  },
  save: { label: "Save", icon: "save", Content: DownloadsPanel },
  history: { label: "History", icon: "history", Content: HistoryPanel },
  source: {
    label: "Source",
    icon: "source",
    Content: () => (
      <>
        <SourcePanel />
        <ServerPanel />
        <BenchmarkPanel />
      </>
    ),
  },
};

/** The panels, with the tabs that choose among them. The text is painted before the first panel is drawn. */
export function Panels() {
  const { Content } = CONTENTS[panel.value];
  const isDrawn = useSignal(false);
  useEffect(() => {
    void painted().then(() => {
      isDrawn.value = true;
    });
  }, [isDrawn]);
  return (
    <aside class="panels card" aria-label="Settings and files">
      <div class="tabs" role="tablist" aria-label="Panels" onKeyDown={moveByArrow}>
        {PANELS.map((name) => (
          <button
            key={name}
            type="button"
            class="tab"
            role="tab"
            id={`tab-${name}`}
            aria-selected={panel.value === name}
            aria-controls="panel"
            tabIndex={panel.value === name ? 0 : -1}
            onClick={() => showPanel(name)}
          >
            <Icon name={CONTENTS[name].icon} />
            {CONTENTS[name].label}
          </button>
        ))}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby={`tab-${panel.value}`}>
        {isDrawn.value && <Content />}
      </div>
    </aside>
  );
}

/** The arrow keys go to the next tab, as readers of screens expect. */
function moveByArrow(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const next = PANELS[(PANELS.indexOf(panel.value) + by + PANELS.length) % PANELS.length];
  if (next === undefined) return;
  showPanel(next);
  document.getElementById(`tab-${next}`)?.focus();
}
