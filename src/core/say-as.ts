/** A way to read a piece of text, which overrides the reading that its context suggests. */
export type SayAs =
  | "characters"
  | "cardinal"
  | "ordinal"
  | "fraction"
  | "date"
  | "time"
  | "telephone"
  | "currency"
  | "unit";
