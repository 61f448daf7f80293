/** Variables that a worker gets where Node has them. Whatever else Node's environment holds is none of its business. */
const ALLOWED: readonly RegExp[] = [
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH)$/i,
  /^LC_/,
  /^(CUDA|HIP|OMP|MKL)_/,
  /^(HF_HOME|XDG_CACHE_HOME|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE)$/,
  /^HF_HUB_/,
  /^(HTTP|HTTPS|ALL|NO)_PROXY$/i,
];

const FIXED: NodeJS.ProcessEnv = { HF_HUB_DISABLE_PROGRESS_BARS: "1", TOKENIZERS_PARALLELISM: "false" };

/**
 * The environment of a Python process: an allow-list of Node's own, what keeps libraries quiet, and what the caller
 * adds, which goes before both. A token for the hub (`HF_TOKEN`) is passed on only when the caller adds it.
 */
export function childEnvironment(own: NodeJS.ProcessEnv, added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const allowed = Object.entries(own).filter(([name]) => ALLOWED.some((pattern) => pattern.test(name)));
  return { ...Object.fromEntries(allowed), ...FIXED, ...added };
}
