import { resolveMarkup } from "../../../src/markup/markup-language.js";
import type { SpeakSettings } from "./speech-source.js";

/** The rest of a text, with the marks before it that reach into it. */
export interface RestOfText {
  readonly text: string;
  /** Number to add to a place of the rest for the same place in the whole text. */
  readonly shift: number;
}

/** A voice or a rate, which applies until it is closed or until the next one. */
const DIRECTIVE = /\[(?<closing>\/?)(?<name>voice|rate)(?::[^\]\n]*)?\]/gu;
/** A tag that is no element without content. */
const TAG =
  /<(?<closing>\/?)(?!(?:area|base|br|break|col|embed|hr|img|input|link|mark|meta|source|track|wbr)\b)(?<name>[a-z][\w:-]*)(?:[^<>]*[^<>/])?>/giu;

/** Returns the part of a text from a place on. */
export function restOfText(text: string, from: number, markup: SpeakSettings["markup"]): RestOfText {
  if (from <= 0) return { text, shift: 0 };
  // Punctuation behind the last word belongs to it.
  const start = from + (/^[^\p{L}\p{N}\s<[]*/u.exec(text.slice(from, from + 20))?.[0].length ?? 0);
  const heard = text.slice(0, start);
  const language = resolveMarkup(text, markup);
  const opening = language === "html" || language === "ssml" ? openTags(heard) : openDirectives(heard);
  return { text: opening + text.slice(start), shift: start - opening.length };
}

function openDirectives(heard: string): string {
  const open = new Map<string, string>();
  for (const { 0: mark, groups } of heard.matchAll(DIRECTIVE)) {
    const name = groups?.["name"] ?? "";
    if (groups?.["closing"]) open.delete(name);
    else open.set(name, mark);
  }
  return [...open.values()].join("");
}

function openTags(heard: string): string {
  const open: { readonly name: string; readonly tag: string }[] = [];
  for (const { 0: tag, groups } of heard.matchAll(TAG)) {
    const name = groups?.["name"]?.toLowerCase() ?? "";
    if (!groups?.["closing"]) open.push({ name, tag });
    else {
      const last = open.findLastIndex((one) => one.name === name);
      if (last >= 0) open.length = last;
    }
  }
  return open.map(({ tag }) => tag).join("");
}
