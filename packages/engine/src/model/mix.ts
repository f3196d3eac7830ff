import { EngineError } from '../error.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { Mixture, type Share } from './mixture.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { PerQuery } from './per-query.ts';
import { topItems } from './top-items.ts';

const kind = 'mix';

/**
 * Several models as one: each model's scores are divided by their largest, weighted and added, so that a
 * model counts by how it tells items apart and not by the size of its numbers. A linear combination
 * after min-max normalisation (Fox and Shaw, "Combination of Multiple Searches", TREC-2, 1994), with 0 as
 * the least. Scores are 0 … 1.
 */
export class Mix implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly parts: readonly Share[];
  private readonly mixtures = new PerQuery((query) => new Mixture(this.parts, query));

  constructor(parts: readonly Share[]) {
    if (parts.length === 0 || !parts.every(({ weight }) => weight > 0 && Number.isFinite(weight))) {
      throw new EngineError('bad-number', 'a mix has parts, each with a weight above 0');
    }
    this.parts = parts;
    this.itemCount = Math.max(...parts.map(({ model }) => model.itemCount));
  }

  score(query: Query): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = new Float64Array(itemSpan(this.itemCount, query.plays, count));
    this.mixtures.of(query).addTo(scores);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    this.mixtures.of(query).explain(query, item, add);
  }

  save(): Uint8Array {
    const sections: Record<string, Uint8Array> = {};
    const numbers: Record<string, number> = { partCount: this.parts.length };
    for (const [place, { model, weight }] of this.parts.entries()) {
      numbers[`weight ${place}`] = weight;
      sections[`kind ${place}`] = new TextEncoder().encode(model.kind);
      sections[`model ${place}`] = model.save();
    }
    return writeModelFile({ kind, numbers, sections });
  }
}

/** A mix from its file; `families` must have the kinds of its parts. Throws as `ModelFamily.load`. */
export function loadMix(file: Uint8Array, families: readonly ModelFamily<object>[]): Mix {
  const content = readModelFile(file, kind);
  const parts = Array.from({ length: content.number('partCount') }, (_, place) => {
    const name = new TextDecoder().decode(content.bytes(`kind ${place}`));
    const family = families.find((one) => one.kind === name);
    if (family === undefined) {
      throw new EngineError('model-file-corrupt', `the mix has a part of unknown kind ${name}`);
    }
    const model = family.load(content.bytes(`model ${place}`));
    return { model, weight: content.number(`weight ${place}`) };
  });
  return new Mix(parts);
}
