import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["It is in src/index.ts.", "it is in s r c slash index dot t s"],
  ["him/her. I/O.", "him her i o"],
  ["Open report_final.txt.", "open report underscore final dot t x t"],
  ["the README.md file", "the readme dot m d file"],
  ["package.json and index.html", "package dot jason and index dot h t m l"],
  ["photo.jpg, setup.exe", "photo dot j p g setup dot e x e"],
  ["main.py runs", "main dot p y runs"],
  ["budget.xlsx (old)", "budget dot x l s x old"],
  ["archive.tar.gz", "archive dot tar dot g z"],
  ["my-file.docx", "my dash file dot d o c x"],
  ["C:\\Users\\me", "c colon backslash users backslash me"],
  ["/usr/local/bin", "slash u s r slash local slash bin"],
  ["in /etc/hosts.", "in slash e t c slash hosts"],
  ["~/.bashrc", "tilde slash dot bash r c"],
  ["./run.sh", "dot slash run dot s h"],
  ["src/text/rule.ts is it", "s r c slash text slash rule dot t s is it"],
  ["node_modules/", "node underscore modules slash"],
  ["the .env file", "the dot env file"],
  ["a .pdf file", "a dot p d f file"],
  ["and/or", "and or"],
  ["he/she left", "he she left"],
  ["song.mp3", "song dot m p three"],
  ["../other/notes.md", "dot dot slash other slash notes dot m d"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
