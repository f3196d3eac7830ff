import { InvalidArgumentError } from 'commander';

function from(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`A whole number from ${least} on.`);
    }
    return value;
  };
}

/** An option's value from 1 on. */
export const whole = from(1);
/** Values of an option that takes several, each from 1 on. */
export const wholes = (text: string, before: readonly number[] = []): number[] => [
  ...before,
  whole(text),
];
/** An option's value from 0 on. */
export const wholeOrZero = from(0);
