import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKey } from './key-ring.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Text under AES-256-GCM (NIST SP 800-38D), as base64url of nonce, tag and ciphertext. It opens for
 * the same purpose only: what is sealed for one row cannot be put into another.
 */
export function seal(key: SealingKey, plain: string, purpose: string): string {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key.bytes, nonce, { authTagLength: tagBytes });
  sealing.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed; null under another key, for another purpose, or where a bit has changed. */
export function open(key: SealingKey, sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return null;
  const opening = createDecipheriv(cipher, key.bytes, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  opening.setAAD(Buffer.from(purpose));
  opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const start = opening.update(bytes.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([start, opening.final()]).toString('utf8');
  } catch {
    // The one thing `final` can complain of is that the tag does not fit.
    return null;
  }
}
