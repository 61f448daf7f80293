/** A suffix that does not change the sounds and the stress of its word. */
export interface Suffix {
  readonly spelling: string;
  readonly us: string;
  readonly gb: string;
}

/** A prefix. In its phonemes `'` stands for the stress mark, whose kind depends on {@link Prefix.stress}. */
export interface Prefix {
  readonly spelling: string;
  readonly us: string;
  readonly gb: string;
  /**
   * The part with the primary stress. `rest`: retweet, unfollow. `first`: cybercrime. `by-length`: the prefix before
   * one syllable (microchip), the rest if it has more syllables (microbiology).
   */
  readonly stress: "rest" | "first" | "by-length";
  /** The only words that have the prefix. @default all */
  readonly before?: ReadonlySet<string>;
}

/** Words for what is also done by computer: "e-shop". Other words begin with an "e" by chance. */
const ELECTRONIC: ReadonlySet<string> = new Set(
  "bank banking bike billing billboard bulletin card catalog cash class classroom coin community consent course coupon currency filing form gaming gift gov governance government health invoice invoicing label leaflet learner learning letter library licence license magazine mobility motion newsletter paper passport pay payment permit pharmacy prescribing prescription procurement reader receipt registration rickshaw scooter service shop shopping sign signature signing skateboard statement store tender ticket ticketing tolling toothbrush trading training tutor verification visa voter voting voucher wallet waste zine".split(
    " ",
  ),
);

/**
 * Suffixes, with the phonemes that the dictionaries use most often for them. Suffixes that move the stress or change
 * sounds (-ic, -ity, -ation, -ian) are left to the network.
 */
export const SUFFIXES: readonly Suffix[] = [
  { spelling: "lessness", us: "ləsnəs", gb: "ləsnəs" },
  { spelling: "fulness", us: "fəlnəs", gb: "fʊlnəs" },
  { spelling: "nesses", us: "nəsᵻz", gb: "nəsɪz" },
  { spelling: "ness", us: "nəs", gb: "nəs" },
  { spelling: "lessly", us: "ləsli", gb: "ləsli" },
  { spelling: "less", us: "ləs", gb: "ləs" },
  { spelling: "like", us: "lˌIk", gb: "lIk" },
  { spelling: "fully", us: "fᵊli", gb: "fʊli" },
  { spelling: "ful", us: "fᵊl", gb: "fʊl" },
  { spelling: "ments", us: "mənts", gb: "mᵊnts" },
  { spelling: "ment", us: "mənt", gb: "mᵊnt" },
  { spelling: "ships", us: "ʃˌɪps", gb: "ʃɪps" },
  { spelling: "ship", us: "ʃˌɪp", gb: "ʃɪp" },
  { spelling: "hood", us: "hˌʊd", gb: "hʊd" },
  { spelling: "dom", us: "dəm", gb: "dəm" },
  { spelling: "wise", us: "wˌIz", gb: "wIz" },
  { spelling: "wards", us: "wəɹdz", gb: "wədz" },
  { spelling: "ward", us: "wəɹd", gb: "wəd" },
  { spelling: "proof", us: "pɹˌuf", gb: "pɹuːf" },
  { spelling: "some", us: "səm", gb: "səm" },
  { spelling: "let", us: "lət", gb: "lɪt" },
  { spelling: "fest", us: "fˌɛst", gb: "fɛst" },
  { spelling: "ly", us: "li", gb: "li" },
  { spelling: "ability", us: "əbˈɪləɾi", gb: "əbˈɪlɪti" },
  { spelling: "ably", us: "əbli", gb: "əbli" },
  { spelling: "able", us: "əbᵊl", gb: "əbᵊl" },
  { spelling: "ishly", us: "ɪʃli", gb: "ɪʃli" },
  { spelling: "ish", us: "ɪʃ", gb: "ɪʃ" },
  { spelling: "isms", us: "ˌɪzəmz", gb: "ɪzəmz" },
  { spelling: "ism", us: "ˌɪzəm", gb: "ɪzəm" },
  { spelling: "ists", us: "ɪsts", gb: "ɪsts" },
  { spelling: "ist", us: "ɪst", gb: "ɪst" },
  { spelling: "izing", us: "ˌIzɪŋ", gb: "Izɪŋ" },
  { spelling: "izes", us: "ˌIzᵻz", gb: "Izɪz" },
  { spelling: "ized", us: "ˌIzd", gb: "Izd" },
  { spelling: "ize", us: "ˌIz", gb: "Iz" },
  { spelling: "ising", us: "ˌIzɪŋ", gb: "Izɪŋ" },
  { spelling: "ises", us: "ˌIzᵻz", gb: "Izɪz" },
  { spelling: "ised", us: "ˌIzd", gb: "Izd" },
  { spelling: "ise", us: "ˌIz", gb: "Iz" },
  { spelling: "ify", us: "ɪfˌI", gb: "ɪfI" },
  { spelling: "ifies", us: "ɪfˌIz", gb: "ɪfIz" },
  { spelling: "ified", us: "ɪfˌId", gb: "ɪfId" },
  { spelling: "eth", us: "əθ", gb: "əθ" },
  // After a stem in -y, whose last vowel counts as part of the suffix.
  { spelling: "iness", us: "inəs", gb: "ɪnɪs" },
  { spelling: "iest", us: "iᵻst", gb: "iɪst" },
  { spelling: "iers", us: "iəɹz", gb: "ɪəz" },
  { spelling: "ier", us: "iəɹ", gb: "ɪə" },
  { spelling: "ily", us: "əli", gb: "ɪli" },
  { spelling: "ers", us: "əɹz", gb: "əz" },
  { spelling: "er", us: "əɹ", gb: "ə" },
  { spelling: "y", us: "i", gb: "i" },
];

/** Prefixes; of two that fit, the longer one stands first. */
export const PREFIXES: readonly Prefix[] = [
  { spelling: "counter", us: "k'Wntəɹ", gb: "k'Wntə", stress: "by-length" },
  { spelling: "crypto", us: "kɹ'ɪptə", gb: "kɹ'ɪptə", stress: "by-length" },
  { spelling: "pseudo", us: "s'udO", gb: "sj'uːdQ", stress: "by-length" },
  { spelling: "quasi", us: "kw'ɑzi", gb: "kw'AzI", stress: "by-length" },
  { spelling: "cyber", us: "s'Ibəɹ", gb: "s'Ibə", stress: "first" },
  { spelling: "hyper", us: "h'Ipəɹ", gb: "h'Ipə", stress: "by-length" },
  { spelling: "inter", us: "'ɪntəɹ", gb: "'ɪntə", stress: "rest" },
  { spelling: "micro", us: "m'IkɹO", gb: "m'IkɹQ", stress: "by-length" },
  { spelling: "multi", us: "m'ʌlti", gb: "m'ʌltɪ", stress: "by-length" },
  { spelling: "super", us: "s'upəɹ", gb: "s'uːpə", stress: "by-length" },
  { spelling: "ultra", us: "'ʌltɹə", gb: "'ʌltɹə", stress: "by-length" },
  { spelling: "under", us: "'ʌndəɹ", gb: "'ʌndə", stress: "by-length" },
  { spelling: "mega", us: "m'ɛɡə", gb: "m'ɛɡə", stress: "first" },
  { spelling: "meta", us: "m'ɛɾə", gb: "m'ɛtə", stress: "by-length" },
  { spelling: "mini", us: "m'ɪni", gb: "m'ɪnɪ", stress: "first" },
  { spelling: "nano", us: "n'ænO", gb: "n'anQ", stress: "first" },
  { spelling: "over", us: "'Ovəɹ", gb: "'Qvə", stress: "rest" },
  { spelling: "poly", us: "p'ɑli", gb: "p'ɒlɪ", stress: "by-length" },
  { spelling: "post", us: "p'Ost", gb: "p'Qst", stress: "by-length" },
  { spelling: "tele", us: "t'ɛlə", gb: "t'ɛlɪ", stress: "by-length" },
  { spelling: "bio", us: "b'IO", gb: "b'IQ", stress: "by-length" },
  { spelling: "geo", us: "ʤ'iO", gb: "ʤ'iːQ", stress: "by-length" },
  { spelling: "mis", us: "m'ɪs", gb: "m'ɪs", stress: "rest" },
  { spelling: "neo", us: "n'iO", gb: "n'iːQ", stress: "rest" },
  { spelling: "non", us: "n'ɑn", gb: "nɒn", stress: "rest" },
  { spelling: "pre", us: "pɹi", gb: "pɹiː", stress: "rest" },
  { spelling: "de", us: "di", gb: "diː", stress: "rest" },
  { spelling: "un", us: "'ʌn", gb: "ʌn", stress: "rest" },
  { spelling: "re", us: "ɹi", gb: "ɹ'iː", stress: "rest" },
  { spelling: "e", us: "'i", gb: "'iː", stress: "first", before: ELECTRONIC },
];
