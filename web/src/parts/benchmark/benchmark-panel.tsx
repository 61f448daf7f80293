import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Facts } from "../../design/facts.js";
import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import { type SourceError, toSourceError } from "../../source/source-error.js";
import { settings } from "../../state/settings.js";
import { config, source } from "../../state/source.js";
import { browserFacts } from "./browser-facts.js";
import { type Measured, measure, resultText, speedOf } from "./measure.js";
import "./benchmark.css";

/** Measures how fast the chosen source speaks a fixed text. */
export function BenchmarkPanel() {
  const facts = useSignal<Readonly<Record<string, string | undefined>>>({});
  const measured = useSignal<Measured | undefined>(undefined);
  const error = useSignal<SourceError | undefined>(undefined);
  const isRunning = useSignal(false);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => {
    void browserFacts().then((found) => {
      facts.value = found;
    });
    return () => stop.current?.abort();
  }, []);
  const run = async (): Promise<void> => {
    const speaker = source.peek();
    if (speaker === undefined) return;
    const own = new AbortController();
    stop.current = own;
    isRunning.value = true;
    error.value = undefined;
    try {
      measured.value = await measure(speaker, settings.peek(), Math.floor(Math.random() * 90_000) + 10_000, own.signal);
    } catch (thrown) {
      if (!own.signal.aborted) error.value = toSourceError(thrown);
    } finally {
      isRunning.value = false;
    }
  };
  const spoken = { Source: source.value?.kind, VoxWeave: config.value?.version, Browser: navigator.userAgent };
  return (
    <section class="stack" aria-labelledby="benchmark-title">
      <h2 id="benchmark-title">Speed</h2>
      {measured.value ? (
        <Result measured={measured.value} text={resultText(measured.value, { ...spoken, ...facts.value })} />
      ) : (
        <p class="small soft">Speaks a fixed text without playing it, and measures how fast the sound comes.</p>
      )}
      <Facts list={facts.value} />
      <button
        type="button"
        class="button"
        disabled={source.value === undefined}
        onClick={() => (isRunning.value ? stop.current?.abort() : void run())}
      >
        {isRunning.value ? <span class="spinner" aria-hidden="true" /> : <Icon name="play" />}
        {isRunning.value ? "Stop measuring" : measured.value ? "Measure again" : "Measure the speed"}
      </button>
      <Notice error={error.value} />
    </section>
  );
}

/** The figures, and a button that copies them. Without the right to copy, the text is there to select. */
function Result({ measured, text }: { readonly measured: Measured; readonly text: string }) {
  const copied = useSignal<"no" | "yes" | "refused">("no");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      copied.value = "yes";
    } catch {
      copied.value = "refused"; // The browser allows it only on secure pages.
    }
  };
  return (
    <>
      <dl class="figures">
        <div>
          <dt>to the first sound</dt>
          <dd>{measured.firstSoundSeconds.toFixed(2)} s</dd>
        </div>
        <div>
          <dt>as fast as it plays</dt>
          <dd>{speedOf(measured).toFixed(1)} ×</dd>
        </div>
      </dl>
      <button type="button" class="button small" onClick={() => void copy()}>
        {copied.value === "yes" ? "Copied" : "Copy the result"}
      </button>
      {copied.value === "refused" && <pre class="result small">{text}</pre>}
    </>
  );
}
