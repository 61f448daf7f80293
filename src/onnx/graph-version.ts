/**
 * Name of the output that a prepared graph has beside the sound: int64, shape (tokens,), both pads included.
 * @unit frames of 600 samples
 */
export const DURATIONS_OUTPUT = "durations";

/** Changes whenever the same source gives another graph than before: part of the name of a prepared graph in a cache. */
export const GRAPH_VERSION = 9;
