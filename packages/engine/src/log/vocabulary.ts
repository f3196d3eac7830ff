/** Names numbered 0 … n − 1 by first appearance. */
export class Vocabulary {
  readonly #names: string[];
  readonly #numbers: Map<string, number>;

  /** Goes on behind the names that are given. */
  constructor(names: readonly string[] = []) {
    this.#names = [...names];
    this.#numbers = new Map(names.map((name, number) => [name, number]));
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** The number of a name, a new one where it has none yet. */
  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  /** The number of a name; undefined where it has none. */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }
}
