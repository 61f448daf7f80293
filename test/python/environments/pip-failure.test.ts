import { expect, test } from "vitest";
import { explainPip } from "../../../src/python/environments/pip-failure.js";
import { explainVenv } from "../../../src/python/environments/venv.js";

/** The last output of failed runs of several releases of pip. */
test.each([
  [
    "no network",
    `WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError("HTTPSConnection(host='index.example', port=443): Failed to establish a new connection: [Errno 111] Connection refused")': /simple/six/
ERROR: Could not find a version that satisfies the requirement six==1.17.0 (from versions: none)
ERROR: No matching distribution found for six==1.17.0`,
    "the package index cannot be reached",
    "Check the network and HTTPS_PROXY",
  ],
  [
    "a full disk",
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n",
    "the disk is full",
    "set VOXWEAVE_CACHE",
  ],
  [
    "a file with another digest",
    `ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes. Otherwise, examine the package contents carefully; someone may have tampered with them.
    addict==2.4.0 from https://index.example/packages/addict-2.4.0-py3-none-any.whl (from -r lock.txt (line 1)):
        Expected sha256 0000000000000000000000000000000000000000000000000000000000000000
             Got        249bb56bbfd3cdc2a004ea0ff4c2b6ddc84d53bc2194761636eb314d5cfa5dfc`,
    "the digest of addict==2.4.0 differs from the one in the lock",
    "Nothing was installed",
  ],
  [
    "no wheel for this machine",
    `ERROR: Could not find a version that satisfies the requirement torch==2.13.0 (from versions: 2.2.0)
ERROR: No matching distribution found for torch==2.13.0`,
    "the package index has no wheel of torch==2.13.0 for this Python on this machine",
    "--python PATH",
  ],
  [
    "an unknown argument",
    "Usage:   \n  python -m pip install [options] <archive url/path> ...\n\nno such option: --no-such\n",
    "pip rejected its arguments: it has no option --no-such",
    "pip install --help",
  ],
  ["no pip", "/usr/bin/python3: No module named pip\n", "this Python has no pip", "another Python"],
  [
    "a certificate",
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate')) - skipping",
    "Python does not trust the certificate of the package index",
    "PIP_CERT",
  ],
  ["something else", "Collecting x\nERROR: the moon is full\nnotice\n", "pip failed: ERROR: the moon is full", "again"],
])("a pip failure is explained with its cause and a remedy: %s", (_, output, reason, remedy) => {
  expect(explainPip(output)).toEqual({ reason, remedy: expect.stringContaining(remedy) });
});

test("the error for a Python without venv names the Debian package to install", () => {
  const output = `The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.`;
  expect(explainVenv(output, "3.11.2")).toEqual({
    reason: "this Python 3.11.2 lacks venv and pip",
    remedy: "Install them, for example with `sudo apt install python3.11-venv`, and run the command again",
  });
});
