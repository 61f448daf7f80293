/** Name of the output that a prepared graph has beside the sound: frames of each token, int64, shape (1, tokens) or (tokens,). */
export const DURATIONS_OUTPUT = "durations";
