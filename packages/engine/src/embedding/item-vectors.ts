import type { ModelSet } from '../blend/model-set.ts';
import type { ItemFactors } from '../factor/fold-in.ts';
import { Als } from '../model/als.ts';
import { Neighbours } from '../model/neighbours.ts';
import { spectralVectors } from './spectral-vectors.ts';
import { isPlaced, normalised, type Vectors } from './vectors.ts';

/** Where fewer listeners than that played, the factors tell who played, not what goes with what. */
const enoughFactors = 32;

/**
 * Where the trained models put each item: by the factors of a community's plays, by what is played near
 * what where there are few listeners. Undefined where nothing was trained. About 50 operations a cell.
 */
export function itemVectorsOf(models: ModelSet): Vectors | undefined {
  const factors = models.get('als');
  if (factors instanceof Als && rankOf(factors.items) >= enoughFactors) {
    return centred({ ...factors.items, count: factors.itemCount });
  }
  const near = models.get('neighbours');
  return near instanceof Neighbours ? spectralVectors(near.similar) : undefined;
}

function rankOf({ shared }: ItemFactors): number {
  return shared.reduce((rank, value) => rank + (value > 0 ? 1 : 0), 0);
}

/** What all items have in common (being played at all) is taken from each before rows are normalised. */
function centred({ width, count, rows }: Vectors): Vectors {
  const unit = normalised({ width, count, rows });
  const mean = new Float64Array(width);
  let known = 0;
  for (let row = 0; row < count; row++) {
    if (!isPlaced(unit, row)) continue;
    known += 1;
    for (let at = 0; at < width; at++) mean[at]! += unit.rows[row * width + at]!;
  }
  for (let row = 0; row < count; row++) {
    if (!isPlaced(unit, row)) continue;
    for (let at = 0; at < width; at++) unit.rows[row * width + at]! -= mean[at]! / known;
  }
  return normalised(unit);
}
