import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import type { CaptionFileFormat, MakingProgress, SoundFormat } from "../../source/speech-source.js";
import { isBlank } from "../../state/document.js";
import { sizeInWords } from "../../state/history-limits.js";
import { source } from "../../state/source.js";
import {
  bitrates,
  cancelDownload,
  captionFormat,
  downloadCaptions,
  downloadFailure,
  downloadSound,
  type FileKind,
  formatFor,
  making,
  soundFormat,
} from "./download-state.js";
import { CAPTION_FORMATS, SOUND_FORMATS } from "./formats.js";
import "./downloads.css";

/** Saves the sound or the captions as a file. */
export function DownloadsPanel() {
  return (
    <>
      <SoundFile />
      <CaptionFile />
    </>
  );
}

function SoundFile() {
  const formats = source.value?.formats ?? [];
  const format = formatFor({ formats });
  return (
    <section class="stack" aria-labelledby="save-title">
      <h2 id="save-title">Save the sound</h2>
      <label class="field">
        <span class="label">Format of the sound</span>
        <select
          class="select"
          value={format}
          onChange={({ currentTarget }) => {
            soundFormat.value = currentTarget.value as SoundFormat;
          }}
        >
          {formats.map((id) => (
            <option key={id} value={id}>
              {SOUND_FORMATS[id].name}
            </option>
          ))}
        </select>
      </label>
      <Bitrate format={format} />
      <Download kind="sound" label="Download the sound" run={downloadSound} />
    </section>
  );
}

function Bitrate({ format }: { readonly format: SoundFormat }) {
  const { bitrates: offered, usual } = SOUND_FORMATS[format];
  if (offered.length === 0) return null;
  return (
    <label class="field">
      <span class="label">Bit rate</span>
      <select
        class="select"
        value={bitrates.value[format] ?? usual}
        onChange={({ currentTarget }) => {
          bitrates.value = { ...bitrates.peek(), [format]: Number(currentTarget.value) };
        }}
      >
        {offered.map((rate) => (
          <option key={rate} value={rate}>
            {rate / 1_000} kbit/s{rate === usual ? ", good for speech" : ""}
          </option>
        ))}
      </select>
    </label>
  );
}

function CaptionFile() {
  return (
    <section class="stack" aria-labelledby="captions-title">
      <h2 id="captions-title">Save captions</h2>
      <label class="field">
        <span class="label">Format of captions</span>
        <select
          class="select"
          aria-describedby="captions-hint"
          value={captionFormat.value}
          onChange={({ currentTarget }) => {
            captionFormat.value = currentTarget.value as CaptionFileFormat;
          }}
        >
          {Object.entries(CAPTION_FORMATS).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="small soft" id="captions-hint">
        They fit the sound that is saved with the same text, voice and delivery.
      </p>
      <Download kind="captions" label="Download captions" run={downloadCaptions} />
    </section>
  );
}

interface DownloadProps {
  readonly kind: FileKind;
  readonly label: string;
  readonly run: () => void;
}

/** The button of a kind of file, its progress, and its error. */
function Download({ kind, label, run }: DownloadProps) {
  const failed = downloadFailure.value?.kind === kind ? downloadFailure.value.error : undefined;
  return (
    <>
      {making.value?.kind === kind ? (
        <Progress {...making.value.progress} />
      ) : (
        <button type="button" class="button" disabled={isBlank.value || making.value !== undefined} onClick={run}>
          <Icon name="save" />
          {label}
        </button>
      )}
      <Notice error={failed} action={{ label: "Try again", run }} />
    </>
  );
}

function Progress({ part = 0, bytes = 0 }: Partial<MakingProgress>) {
  const isKnown = part > 0;
  const said = [
    isKnown ? `Making the file: ${Math.round(part * 100)} %` : "Making the file",
    ...(bytes > 0 ? [sizeInWords(bytes)] : []),
  ].join(", ");
  return (
    <div class="download-progress">
      <span class="small">{said}</span>
      <button type="button" class="button small" onClick={cancelDownload}>
        Cancel
      </button>
      <progress aria-label={said} {...(isKnown && { value: part })} />
    </div>
  );
}
