import type { Rejection } from './format.ts';

/** Characters of a name that tell listeners apart. */
export const longestListener = 200;

/** Holds the rows of a personal file to one listener: the first whom a row names. */
export class OneListener {
  /** In memory only: whose a file is, is never stored. */
  #first = '';

  /** Why a row is not the listener's; null where it is, or says of nobody. */
  refuse(listener: string): Rejection | null {
    if (listener === '') return null;
    this.#first ||= listener;
    if (listener === this.#first) return null;
    return {
      code: 'other-listener',
      reason: "the row is another listener's: `echotune corpus add` takes files of many",
    };
  }
}
