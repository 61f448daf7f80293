import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["Press Ctrl+C.", "press control c"],
  ["Ctrl+Shift+T and Cmd + K", "control shift t and command k"],
  ["Alt+F4, Ctrl+1 or Fn+F12", "alt f four control one or function f twelve"],
  ["Ctrl-Alt-Del and Ctrl-C", "control alt delete and control c"],
  ["Hold Ctrl.", "hold control"],
  ["alt+tab or shift+enter", "alt tab or shift enter"],
  ["the # key and the * key", "the pound key and the star key"],
  ['the "#" symbol', "the hash symbol"],
  ["the # of users", "the number of users"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test("the key # is called hash in Britain", () => expect(said("the # key", "en-gb")).toBe("the hash key"));

test.each([
  ["the alt-right and a shift-left test", "the alt right and a shift left test"],
  ["a win-win with an opt-in", "a win win with an opt in"],
  ["an option-heavy control-flow", "an option heavy control flow"],
  ["shift+work", "shift plus work"],
  ["the C# key", "the c sharp key"],
  ["# Keys", "keys"],
])("%s is not read as keys", (written, expected) => expect(said(written)).toBe(expected));
