/**
 * Which of the objects that are held go when there is no room; the cache itself only holds them. Sizes are in bytes.
 * Written down here and not where policies are made, because this floor takes them as they are handed to it.
 */
export interface EvictionPolicy {
  readonly capacity: number;
  /** Of all that is held. */
  readonly bytes: number;
  /** A request; true where the key is held. */
  touch(key: string): boolean;
  /** Takes a key, or gives one that is held its new size; tells which go for it, which may be the key itself. */
  admit(key: string, bytes: number): readonly string[];
  remove(key: string): void;
  /** Tells what goes. */
  resize(capacity: number): readonly string[];
}

/** A policy by its name. Throws where there is none of that name. */
export type PolicyMaker = (name: string, capacity: number) => EvictionPolicy;
