import type { SelectionStep } from '../rank.ts';

/** No more songs of an artist than the shelf allows: the next candidate takes the slot. */
export const artistCap: SelectionStep = {
  name: 'artist-cap',
  excludes(candidate, taken, { rules }) {
    const same = taken.filter(({ artist }) => artist === candidate.artist);
    return same.length >= rules.artistCap;
  },
};
