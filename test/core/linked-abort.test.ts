import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { linkAbort } from "../../src/core/linked-abort.js";
import { countObjects } from "../support/count-objects.js";

const reason = new Error("changed my mind");

test("a linked signal aborts with the reason of the first source that aborts", () => {
  const sources = [new AbortController(), new AbortController()];
  const { signal } = linkAbort([...sources.map((source) => source.signal), undefined]);
  expect(signal.aborted).toBe(false);
  sources[1]?.abort(reason);
  sources[0]?.abort(new Error("too late"));
  expect(signal.reason).toBe(reason);
});

test("a linked signal is aborted from the start if a source is", () => {
  const { signal } = linkAbort([new AbortController().signal, AbortSignal.abort(reason)]);
  expect(signal.reason).toBe(reason);
});

test("an abort of linked work leaves its sources alone", () => {
  const source = new AbortController();
  const work = linkAbort([source.signal]);
  work.abort(reason);
  expect(work.signal.reason).toBe(reason);
  expect(source.signal.aborted).toBe(false);
});

test("work that is disposed of follows its sources no more", () => {
  const source = new AbortController();
  const work = linkAbort([source.signal]);
  work[Symbol.dispose]();
  source.abort(reason);
  expect(work.signal.aborted).toBe(false);
});

test("any number of works follows one signal through one listener, which goes with the last of them", () => {
  const source = new AbortController();
  const listeners = (): number => getEventListeners(source.signal, "abort").length;
  const works = Array.from({ length: 20 }, () => linkAbort([source.signal]));
  expect(listeners()).toBe(1);
  for (const work of works.slice(0, 10)) work[Symbol.dispose]();
  expect(listeners()).toBe(1);
  for (const work of works.slice(10)) work[Symbol.dispose]();
  expect(listeners()).toBe(0);
  const later = linkAbort([source.signal]);
  source.abort(reason);
  expect(later.signal.reason).toBe(reason);
  expect(works[0]?.signal.aborted).toBe(false);
});

test("an abort reaches all works that follow a signal", () => {
  const source = new AbortController();
  const works = Array.from({ length: 20 }, () => linkAbort([source.signal]));
  source.abort(reason);
  expect(works.filter(({ signal }) => signal.reason === reason)).toHaveLength(20);
});

test("work that has ended leaves no object in a signal that lives on", () => {
  const source = new AbortController();
  const works = 1_000;
  const work = (): void => {
    using own = linkAbort([source.signal, undefined]);
    own.signal.addEventListener("abort", () => {});
  };
  work();
  const before = countObjects();
  for (let at = 0; at < works; at += 1) work();
  expect(countObjects() - before).toBeLessThan(works / 10);
  source.abort(); // It lives until here.
});
