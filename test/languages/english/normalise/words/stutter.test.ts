import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["W-what?", "wuh what"],
  ["G-g-good", "guh guh good"],
  ["I n-need a m-minute", "i nuh need a muh minute"],
  ["Th-that one", "thuh that one"],
  ["C-c-city", "suh suh city"],
  ["S-s-s-h!", "shh"],
  ["Ssh, listen.", "shh listen"],
  ["Sh!", "shh"],
  ["Y-you! Y-yes!", "yuh you yuh yes"],
  ["shhhh", "shh"],
])("the speech %s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["a t-test", "a t test"],
  ["T-tests", "t tests"],
  ["on D-Day", "on d day"],
  ["an SSH key", "an s s h key"],
  ["the ssh command", "the s s h command"],
  ["a u-turn", "a u turn"],
  ["the e-edition", "the e edition"],
  ["the y-axis", "the y axis"],
  ["an s-shaped c-clamp", "an s shaped c clamp"],
])("%s is no stutter", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["Brrrr, cold!", "brr cold"],
  ["GRRR!", "grr"],
  ["Pssst. Over here.", "psst over here"],
  ["Pffft!", "pfft"],
  ["Zzzzz", "zzz"],
  ["Ewww, awww, owww", "ew aw ow"],
  ["Ahhh, ummm, uhhh, errr", "ah um uh er"],
  ["Aaargh! Ughhh.", "argh ugh"],
])("the sound %s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["To err is human.", "to err is human"],
  ["the Burroughs family", "the burroughs family"],
  ["a Zzyzx sign", "a zzyzx sign"],
])("%s is no drawn out sound", (written, expected) => expect(said(written)).toBe(expected));
