import { expect, test } from "vitest";
import { said } from "../../support/said.js";

test.each([
  ["on Fifth Ave. in the evening", "on fifth avenue in the evening"],
  ["Sunset Blvd. is long.", "sunset boulevard is long"],
  ["He lives on Mill Rd.", "he lives on mill road"],
  ["Penny Ln. (the song)", "penny lane the song"],
  ["Kings Ct. and Park Pl.", "kings court and park place"],
  ["the Pacific Coast Hwy.", "the pacific coast highway"],
  ["on Ocean Pkwy, near Times Sq.", "on ocean parkway near times square"],
  ["Apt. B of the Bldg. C", "apartment b of the building c"],
  ["Boston, Mass., is old", "boston massachusetts is old"],
  ["They left Sacramento, Calif.", "they left sacramento california"],
  ["Austin, TX", "austin texas"],
  ["He moved to Portland, OR, last year.", "he moved to portland oregon last year"],
  ["Springfield, IL.", "springfield illinois"],
  ["Albany, NY is cold", "albany new york is cold"],
  ["N. Korea and S. Africa", "north korea and south africa"],
  ["W. Virginia", "west virginia"],
  ["the N. Carolina coast", "the north carolina coast"],
  ["on Main St. NW", "on main street northwest"],
  ["a Mass in the church", "a mass in the church"],
  ["They went to Mass.", "they went to mass"],
  ["Yes, OK", "yes okay"],
  ["I saw her, and IN we went", "i saw her and in we went"],
  ["Washington, D.C., is hot", "washington d c is hot"],
])("%s", (written, expected) => expect(said(written)).toBe(expected));
