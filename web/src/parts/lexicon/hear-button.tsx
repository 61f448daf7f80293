import { Icon } from "../../design/icons.js";
import { lexicon } from "../../state/lexicon.js";
import { previewing, togglePreview } from "../../state/preview.js";

interface HearButtonProps {
  /** Names the preview. */
  readonly name: string;
  readonly written: string;
  /** The pronunciation to hear. */
  readonly saying: string;
}

/** Speaks a word with a pronunciation. */
export function HearButton({ name, written, saying }: HearButtonProps) {
  const isHeard = previewing.value === name;
  return (
    <button
      type="button"
      class="button small"
      aria-label={isHeard ? `Stop “${written}”` : `Hear “${written}”`}
      disabled={saying.trim() === ""}
      onClick={() => {
        togglePreview(name, written, { markup: "plain", lexicon: { ...lexicon.peek(), [written]: saying.trim() } });
      }}
    >
      <Icon name={isHeard ? "stop" : "play"} />
      {isHeard ? "Stop" : "Hear"}
    </button>
  );
}
