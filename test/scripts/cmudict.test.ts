import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/folders.js";

interface Cmudict {
  parseCmudict(text: string): Map<string, string[][]>;
  isOrdinary(word: string, phones: readonly string[]): boolean;
  additionsOf(cmudict: Map<string, string[][]>, gold: object, silver: object): Map<string, string>;
  britishAdditionsOf(
    cmudict: Map<string, string[][]>,
    american: object,
    british: readonly object[],
  ): Map<string, string>;
}

const { parseCmudict, isOrdinary, additionsOf, britishAdditionsOf } = await load<Cmudict>("cmudict");
const { fromArpabet } = await load<{ fromArpabet(phones: readonly string[], word: string): string }>("arpabet");
const { toBritish } = await load<{ toBritish(american: string, word: string): string }>("british");

async function load<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(join(ROOT, "scripts", "data", `${name}.mjs`)).href)) as Module;
}

describe("a pronunciation of CMUdict in misaki's symbols", () => {
  // The expected phonemes are those of misaki's checked dictionary, which was made independently of CMUdict.
  test.each([
    ["about", "AH0 B AW1 T", "əbˈWt"],
    ["strut", "S T R AH1 T", "stɹˈʌt"],
    ["nurse", "N ER1 S", "nˈɜɹs"],
    ["artwork", "AA1 R T W ER2 K", "ˈɑɹtwˌɜɹk"],
    ["pittsburgh", "P IH1 T S B ER0 G", "pˈɪtsbˌɜɹɡ"],
    ["choice", "CH OY1 S", "ʧˈYs"],
    ["judge", "JH AH1 JH", "ʤˈʌʤ"],
    ["writer", "R AY1 T ER0", "ɹˈIɾəɹ"],
    ["city", "S IH1 T IY0", "sˈɪɾi"],
    ["party", "P AA1 R T IY0", "pˈɑɹɾi"],
    ["attack", "AH0 T AE1 K", "ətˈæk"],
    ["button", "B AH1 T AH0 N", "bˈʌʔn"],
    ["mountain", "M AW1 N T AH0 N", "mˈWntᵊn"],
    ["sudden", "S AH1 D AH0 N", "sˈʌdᵊn"],
    ["african", "AE1 F R AH0 K AH0 N", "ˈæfɹəkən"],
    ["people", "P IY1 P AH0 L", "pˈipᵊl"],
    ["april", "EY1 P R AH0 L", "ˈApɹəl"],
    ["wanted", "W AO1 N T IH0 D", "wˈɔntᵻd"],
    ["baggage", "B AE1 G IH0 JH", "bˈæɡɪʤ"],
    ["music", "M Y UW1 Z IH0 K", "mjˈuzɪk"],
    ["singing", "S IH1 NG IH0 NG", "sˈɪŋɪŋ"],
    ["rabbit", "R AE1 B AH0 T", "ɹˈæbət"],
    ["unknown", "AH0 N N OW1 N", "ˌʌnnˈOn"],
    ["disband", "D IH2 S B AE1 N D", "dɪsbˈænd"],
    ["enable", "EH0 N EY1 B AH0 L", "ɪnˈAbᵊl"],
    ["baguette", "B AE2 G EH1 T", "bæɡˈɛt"],
    ["barcelona", "B AA2 R S AH0 L OW1 N AH0", "bˌɑɹsəlˈOnə"],
    ["avon", "EY1 V AA0 N", "ˈAvˌɑn"],
    ["novelist", "N AA1 V AH0 L IH0 S T", "nˈɑvəlɪst"],
    ["fire", "F AY1 R", "fˈIəɹ"],
    ["annual", "AE1 N Y UW0 AH0 L", "ˈænjəwəl"],
    ["regular", "R EH1 G Y UW0 L ER0", "ɹˈɛɡjələɹ"],
    ["martinez", "M AA0 R T IY1 N EH0 Z", "mɑɹtˈinɛz"],
    ["larry", "L AE1 R IY0", "lˈɛɹi"],
    ["cafe", "K AH0 F EY1", "kəfˈA"],
  ])("%s is %s in CMUdict, and %s here", (word, phones, expected) => {
    expect(fromArpabet(phones.split(" "), word)).toBe(expected);
  });

  test("a pronunciation has exactly one primary stress", () => {
    expect(fromArpabet(["HH", "AA1", "T", "D", "AA1", "G"], "hotdog")).toBe("hˌɑtdˈɑɡ");
    expect(fromArpabet(["S", "AH0", "N"], "sun")).toBe("sˈʌn");
  });
});

describe("a British pronunciation made from an American one", () => {
  test.each([
    ["lot", "lˈɑt", "lˈɒt"],
    ["father", "fˈɑðəɹ", "fˈɑːðə"],
    ["bath", "bˈæθ", "bˈɑːθ"],
    ["trap", "tɹˈæp", "tɹˈap"],
    ["happy", "hˈæpi", "hˈapi"],
    ["nurse", "nˈɜɹs", "nˈɜːs"],
    ["hurry", "hˈɜɹi", "hˈʌɹi"],
    ["fear", "fˈɪɹ", "fˈɪə"],
    ["square", "skwˈɛɹ", "skwˈɛː"],
    ["marry", "mˈɛɹi", "mˈaɹi"],
    ["cure", "kjˈʊɹ", "kjˈʊə"],
    ["force", "fˈɔɹs", "fˈɔːs"],
    ["thought", "θˈɔt", "θˈɔːt"],
    ["long", "lˈɔŋ", "lˈɒŋ"],
    ["goat", "ɡˈOt", "ɡˈQt"],
    ["goose", "ɡˈus", "ɡˈuːs"],
    ["new", "nˈu", "njˈuː"],
    ["letter", "lˈɛɾəɹ", "lˈɛtə"],
    ["button", "bˈʌʔn", "bˈʌtᵊn"],
    ["market", "mˈɑɹkət", "mˈɑːkɪt"],
    ["bookshelf", "bˈʊkʃˌɛlf", "bˈʊkʃɛlf"],
    ["india", "ˈɪndiə", "ˈɪndɪə"],
  ])("%s is %s in America and %s in Britain, as in misaki's dictionaries", (word, american, british) => {
    expect(toBritish(american, word)).toBe(british);
  });
});

describe("the words of CMUdict", () => {
  test.each([
    ["keith", "K IY1 TH"],
    ["mckinsey", "M AH0 K IH1 N Z IY0"],
    ["mcenerney", "M AE1 K AH0 N EH0 R N IY0"],
    ["o'connor", "OW0 K AA1 N ER0"],
    ["xavier", "Z EY1 V Y ER0"],
    ["munoz", "M UW1 N Y OW0 Z"],
    ["juan", "HH W AA1 N"],
    ["trumble", "T R AH1 M B AH0 L"],
  ])("%s is an ordinary word", (word, phones) => {
    expect(isOrdinary(word, phones.split(" "))).toBe(true);
  });

  test.each([
    ["ibm", "AY1 B IY2 EH2 M", "an initialism"],
    ["lbs", "P AW1 N D Z", "an abbreviation"],
    ["aaa", "T R IH2 P AH0 L EY1", "an expansion"],
    ["blvd", "B UH1 L AH0 V AA2 R D", "an abbreviation"],
    ["shinxiaku", "SH IH2 N CH Y AA1 K UW0", "a slip of the pen"],
    ["keith's", "K IY1 TH S", "a possessive"],
    ["a.m.", "EY2 EH1 M", "an abbreviation with full stops"],
    ["spider-man", "S P AY1 D ER0 M AE2 N", "a word with a hyphen"],
  ])("%s (%s) is left out as %s", (word, phones) => {
    expect(isOrdinary(word, phones.split(" "))).toBe(false);
  });

  const cmudict = parseCmudict(
    "keith K IY1 TH\nandrea AE1 N D R IY2 AH0\nandrea(2) AA2 N D R EY1 AH0 # name\ncorp K AO1 R P # abbrev\n" +
      "rabbit R AE1 B AH0 T\nrabbits R AE1 B AH0 T S\nraced R EY1 S T\ndenis D EH1 N IH0 S\n",
  );

  test("parseCmudict reads variants, and skips comments and abbreviations", () => {
    expect(cmudict.get("andrea")).toEqual([
      ["AE1", "N", "D", "R", "IY2", "AH0"],
      ["AA2", "N", "D", "R", "EY1", "AH0"],
    ]);
    expect(cmudict.has("corp")).toBe(false);
  });

  test("words are added that the checked dictionary lacks, and corrected that only the unchecked one has", () => {
    const gold = { rabbit: "ɹˈæbət", Andrea: "ˈændɹiə" };
    const silver = { raced: "ɹˈAsd", Denis: "dˈɛnɪs" };
    expect([...additionsOf(cmudict, gold, silver)]).toEqual([
      ["keith", "kˈiθ"],
      ["raced", "ɹˈAst"],
    ]);
  });

  test("the British additions prefer the checked American dictionary to CMUdict", () => {
    const added = britishAdditionsOf(cmudict, { Andrea: "ɑndɹˈAə" }, [{ rabbit: "ɹˈabɪt" }, {}]);
    expect(added.get("andrea")).toBe("ɑːndɹˈAə");
    expect(added.get("denis")).toBe("dˈɛnɪs");
    expect(added.has("rabbits")).toBe(false);
  });
});
