/**
 * The source of each spelling in a batch. Nearly always it is one for all of them: then nothing is
 * held a spelling, for what lives as long as a batch is copied by every collection of young objects.
 */
export class SpellingSources {
  readonly #only: string;
  readonly #byId: ReadonlyMap<number, string> | null;

  constructor(spellings: readonly { readonly id: number; readonly source: string }[]) {
    const only = spellings[0]?.source ?? '';
    const isOne = spellings.every(({ source }) => source === only);
    this.#only = only;
    this.#byId = isOne ? null : new Map(spellings.map(({ id, source }) => [id, source]));
  }

  has(source: string): boolean {
    return this.#byId === null
      ? this.#only === source
      : this.#byId.values().some((one) => one === source);
  }

  of(spellingId: number): string {
    return this.#byId === null ? this.#only : (this.#byId.get(spellingId) ?? '');
  }
}
