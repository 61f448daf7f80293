import { useSignal } from "@preact/signals";
import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import { type SourceError, toSourceError } from "../../source/source-error.js";
import type { SoundFormat } from "../../source/speech-source.js";
import { isBlank, text } from "../../state/document.js";
import { settings } from "../../state/settings.js";
import { source } from "../../state/source.js";
import { saveFile } from "./save-file.js";

const FORMATS: Readonly<Record<SoundFormat, string>> = {
  mp3: "MP3, plays everywhere",
  wav: "WAV, for editing",
  opus: "Opus, the smallest",
  flac: "FLAC, without loss",
  aac: "AAC, for Apple devices",
};

/** Saves the sound as a file. */
export function DownloadsPanel() {
  const format = useSignal<SoundFormat>("mp3");
  const isBusy = useSignal(false);
  const error = useSignal<SourceError | undefined>(undefined);
  const save = async (): Promise<void> => {
    const speaker = source.peek();
    if (speaker === undefined) return;
    isBusy.value = true;
    error.value = undefined;
    try {
      saveFile(await speaker.encode(text.peek(), settings.peek(), format.peek()), `speech.${format.peek()}`);
    } catch (thrown) {
      error.value = toSourceError(thrown);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <section class="stack" aria-labelledby="save-title">
      <h2 id="save-title">Save the sound</h2>
      <label class="field">
        <span class="label">Format</span>
        <select
          class="select"
          value={format.value}
          onChange={({ currentTarget }) => {
            format.value = currentTarget.value as SoundFormat;
          }}
        >
          {Object.entries(FORMATS).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button" disabled={isBusy.value || isBlank.value} onClick={() => void save()}>
        {isBusy.value ? <span class="spinner" aria-hidden="true" /> : <Icon name="save" />}
        {isBusy.value ? "Making the file" : "Download"}
      </button>
      <Notice error={error.value} />
    </section>
  );
}
