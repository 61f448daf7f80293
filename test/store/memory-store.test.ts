import { createMemoryUtteranceStore } from "../../src/store/memory-store.js";
import { describeUtteranceStore } from "../contract/utterance-store.js";

describeUtteranceStore("memory", async (options) => ({
  store: createMemoryUtteranceStore(options),
  [Symbol.asyncDispose]: async () => {},
}));
