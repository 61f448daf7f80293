import { messageOf } from "../../../core/message-of.js";

/** Explains why a file could not be read. An error that is not of the file system, such as a parser's, keeps its message. */
export function explainReadFailure(cause: unknown): string {
  switch ((cause as NodeJS.ErrnoException | undefined)?.code) {
    case "ENOENT":
      return "the file does not exist";
    case "ENOTDIR":
      return "a part of its path is a file, not a folder";
    case "EISDIR":
      return "it is a folder; name a file in it";
    case "EACCES":
    case "EPERM":
      return "you have no permission to read it";
    default:
      return messageOf(cause);
  }
}
