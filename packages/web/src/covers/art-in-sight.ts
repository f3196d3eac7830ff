import type { Covers } from '../api.generated.ts';
import { apiUrl, get } from '../api.ts';
import { ArtQueue } from './art-queue.ts';

export interface ArtOf {
  readonly listener: number;
  readonly song: number;
}

const queues = new Map<number, ArtQueue>();
/** What to do when an element comes into sight. */
const unseen = new WeakMap<Element, () => void>();
const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) unseen.get(target)?.();
});

function queueOf(listener: number): ArtQueue {
  const queue =
    queues.get(listener) ??
    new ArtQueue({
      ask: async (song) =>
        (await get<Covers>('/covers', { listener, song: song.map(String) })).covers,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  queues.set(listener, queue);
  return queue;
}

/**
 * Has the address of a song's picture shown once the element is in sight and the picture there; what ends
 * that. Songs out of sight are not asked about.
 */
export function watchArt(
  element: Element,
  { listener, song }: ArtOf,
  show: (address: string) => void,
): () => void {
  let stop = () => {};
  unseen.set(element, () => {
    observer.unobserve(element);
    stop = queueOf(listener).want(song, (picture) =>
      show(apiUrl(`/covers/${picture}`, { listener })),
    );
  });
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    stop();
  };
}
