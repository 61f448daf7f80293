import { fileURLToPath } from "node:url";

/** Folder of the repository. */
export const ROOT: string = fileURLToPath(new URL("../../", import.meta.url));

/** Folder of the sources as JavaScript (set-up/compiled.ts). It is beside src/, so relative paths to data/ and python/ work. */
export const COMPILED: string = fileURLToPath(new URL("../../.compiled/", import.meta.url));
