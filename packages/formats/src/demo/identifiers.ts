/** Identifiers in the shape of the real ones; that any is taken is as unlikely as a collision. */

import type { Random } from '../random.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const hex = '0123456789abcdef';

function draw(random: Random, digits: string, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += digits.charAt(random.below(digits.length));
  return text;
}

/** `spotify:`, the kind, and 22 digits of base 62. */
export function serviceUri(random: Random, kind: 'track' | 'episode' | 'audiobook'): string {
  return `spotify:${kind}:${draw(random, base62, 22)}`;
}

export function trackUri(random: Random): string {
  return serviceUri(random, 'track');
}

/** A MusicBrainz identifier: a UUID of version 4 (RFC 9562, section 5.4). */
export function recordingMbid(random: Random): string {
  const first = `${draw(random, hex, 8)}-${draw(random, hex, 4)}-4${draw(random, hex, 3)}`;
  return `${first}-${draw(random, '89ab', 1)}${draw(random, hex, 3)}-${draw(random, hex, 12)}`;
}
