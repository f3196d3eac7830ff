import type { Claim } from './read-claims.ts';

const rounding = 0.5;

/** Whether what is said follows from what is known: the same number, rounded at most, or a part of the same date. */
function follows(said: Claim, known: Claim): boolean {
  if (said.kind === 'number') {
    if (known.kind === 'date') return said.value === known.day || said.value === known.year;
    if (known.kind !== 'number') return false;
    if (known.decimals === 0) return said.value === known.value;
    return Math.abs(said.value - known.value) <= (said.decimals === 0 ? rounding : rounding / 10);
  }
  if (said.kind === 'weekday') return known.kind === 'weekday' && known.weekday === said.weekday;
  if (said.kind === 'decade') {
    if (known.kind === 'decade') return known.from === said.from;
    const year = known.kind === 'date' ? known.year : known.kind === 'number' ? known.value : null;
    return year !== null && year >= said.from && year < said.from + 10;
  }
  if (known.kind === 'number') {
    return said.month === null && said.day === null && known.value === said.year;
  }
  if (known.kind !== 'date') return false;
  return (['year', 'month', 'day'] as const).every(
    (part) => said[part] === null || said[part] === known[part],
  );
}

export function claimHolds(said: Claim, known: readonly Claim[]): boolean {
  return known.some((one) => follows(said, one));
}
