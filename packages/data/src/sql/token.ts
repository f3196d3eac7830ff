import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nobody guesses it, so that a plain digest keeps it secret. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
