import { EchoError, type Impression, type Store, type Telemetry } from '@echotune/data';
import { forgetShown } from '../listener/forget-shown.ts';

const dayMs = 86_400_000;

/** What listeners are shown, kept so that it can be explained later and joined with what they then play. */
export class KeptImpressions {
  readonly #store: Store;
  readonly #telemetry: Telemetry;
  readonly #tidiedAt = new Map<number, number>();

  constructor({ store, telemetry }: { readonly store: Store; readonly telemetry: Telemetry }) {
    this.#store = store;
    this.#telemetry = telemetry;
  }

  /**
   * Ids of the slots of one answer, in their order; 0 where the disk has no room for them: who asks is answered all
   * the same. Throws store-*.
   */
  async keep(shown: readonly Omit<Impression, 'id'>[]): Promise<readonly number[]> {
    const [first] = shown;
    if (first === undefined) return [];
    try {
      await this.#tidy(first.listenerId, first.at);
      return await this.#store.impressions.add(shown);
    } catch (cause) {
      if (!(cause instanceof EchoError && cause.code === 'disk-full')) throw cause;
      this.#telemetry.log('error', 'impressions-not-kept', { cause });
      return shown.map(() => 0);
    }
  }

  /** Once a day, lest what was shown be kept for ever. */
  async #tidy(listenerId: number, now: number): Promise<void> {
    if (now - (this.#tidiedAt.get(listenerId) ?? Number.NEGATIVE_INFINITY) < dayMs) return;
    this.#tidiedAt.set(listenerId, now);
    await forgetShown(this.#store, listenerId, now);
  }
}
