import { Icon, type IconName } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import type { DownloadProgress } from "../../source/device-source.js";
import { KEY_REFUSED } from "../../source/server-api.js";
import { SourceError } from "../../source/source-error.js";
import { isBlank } from "../../state/document.js";
import { historyFailure } from "../../state/history.js";
import { goToPanel, panel } from "../../state/panel.js";
import { refusedToKeep } from "../../state/persisted.js";
import {
  canContinue,
  failure,
  growth,
  isActive,
  isCurrent,
  isStarved,
  phase,
  positionSeconds,
  RATES,
  rate,
  recording,
  seek,
  setRate,
  speak,
  startOver,
  stop,
  toggle,
} from "../../state/playback.js";
import { checkSource, download, source, sourceFailure } from "../../state/source.js";
import { MODIFIER } from "../shortcuts.js";
import { toClock } from "./clock.js";
import { Waveform } from "./waveform.js";
import "./player.css";

/** How far the buttons go. @unit seconds */
const STEP_SECONDS = 5;

/** The bar with the button that speaks, and the sound. */
export function Player() {
  void growth.value;
  const made = recording.value;
  const hasSound = (made?.durationSeconds ?? 0) > 0;
  return (
    <section class="player" aria-label="Player">
      <PlayerError />
      <Download />
      <div class="player-bar">
        <div class="player-buttons">
          <PrimaryButton />
          <button
            type="button"
            class="button quiet icon"
            aria-label="Stop"
            title="Stop (Esc)"
            disabled={!isActive.value}
            onClick={stop}
          >
            <Icon name="stop" />
          </button>
          <button
            type="button"
            class="button quiet icon"
            aria-label="Back 5 seconds"
            disabled={!hasSound}
            onClick={() => seek(positionSeconds.peek() - STEP_SECONDS)}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            class="button quiet icon"
            aria-label="Forward 5 seconds"
            disabled={!hasSound}
            onClick={() => seek(positionSeconds.peek() + STEP_SECONDS)}
          >
            <Icon name="forward" />
          </button>
        </div>
        <Times />
        <Rate />
        <Waveform />
        <button
          type="button"
          class="button quiet icon player-save"
          aria-label="Download"
          title="Download"
          disabled={isBlank.value}
          onClick={() => goToPanel("save")}
        >
          <Icon name="save" />
        </button>
      </div>
    </section>
  );
}

function PrimaryButton() {
  const [icon, label, title] = labelOf();
  return (
    <button
      type="button"
      class="button primary player-primary"
      title={`${title} (${MODIFIER}+Enter)`}
      aria-disabled={phase.value === "preparing"}
      disabled={source.value === undefined || (isBlank.value && !isActive.value)}
      onClick={toggle}
    >
      {phase.value === "preparing" || isStarved.value ? (
        <span class="spinner" aria-hidden="true" />
      ) : (
        <Icon name={icon} />
      )}
      {label}
    </button>
  );
}

function labelOf(): readonly [IconName, string, string] {
  switch (phase.value) {
    case "preparing":
      return ["play", "Preparing", "The first words are being spoken"];
    case "playing":
      return ["pause", "Pause", "Pause"];
    case "paused":
      return ["play", "Resume", "Go on"];
    case "idle":
    case "failed":
    case "done":
      if (canContinue.value) return ["play", "Continue", "Go on where the sound stopped"];
      return isCurrent.value ? ["play", "Play", "Play it again"] : ["voice", "Speak", "Speak the text"];
    default:
      return phase.value satisfies never;
  }
}

function Times() {
  const made = recording.value;
  return (
    <p class="player-time small">
      <span data-testid="position">{toClock(positionSeconds.value)}</span>
      {made !== undefined && made.durationSeconds > 0 && (
        <span class="soft">
          {isStarved.value ? " waiting" : ` / ${made.isComplete ? "" : "~"}${toClock(made.expectedSeconds)}`}
        </span>
      )}
    </p>
  );
}

/** How fast the sound plays, at the same pitch. It needs no new sound, unlike the speed of the voice. */
function Rate() {
  return (
    <select
      class="select player-rate"
      aria-label="Playback rate"
      title="Playback rate"
      value={rate.value}
      onChange={({ currentTarget }) => setRate(Number(currentTarget.value))}
    >
      {RATES.map((each) => (
        <option key={each} value={each}>
          {each} ×
        </option>
      ))}
    </select>
  );
}

/** Shows a failure of the speech, unless it belongs to the text or the voice. */
function PlayerError() {
  if (sourceFailure.value?.code === KEY_REFUSED) return <KeyError />;
  const { value } = failure;
  if (value === undefined || value.code === KEY_REFUSED || value.place === "text" || value.place === "voice") {
    return <StorageError />;
  }
  const action = canContinue.value ? { label: "Start over", run: startOver } : { label: "Try again", run: retry };
  return <Notice error={value} action={action} />;
}

/** Says that the server needs a key, unless the panel with its field says so. */
function KeyError() {
  const error = panel.value === "source" ? undefined : sourceFailure.value;
  return <Notice error={error} action={{ label: "Enter a key", run: () => goToPanel("source") }} />;
}

const UNKEPT = new SourceError(
  "This browser cannot keep your text and settings for the next visit: its storage is full or switched off. " +
    "Copy the text before you close the page.",
  "not_kept",
  "player",
);

/** Says that a speech was not kept, unless the panel of the history says so, or that the text is not. */
function StorageError() {
  if (refusedToKeep.value === "untold") {
    const dismiss = (): void => {
      refusedToKeep.value = "told";
    };
    return <Notice error={UNKEPT} action={{ label: "Dismiss", run: dismiss }} />;
  }
  const error = panel.value === "history" ? undefined : historyFailure.value;
  const dismiss = (): void => {
    historyFailure.value = undefined;
  };
  return <Notice error={error} action={{ label: "Dismiss", run: dismiss }} />;
}

function retry(): void {
  void checkSource();
  speak();
}

/** Shows the progress of the model's download. */
function Download() {
  const progress = download.value;
  if (progress === undefined) return null;
  const isHere = progress.total > 0 && progress.received >= progress.total;
  return (
    <div class="player-download small" role="status">
      <span>{isHere ? "Preparing the voice model" : loadingText(progress)}</span>
      <progress
        {...(!isHere && progress.total > 0 && { max: progress.total, value: progress.received })}
        aria-label="Preparation of the voice model"
      />
    </div>
  );
}

function loadingText({ received, total }: DownloadProgress): string {
  if (total === 0) return "Loading the voice model";
  return `Loading the voice model, only this time: ${(received / 1e6).toFixed(0)} of ${(total / 1e6).toFixed(0)} MB`;
}
