const nanosInCent = 10_000_000;

/** "12.50", "0.000123": dollars to the nano-dollar, and to the cent at least. */
export function writeDollars(nanoUsd: number): string {
  const digits = String(nanoUsd).padStart(10, '0');
  const [whole, part] = [digits.slice(0, -9), digits.slice(-9)];
  const kept = nanoUsd % nanosInCent === 0 ? part.slice(0, 2) : part.replace(/0+$/, '');
  return `${whole}.${kept}`;
}

/** The nano-dollars that a text such as "5", "$2.50" or "0.000000001" says; null where it is no amount. */
export function readDollars(text: string): number | null {
  const [, whole, part = ''] = /^\$?(\d{1,7})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  return Number(`${whole}${part.padEnd(9, '0')}`);
}
