import { createHash, randomBytes } from 'node:crypto';
import { EchoError } from '../errors.ts';

const keyBytes = 32;

export interface SealingKey {
  /** Follows from the key and says nothing of it. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** Keys that open; the first one seals. */
export type KeyRing = readonly [SealingKey, ...SealingKey[]];

/** Where the keys are. Read each time: another process may have rotated them. */
export interface KeySource {
  read(): KeyRing;
  /** All or nothing. Null where the keys are given from outside. */
  readonly replace: ((keys: KeyRing) => void) | null;
}

function keyOf(bytes: Buffer): SealingKey {
  const id = createHash('sha256').update('echotune key id').update(bytes).digest('hex').slice(0, 8);
  return { id, bytes };
}

export function newKey(): SealingKey {
  return keyOf(randomBytes(keyBytes));
}

/**
 * Keys as text: 32 bytes each in base64, the sealing one first, white space or commas between.
 * Throws config-bad-value.
 */
export function parseKeys(text: string, place: string): KeyRing {
  const keys = text
    .split(/[\s,]+/)
    .flatMap((word) => (word === '' ? [] : [Buffer.from(word, 'base64')]));
  const [first, ...others] = keys.map(keyOf);
  if (first === undefined || keys.some(({ length }) => length !== keyBytes)) {
    throw new EchoError('config-bad-value', `${place}: a key is 32 bytes in base64.`);
  }
  return [first, ...others];
}

export function keysText(keys: KeyRing): string {
  return `${keys.map(({ bytes }) => bytes.toString('base64')).join('\n')}\n`;
}

/** Keys from the environment: whoever set them replaces them. Throws config-bad-value. */
export function givenKeys(text: string, place: string): KeySource {
  const keys = parseKeys(text, place);
  return { read: () => keys, replace: null };
}
