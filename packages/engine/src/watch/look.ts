import { EngineError } from '../error.ts';

/**
 * What one of the planned looks may err by, so that all of them together err by `all` at most. Throws EngineError
 * `bad-number` for a look that was not planned: its error would come on top.
 */
export function missOfLook(all: number, look: number, looks: number): number {
  if (!(look >= 1 && look <= looks)) {
    throw new EngineError('bad-number', `Look ${look} of ${looks} was not planned.`);
  }
  return all / looks;
}
