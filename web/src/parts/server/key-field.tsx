import { apiKey, keepsKey } from "../../state/api-key.js";
import { checkSource, sourceStatus } from "../../state/source.js";

/** The API key of the server. A request tries it, and the notice above says if the server refuses it. */
export function KeyField() {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void checkSource();
      }}
    >
      <label class="field">
        <span class="label">API key</span>
        <input
          class="input"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={apiKey.value}
          onInput={({ currentTarget }) => {
            apiKey.value = currentTarget.value.trim();
          }}
        />
      </label>
      <label class="row small">
        <input
          type="checkbox"
          class="checkbox"
          checked={keepsKey.value}
          onChange={({ currentTarget }) => {
            keepsKey.value = currentTarget.checked;
          }}
        />
        Keep the key in this browser
      </label>
      <div class="row">
        <button type="submit" class="button small" disabled={apiKey.value === ""}>
          Check the key
        </button>
        <span class="small soft" role="status">
          {sourceStatus.value === "ready" && apiKey.value !== "" ? "The server accepts the key." : ""}
        </span>
      </div>
    </form>
  );
}
