import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT: string = fileURLToPath(new URL("../../", import.meta.url));

/** The sources as JavaScript: set-up/compiled.ts. It lies beside src/, so that relative paths to data/ and python/ hold. */
export const COMPILED: string = fileURLToPath(new URL("../../.compiled/", import.meta.url));
