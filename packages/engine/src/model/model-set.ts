import { BaseLevel, baseLevel } from './base-level.ts';
import type { Blend } from './blend.ts';
import { Chain, chain } from './chain.ts';
import type { Model } from './model.ts';
import { Rediscover, rediscover } from './rediscover.ts';
import { RightNow, rightNow } from './right-now.ts';

/** Models by kind, from which a shelf takes the first of its list that is there and has an answer. */
export type ModelSet = ReadonlyMap<string, Model>;

/** A trained blend and each of its parts. */
export function modelSet(blend: Blend): ModelSet {
  return new Map<string, Model>([[blend.kind, blend], ...Object.entries(blend.parts)]);
}

/** What can answer before anything is trained, or when no model file can be read: the personal models. */
export function personalModels(itemCount: number): ModelSet {
  const models: Model[] = [
    new BaseLevel(itemCount, baseLevel.defaults),
    new Chain(itemCount, chain.defaults),
    new Rediscover(itemCount, rediscover.defaults),
    new RightNow(itemCount, rightNow.defaults),
  ];
  return new Map(models.map((model) => [model.kind, model]));
}
