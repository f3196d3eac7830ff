import { idOf } from '../explore/seeds.ts';

/** Which conversation an address is about; none is the beginning of one. */
export function talkOf({ talk }: Record<string, unknown>): { readonly talk?: number | undefined } {
  const id = idOf(talk);
  return id === undefined ? {} : { talk: id };
}
