import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["NaCl, NaOH and HCl", "n a c l n a o h and h c l"],
  ["Fe2O3 and CaCO3", "f e two o three and c a c o three"],
  ["Ca(OH)2 or AgNO3", "c a o h two or a g n o three"],
  ["H₂SO₄ with Fe₂O₃", "h two s o four with f e two o three"],
  ["the ion Na+ and Ca2+", "the ion n a plus and c a two plus"],
  ["Ca²⁺ meets Cl⁻", "c a two plus meets c l minus"],
  ["SO₄²⁻, NO₃⁻ and K⁺", "s o four two minus n o three minus and k plus"],
  ["Fe is the symbol for iron", "f e is the symbol for iron"],
  ["the symbol for cobalt is Co", "the symbol for cobalt is c o"],
  ["an In+ ion", "an i n plus ion"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["No, he is in. As for me", "no he is in as for me"],
  ["a PhD on NaN and PCs", "a p h d on nan and p c's"],
  ["a BSc or UFOs", "a b s c or u f o's"],
  ["Base64 over USB-C", "base sixty four over u s b c"],
  ["NoSQL at home", "no s q l at home"],
  ["Fe fi fo fum", "fe fi fo fum"],
  ["As the symbol says", "as the symbol says"],
  ["a B+ and an A+", "a b plus and an a plus"],
])("%s is not read as a formula", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["Na+ and Cl- ions", "n a plus and c l minus ions"],
  ["Fe- and Ni-based alloys", "fe and ni based alloys"],
])("the hyphen of %s is a charge if no word follows it", (written, expected) => expect(said(written)).toBe(expected));
