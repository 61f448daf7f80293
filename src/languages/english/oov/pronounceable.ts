/**
 * Returns whether letters can be pronounced as an English word. It checks the consonants at the start and end of words
 * and between vowels. This distinguishes names (RASKOLNIKOV) from acronyms (PCMCIA).
 *
 * @param word a word in lower case; accents and apostrophes are ignored
 */
export function isPronounceable(word: string): boolean {
  const letters = word.normalize("NFD").replaceAll(/[^a-z]/gu, "");
  const [first = "", ...rest] = letters.split(/[aeiouy]+/u);
  const last = rest.pop();
  if (last === undefined || !(first === "" || isOnset(first)) || !(last === "" || isCoda(last))) return false;
  return rest.every(isMedial);
}

/** Returns whether consonants between vowels are the end of one syllable and the start of the next. */
function isMedial(cluster: string): boolean {
  for (let cut = 0; cut <= cluster.length; cut += 1) {
    const [coda, onset] = [cluster.slice(0, cut), cluster.slice(cut)];
    if ((coda === "" || isCoda(coda)) && (onset === "" || isOnset(onset))) return true;
  }
  return false;
}

/** Returns whether consonants can begin an English syllable. */
export function isOnset(cluster: string): boolean {
  return cluster.length === 1 || ONSETS.has(cluster);
}

function isCoda(cluster: string): boolean {
  return cluster.length === 1 || CODAS.has(cluster);
}

const set = (clusters: string): ReadonlySet<string> => new Set(clusters.trim().split(/\s+/u));

/** Consonants at the start of at least eight words of misaki's American dictionaries, and of some names. */
const ONSETS = set(`
  pr st tr ch br sh cr sp gr fl cl fr pl bl th sc sl ph dr str wh gl sw sn scr sk sm ps sq thr tw kn wr spr chr rh spl sch shr
  gh kr kl chl gn sph kh pt scl dw pn dh phr phl ts schm schl bh thw sv kw cz schn vr vl zh dj mn phth schw
  bj fj skr skl tch tz sz szcz zw zl nh ng
`);

/** Consonants at the end of at least eight words of misaki's American dictionaries, and of some names. */
const CODAS = set(`
  ng ss rs st nt sm sh ns ck nd ngs rd ll ts ls cs rt ms rk th rn nts ds rm ps ght ct ld nk wn ch cks sts lt ws ft rds ff tch nds lls
  mp nch pt gs ph rts ks bs lk rg cts rch gh nks sms rl rks sk wl mps lf rns ths mb ffs rms lts rb rp ghts rth rst hs tt gn
  lm nth lds fts rf fs sp tz wns wk wls mpt sks lp xt rls tts mbs lks mn ghs nx rps nn rbs pts rph wth phs wd zz gns sc dd cht nsk sps
  mph lch nct rths lms chs lth lps rr rfs wt rgh kh wks rld ngth sht nns bt rsh hn hr rsk pp nths rnt rsts ln nc mns
  bb cc gg mm rgs ndt dt lz nz rz tzsch tsch lv rv lsk tsk vsk ngst cht hl hm rtz ntz ltz nst zd
`);
