/** Letters that voices of eSpeak NG say. They take Latin ones for English, and Greek ones for names of letters. */
export const LATIN: RegExp = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;
export const DEVANAGARI: RegExp =
  /[\p{Script=Devanagari}\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;
