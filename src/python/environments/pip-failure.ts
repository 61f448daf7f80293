/** The cause of a pip failure, and the instruction that fixes it. */
export interface PipFailure {
  readonly reason: string;
  readonly remedy: string;
}

/** Explains the last output of a failed pip. The first matching rule applies, so rules for causes come before effects. */
export function explainPip(output: string): PipFailure {
  for (const { pattern, explain } of RULES) {
    const match = pattern.exec(output);
    if (match) return explain(match[1] ?? "");
  }
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const complaint = lines.findLast((line) => /^ERROR:/.test(line)) ?? lines.at(-1) ?? "it printed nothing";
  return {
    reason: `pip failed: ${complaint.trim().slice(0, 400)}`,
    remedy: "Fix the problem that pip reports, or run the command again",
  };
}

interface Rule {
  readonly pattern: RegExp;
  readonly explain: (found: string) => PipFailure;
}

const RULES: readonly Rule[] = [
  {
    pattern: /No space left on device|Errno 28|not enough space on the disk|Disk quota exceeded/i,
    explain: () => ({
      reason: "the disk is full",
      remedy:
        "Free some space (TMPDIR and pip's cache count as well), or set VOXWEAVE_CACHE to a folder on another disk",
    }),
  },
  {
    pattern: /DO NOT MATCH THE HASHES[\s\S]*?^\s+([\w.[\]-]+(?:==[\w.+-]+)?) from /m,
    explain: (found) => ({
      reason: `the digest of ${found} differs from the one in the lock`,
      remedy:
        "Nothing was installed. A mirror or a proxy may have sent another file: try another index, such as `-- --index-url ADDRESS`",
    }),
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED|SSLError|SSL: /,
    explain: () => ({
      reason: "Python does not trust the certificate of the package index",
      remedy: "If a proxy of your network replaces certificates, set PIP_CERT to the file with the proxy's certificate",
    }),
  },
  {
    pattern:
      /Failed to establish a new connection|NewConnectionError|NameResolutionError|getaddrinfo|Name or service not known|Temporary failure in name resolution|Network is unreachable|ConnectTimeout|ReadTimeout|Read timed out|ProxyError|Connection (?:refused|reset|aborted)|Max retries exceeded/i,
    explain: () => ({
      reason: "the package index cannot be reached",
      remedy:
        "Check the network and HTTPS_PROXY, or name a mirror (`-- --index-url ADDRESS`) or a folder of wheels (`-- --no-index --find-links FOLDER`)",
    }),
  },
  {
    pattern: /No matching distribution found for (\S+)/,
    explain: (found) => ({
      reason: `the package index has no wheel of ${found} for this Python on this machine`,
      remedy: "Use another version of Python (--python PATH), or name another index after `--`",
    }),
  },
  {
    pattern: /no such option: (\S+)|invalid .*value for|usage: .*pip/i,
    explain: (found) => ({
      reason: `pip rejected its arguments${found ? `: it has no option ${found}` : ""}`,
      remedy: "See `python -m pip install --help` for what may follow `--`",
    }),
  },
  {
    pattern: /Permission denied: '?([^'\n]*)/,
    explain: (found) => ({
      reason: `writing ${found} is not permitted`,
      remedy: "Change its permissions, or set VOXWEAVE_CACHE to a writable folder",
    }),
  },
  {
    pattern: /No module named '?"?pip/,
    explain: () => ({
      reason: "this Python has no pip",
      remedy: "Install it with your system's packages, or use another Python: --python PATH",
    }),
  },
];
