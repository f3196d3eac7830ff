/** What a cached object is called: a name, or a number that stands for it. */
export type CacheKey = string | number;

/**
 * Which objects a cache of so many bytes keeps. It knows keys and sizes alone: whoever caches holds the objects
 * themselves and lets go of each key that a call returns. The same code runs in the in-process tier and in
 * simulation. Deterministic: the same calls lead to the same answers. Sizes are whole bytes, 0 or more, anything else
 * throws EngineError `bad-number`.
 */
export interface EvictionPolicy<K extends CacheKey> {
  /** Bytes that it may hold. */
  readonly capacity: number;
  /** Bytes that it holds: never more than `capacity`. */
  readonly bytes: number;
  has(key: K): boolean;
  /** Counts a request, and tells whether the object is held. */
  touch(key: K): boolean;
  /**
   * Takes in an object that was made because a request missed it; one that is held gets a new size. Returns what has
   * to go for it, which may be the key itself: an object above capacity is refused, and W-TinyLFU turns away what is
   * asked for less often than what would have to go.
   */
  admit(key: K, bytes: number): readonly K[];
  /** Lets go of an object that is not wanted any longer, if it is held. */
  remove(key: K): void;
  /** Gives it another capacity; returns what has to go. */
  resize(capacity: number): readonly K[];
}
