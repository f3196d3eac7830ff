/** A text as JSON; null where it is none: for bodies of errors, which come in any shape. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
