import type { Claim, DateClaim, NumberClaim } from './read-claims.ts';

const rounding = 0.5;

function sameNumber(said: NumberClaim, known: NumberClaim): boolean {
  if (said.of !== known.of) return false;
  if (known.decimals === 0) return said.value === known.value;
  return Math.abs(said.value - known.value) <= (said.decimals === 0 ? rounding : rounding / 10);
}

function sameDate(said: DateClaim, known: DateClaim): boolean {
  const isOfIt =
    said.role === known.role || known.isText || (said.role === null && known.role !== 'released');
  return (
    isOfIt &&
    (['year', 'month', 'day'] as const).every(
      (part) => said[part] === null || said[part] === known[part],
    )
  );
}

/** Whether what is said follows from what is known: the same number of the same things, or a part of the same date. */
function follows(said: Claim, known: Claim): boolean {
  if (said.kind === 'number') return known.kind === 'number' && sameNumber(said, known);
  if (said.kind === 'weekday') return known.kind === 'weekday' && known.weekday === said.weekday;
  if (said.kind === 'date') return known.kind === 'date' && sameDate(said, known);
  if (known.kind === 'decade') return known.from === said.from;
  // When somebody listened says nothing of when music is from.
  if (known.kind !== 'date' || known.year === null || known.role !== 'released') return false;
  return known.year >= said.from && known.year < said.from + 10;
}

export function claimHolds(said: Claim, known: readonly Claim[]): boolean {
  return known.some((one) => follows(said, one));
}
