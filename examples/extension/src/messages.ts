import type { Settings } from "./settings.js";

/** From the service worker to the page that speaks. */
export type Order =
  | { readonly type: "speak"; readonly text: string; readonly settings: Settings }
  | { readonly type: "stop" };

/** From the page that speaks to the service worker. */
export type News =
  | { readonly type: "loading" | "speaking" | "idle" }
  /** A word that is heard now. Only speech on this device reports words. */
  | { readonly type: "word"; readonly word: string }
  | { readonly type: "error"; readonly message: string };
