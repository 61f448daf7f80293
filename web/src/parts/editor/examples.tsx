import { isBlank, selectRange, setText } from "../../state/document.js";
import { markup } from "../../state/settings.js";

/** Texts that show what the page does, by the names of their buttons. */
const EXAMPLES = {
  "A story":
    "The last ferry had left an hour ago, and still the old man sat on the pier.\n\n" +
    "“You are late,” he said, without turning round. “The tide was kinder than you.”",
  "Numbers and dates":
    "On 5 May 2026 at 6:45 p.m., Dr. Lee paid $1,249.50 for 3.5 kg of tea at 221B Baker St.\n\n" +
    "That is 12% more than in 1999; call 555-0134, or write to tea@example.com.",
  "A dialogue":
    "Anna: Did you hear the thunder?\nBen: That was the neighbour’s piano.\nAnna: He plays very loudly.\nBen: He fell over it.",
};

/** Examples to start with, while there is no text. */
export function Examples() {
  if (!isBlank.value) return null;
  return (
    <div class="row wrapping small">
      <span class="soft">Or try</span>
      {Object.entries(EXAMPLES).map(([name, example]) => (
        <button
          key={name}
          type="button"
          class="button small"
          onClick={() => {
            markup.value = "auto";
            setText(example);
            selectRange.peek()(0, 0);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
