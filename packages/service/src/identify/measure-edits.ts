/**
 * Whether two texts differ by at most one inserted, deleted or replaced character, or by two
 * neighbours that changed places (optimal string alignment distance 0 or 1). Linear.
 */
export function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [leftA, leftB] = [a.slice(from, endA), b.slice(from, endB)];
  if (leftA.length <= 1 && leftB.length <= 1) return true;
  return leftA.length === 2 && leftA === `${leftB[1]}${leftB[0]}`;
}
