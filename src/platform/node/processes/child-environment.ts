/** What any program needs: to be found, to find its files, to speak the user's language, to reach the network. */
const COMMON: readonly RegExp[] = [
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|TEMP|TMP|TMPDIR|LANG|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH)$/i,
  /^(SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|PROGRAMDATA)$/i, // Without these, programs of Windows do not start.
  /^LC_/,
  /^(MALLOC_ARENA_MAX|GLIBC_TUNABLES)$/,
  /^(XDG_CACHE_HOME|SSL_CERT_FILE|SSL_CERT_DIR)$/,
  /^(HTTP|HTTPS|ALL|NO)_PROXY$/i,
];

/** Which interpreter the commands of version managers start. */
const INTERPRETERS: readonly RegExp[] = [
  /^PYENV_(ROOT|VERSION)$/,
  /^(ASDF|MISE)_(DATA_DIR|CONFIG_DIR|PYTHON_VERSION)$/,
];

const ENGINE: readonly RegExp[] = [
  ...COMMON,
  ...INTERPRETERS,
  /^(CUDA|HIP|OMP|MKL)_/,
  /^(HF_HOME|HF_ENDPOINT|REQUESTS_CA_BUNDLE)$/,
  /^HF_HUB_/,
];

const NODE: readonly RegExp[] = [...COMMON, /^OMP_/, /^ELECTRON_RUN_AS_NODE$/];

/** Options of pip that would have it work elsewhere, on other packages, or with other output than VoxWeave asks for. */
const MISLEADING = "TARGET|PREFIX|ROOT|USER|REQUIRE_VIRTUALENV|REQUIREMENT|LOG|QUIET|VERBOSE|DRY_RUN|PYTHON";

const PIP: readonly RegExp[] = [
  ...COMMON,
  ...INTERPRETERS,
  new RegExp(`^PIP_(?!(${MISLEADING})$)`),
  /^(XDG_CONFIG_HOME|XDG_CONFIG_DIRS|NETRC|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/,
];

const NPM: readonly RegExp[] = [
  ...COMMON,
  /^npm_config_/i,
  /^(NPM_TOKEN|NODE_AUTH_TOKEN)$/, // The names by which a user's .npmrc usually refers to a token.
  /^(NODE_EXTRA_CA_CERTS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY)$/,
  /^(NVM_DIR|VOLTA_HOME|ASDF_DATA_DIR|ASDF_NODEJS_VERSION|MISE_DATA_DIR|MISE_NODE_VERSION)$/,
];

/**
 * The environment of a Python process that runs an engine: an allow-list of Node's own, what keeps libraries quiet, and
 * what the caller adds, which replaces both. `HF_TOKEN` is passed on only when the caller adds it.
 */
export function childEnvironment(own: NodeJS.ProcessEnv, added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...allow(own, ENGINE), HF_HUB_DISABLE_PROGRESS_BARS: "1", TOKENIZERS_PARALLELISM: "false", ...added };
}

/** The environment of a Node process of VoxWeave's own, which makes no connection and reads no configuration. */
export function nodeEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return allow(own, NODE);
}

/** The environment of pip: with its own settings, which name indexes, proxies, certificates and perhaps a password. */
export function pipEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...allow(own, PIP), PYTHONUTF8: "1" };
}

/** The environment of npm: with its own settings, and the tokens that they usually refer to. */
export function npmEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return allow(own, NPM);
}

function allow(own: NodeJS.ProcessEnv, patterns: readonly RegExp[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(own).filter(([name]) => patterns.some((pattern) => pattern.test(name))));
}
