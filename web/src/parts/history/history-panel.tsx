import { useSignal } from "@preact/signals";
import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import { history, historyBytes, historyFailure, openEntry, playEntry, removeEntries } from "../../state/history.js";
import { firstWords, LONGEST_SOUND_SECONDS, MOST_ENTRIES, sizeInWords } from "../../state/history-limits.js";
import type { HistoryEntry } from "../../state/history-store.js";
import { mixes } from "../../state/mixes.js";
import { voices } from "../../state/voices.js";
import { aboutMix } from "../voices/choices.js";
import "./history.css";

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The texts that were spoken, to open them and to play them again. */
export function HistoryPanel() {
  const entries = history.value;
  return (
    <section class="stack" aria-labelledby="history-title">
      <div class="row">
        <h2 id="history-title">History</h2>
        {entries.length > 0 && <DeleteAll />}
      </div>
      <Notice error={historyFailure.value} />
      {entries.length === 0 ? (
        <p class="small soft">Texts that you hear to their end are listed here, with their sound.</p>
      ) : (
        <ul class="history">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <p class="small soft">
        {sizeInWords(historyBytes.value)} in this browser, and nowhere else. It keeps the last {MOST_ENTRIES} texts, and
        sounds of up to {LONGEST_SOUND_SECONDS / 60} minutes.
      </p>
    </section>
  );
}

/** A button that deletes the whole history with its second click. */
function DeleteAll() {
  const isAsked = useSignal(false);
  return (
    <button
      type="button"
      class="button quiet small row-end"
      onBlur={() => {
        isAsked.value = false;
      }}
      onClick={() => {
        if (isAsked.peek()) void removeEntries(history.peek());
        isAsked.value = !isAsked.peek();
      }}
    >
      <Icon name="clear" />
      {isAsked.value ? "Delete everything?" : "Delete all"}
    </button>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const words = firstWords(entry.text);
  return (
    <li class="history-entry">
      <button type="button" class="history-open" onClick={() => openEntry(entry)}>
        <span class="history-words">{words}</span>
        <span class="small soft">
          {[voiceName(entry.settings.voice), durationInWords(entry.durationSeconds), DATE.format(entry.spokenAt)].join(
            " · ",
          )}
        </span>
      </button>
      {entry.hasSound && (
        <button
          type="button"
          class="button quiet small icon"
          aria-label={`Play again: ${words}`}
          onClick={() => void playEntry(entry)}
        >
          <Icon name="play" />
        </button>
      )}
      <button
        type="button"
        class="button quiet small icon"
        aria-label={`Delete: ${words}`}
        onClick={() => void removeEntries([entry])}
      >
        <Icon name="clear" />
      </button>
    </li>
  );
}

function voiceName(id: string | undefined): string {
  if (id === undefined) return "Default voice";
  const list = voices.value ?? [];
  const name = [...mixes.value.filter(({ formula }) => formula === id), ...list.filter((one) => one.id === id)][0]
    ?.name;
  return name ?? (id.includes("+") ? aboutMix(id, list) : id);
}

function durationInWords(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
