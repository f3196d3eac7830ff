/**
 * The source of each spelling in a batch. Nearly always it is one for all of them: then nothing is
 * held a spelling, for what lives as long as a batch is copied by every collection of young objects.
 */
export class SpellingSources {
  readonly #names = new Set<string>();
  readonly #byId: ReadonlyMap<number, string> | null;

  constructor(spellings: readonly { readonly id: number; readonly source: string }[]) {
    for (const { source } of spellings) this.#names.add(source);
    this.#byId =
      this.#names.size > 1 ? new Map(spellings.map(({ id, source }) => [id, source])) : null;
  }

  has(source: string): boolean {
    return this.#names.has(source);
  }

  of(spellingId: number): string {
    const [only = ''] = this.#byId === null ? this.#names : [this.#byId.get(spellingId)];
    return only;
  }
}
