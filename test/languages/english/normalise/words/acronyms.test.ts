import { expect, test } from "vitest";
import { tokenize } from "../../../../../src/text/tokenize.js";
import { EN_US } from "../../../../support/languages.js";
import { said } from "../../../../text/support/said.js";

test.each([
  ["MoMA and ReLU", "moma and relu"],
  ["the FBI and the CIA", "the f b i and the c i a"],
  ["HTML, CSS and XML.", "h t m l c s s and x m l"],
  ["the USA, UK, EU and UN", "the u s a u k e u and u n"],
  ["a PhD", "a p h d"],
  ["two PhDs", "two p h d's"],
  ["an MRI", "an m r i"],
  ["AT&T sells it", "a t and t sells it"],
  ["R&D and Q&A", "r and d and q and a"],
  ["a B&B in York", "a b and b in york"],
  ["S&P", "s and p"],
  ["CDs and URLs", "c d's and u r l's"],
  ["the CEO's plan", "the c e o's plan"],
  ["the IRS's form", "the i r s's form"],
  ["MPs left", "m p's left"],
  ["NASA and NATO", "nasa and nato"],
  ["IKEA sells LEGO", "ikea sells lego"],
  ["IEEE and NAACP", "i triple e and n double a c p"],
  ["a JSON file", "a jason file"],
  ["a CD-ROM", "a c d rom"],
  ["macOS and iOS", "mac o s and i o s"],
  ["on eBay", "on e bay"],
  ["the iPhone", "the iphone"],
  ["WiFi or Wi-Fi", "wi fi or wi fi"],
  ["OK, fine", "okay fine"],
  ["my TV and PC", "my t v and p c"],
  ["the IT department", "the i t department"],
  ["She works in IT.", "she works in i t"],
  ["the US and us", "the u s and us"],
  ["US troops left", "u s troops left"],
  ["the WHO said so", "the w h o said so"],
  ["WHO did it?", "who did it"],
  ["STOP! DO NOT ENTER", "stop do not enter"],
  ["GIVE IT TO US NOW", "give it to us now"],
  ["AM radio", "a m radio"],
  ["ASAP, FYI and FAQ", "a s a p f y i and f a q"],
  ["an IV drip", "an i v drip"],
  ["SHH!", "shh"],
  ["my html page", "my h t m l page"],
  ["the cpus of the usa", "the c p u's of the u s a"],
  ["us and led, the ides and ups", "us and led the ides and ups"],
  ["He OKs it, she OK'd it.", "he okays it she okayed it"],
  ["AT HOME, LED BY ADA", "at home led by ada"],
  ["AT A DISTANCE, IT'S TIME", "at a distance it's time"],
  ["THE FBI'S MOST WANTED", "the f b i's most wanted"],
  ["the DVDs'", "the d v d's"],
  ["COVID and AIDS", "covid and aids"],
  ["the NYPD in NYC", "the n y p d in n y c"],
  ["CO₂ and H₂O", "c o two and h two o"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test("a spelled acronym is one token that is marked as letters", () => {
  const [token] = tokenize("CEO's", { start: 0, end: 5 }, EN_US);
  expect(token).toMatchObject({ text: "CEO's", as: "letters", source: { start: 0, end: 5 } });
});
