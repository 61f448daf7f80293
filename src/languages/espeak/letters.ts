/** Letters that eSpeak's voices for Latin scripts can say. They say a Greek letter by its name. */
export const LATIN: RegExp = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters that eSpeak's voice for Hindi can say. It reads Latin words as English and says a Greek letter by its name. */
export const DEVANAGARI: RegExp =
  /[\p{Script=Devanagari}\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;
