import { type Interactions, seededRandom } from '@echotune/engine';

const endsAt = Date.UTC(2026, 0, 1);
const monthsMs = 18 * 30.44 * 86_400_000;
const songMs = 210_000;
/** Plays of a session. */
const sitting = 8;
/** From the start of a sitting to the next one, at least: one after the other, with a silence that ends a session. */
const leastStepMs = sitting * songMs + 3_600_000;
/** Share of the plays that are of the listener's own part of the catalogue. */
const atHome = 0.8;
const neighbourhoods = 200;

/**
 * Listeners with about the same number of plays each, in sittings over 18 months, or over as many years as a
 * long history takes; songs by Zipf's law
 * (rank^-1, from a uniform number by its inverse) within one of 200 neighbourhoods, or anywhere.
 */
export function community(plays: number, listeners: number, tracks: number): Interactions {
  const random = seededRandom(1);
  const items = new Int32Array(plays);
  const startedAt = new Float64Array(plays);
  const offsets = new Int32Array(listeners + 1);
  const homeSize = Math.max(1, Math.floor(tracks / neighbourhoods));
  const zipf = (count: number) => Math.min(count - 1, Math.floor(count ** random()) - 1);
  for (let listener = 0; listener < listeners; listener++) {
    const from = Math.floor((plays * listener) / listeners);
    const to = Math.floor((plays * (listener + 1)) / listeners);
    offsets[listener + 1] = to;
    const home = Math.floor(random() * neighbourhoods) * homeSize;
    const sittings = Math.max(1, Math.ceil((to - from) / sitting));
    const stepMs = Math.max(leastStepMs, monthsMs / sittings);
    const begunAt = endsAt - sittings * stepMs;
    for (let at = from; at < to; at++) {
      const nth = at - from;
      items[at] = random() < atHome ? home + zipf(homeSize) : zipf(tracks);
      startedAt[at] = begunAt + Math.floor(nth / sitting) * stepMs + (nth % sitting) * songMs;
    }
  }
  return { itemCount: tracks, listenerCount: listeners, offsets, items, startedAt };
}
