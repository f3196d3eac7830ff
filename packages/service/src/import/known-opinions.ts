import type { Exclusion, Store, Verdict } from '@echotune/data';

type Target = Pick<Verdict, 'songId' | 'artistId'>;
type Period = Omit<Exclusion, 'id'>;

const targetKey = ({ songId, artistId }: Target) => `${songId} ${artistId}`;
const periodKey = (period: Period) => `${targetKey(period)} ${period.from} ${period.to}`;

/** A listener's verdicts and exclusions, looked up once for many entries. */
export class KnownOpinions {
  readonly #verdicts: Map<string, number>;
  readonly #exclusions: Set<string>;

  private constructor(verdicts: readonly Verdict[], exclusions: readonly Exclusion[]) {
    this.#verdicts = new Map(verdicts.map((verdict) => [targetKey(verdict), verdict.at]));
    this.#exclusions = new Set(exclusions.map(periodKey));
  }

  static async of(store: Store, listenerId: number): Promise<KnownOpinions> {
    const verdicts = await store.verdicts.list(listenerId);
    return new KnownOpinions(verdicts, await store.verdicts.exclusions(listenerId));
  }

  /** Whether a verdict is the latest word on its target, which it then is. */
  takeVerdict(verdict: Target & { readonly at: number }): boolean {
    const key = targetKey(verdict);
    const before = this.#verdicts.get(key);
    if (before !== undefined && before >= verdict.at) return false;
    this.#verdicts.set(key, verdict.at);
    return true;
  }

  /** Whether an exclusion is new, which it then is no more. */
  takeExclusion(exclusion: Period): boolean {
    const key = periodKey(exclusion);
    if (this.#exclusions.has(key)) return false;
    this.#exclusions.add(key);
    return true;
  }
}
