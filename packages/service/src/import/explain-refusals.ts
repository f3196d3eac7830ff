import type { Refusal } from '@echotune/formats';

/** Why no format takes a file: a line for each reason, with all the formats that give it. */
export function explainRefusals(refusals: readonly Refusal[]): string {
  const titles = new Map<string, string[]>();
  for (const { title, why } of refusals) titles.set(why, [...(titles.get(why) ?? []), title]);
  return [...titles].map(([why, formats]) => `${formats.join(', ')}: ${why}`).join('\n');
}
