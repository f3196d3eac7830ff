const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Of `5m` and the like. */
export function secondsOf(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const known = Object.entries(unitSeconds).find(([name]) => name === unit);
  if (known === undefined) throw new Error(`"${text}" is no duration`);
  return Number(count) * known[1];
}

/** Of two samples a second apart a rate can be told. */
const leastSeconds = 5;

/** A range divided by the scale, as Prometheus writes it; as it was where there is nothing to divide. */
export function duration(text: string, scale: number): string {
  if (scale === 1) return text;
  return `${Math.max(leastSeconds, Math.round(secondsOf(text) / scale))}s`;
}
