import { EngineError } from '../error.ts';

/**
 * The options, if every one is a finite number that is not negative, and those named are above 0.
 * Throws EngineError('bad-number') otherwise: with such options scores could be NaN.
 */
export function sound<Options extends object>(
  options: Options,
  ...positive: readonly (keyof Options & string)[]
): Options {
  for (const [name, value] of Object.entries(options)) {
    const above = positive.some((wanted) => wanted === name);
    if (!Number.isFinite(value) || value < 0 || (above && value === 0)) {
      throw new EngineError(
        'bad-number',
        `option ${name} must be ${above ? 'above' : 'at least'} 0, got ${value}`,
      );
    }
  }
  return options;
}
