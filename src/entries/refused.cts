/**
 * Stands for VoxWeave where it cannot run; package.json names the runtimes. It is CommonJS, so that a bundle that imports names from
 * it is built, and says why when it runs.
 */
throw new Error(
  "VoxWeave does not run in React Native, Cloudflare Workers or an edge runtime: its engine needs threads, processes and 1 GB of memory. " +
    'Run "voxweave serve" on a computer and fetch the sound from it, or speak in a web page with voxweave/browser; see docs/runtimes.md',
);
