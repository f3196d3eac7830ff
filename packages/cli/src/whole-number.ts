import { InvalidArgumentError } from 'commander';

/** An option's value from 1 on. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('A whole number from 1 on.');
  }
  return value;
}
