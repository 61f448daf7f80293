/**
 * Name of the second output of a prepared graph, besides the sound: int64, shape (tokens,), including both pads.
 * @unit frames of 600 samples
 */
export const DURATIONS_OUTPUT = "durations";

/** Increment this when the same source yields a different graph. It is part of a cached graph's file name. */
export const GRAPH_VERSION = 13;
