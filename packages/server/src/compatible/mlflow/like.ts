/**
 * Whether a text is like a pattern of SQL: `%` is any text, `_` any one sign. By going back to the last `%`
 * only, so that no pattern takes longer than the text times itself.
 */
export function isLike(text: string, pattern: string): boolean {
  let [at, of] = [0, 0];
  let [lastAny, lastAt] = [-1, 0];
  while (at < text.length) {
    const sign = pattern[of];
    if (sign === '%') {
      lastAny = of;
      lastAt = at;
      of += 1;
    } else if (sign === '_' || sign === text[at]) {
      at += 1;
      of += 1;
    } else if (lastAny >= 0) {
      lastAt += 1;
      at = lastAt;
      of = lastAny + 1;
    } else return false;
  }
  while (pattern[of] === '%') of += 1;
  return of === pattern.length;
}
