import { effect, signal } from "@preact/signals";
import { asString, oneOf, persisted } from "./persisted.js";

const kept = persisted("api-key", "", asString);

/** Whether the browser keeps the key between visits. */
export const keepsKey = persisted<boolean>("keeps-api-key", kept.peek() !== "", oneOf([true, false]));
/** The API key of the user, or an empty string. */
export const apiKey = signal(kept.peek());

effect(() => {
  kept.value = keepsKey.value ? apiKey.value : "";
});
