import { BaseLevel, baseLevel } from '../model/base-level.ts';
import { Chain, chain } from '../model/chain.ts';
import { Content } from '../model/content.ts';
import type { Model } from '../model/model.ts';
import { Neighbours } from '../model/neighbours.ts';
import { OwnTransitions } from '../model/own-transitions.ts';
import { Popularity } from '../model/popularity.ts';
import { Rediscover, rediscover } from '../model/rediscover.ts';
import { Repeat, repeat } from '../model/repeat.ts';
import { RightNow, rightNow } from '../model/right-now.ts';
import { FreshSessions } from '../session/fresh-sessions.ts';
import type { Blend } from './blend.ts';

/** Models by kind, from which a shelf takes the first of its list that is there and has an answer. */
export type ModelSet = ReadonlyMap<string, Model>;

/** A trained blend and each of its parts. */
export function modelSet(blend: Blend): ModelSet {
  return new Map<string, Model>([[blend.kind, blend], ...blend.parts]);
}

/** What can answer before anything is trained, or when no model file can be read: the personal models. */
export function personalModels(itemCount: number): ModelSet {
  const models: Model[] = [
    new BaseLevel(itemCount, baseLevel.defaults),
    new Repeat(itemCount, repeat.defaults),
    new Chain(itemCount, chain.defaults),
    new Rediscover(itemCount, rediscover.defaults),
    new RightNow(itemCount, rightNow.defaults),
  ];
  return new Map(models.map((model) => [model.kind, model]));
}

/** How well known each song is among the community, 0 … 1; undefined where it was not asked. */
export function fameOf(models: ModelSet): Float64Array | undefined {
  const community = models.get('popularity');
  return community instanceof Popularity ? community.fame : undefined;
}

/** How many listeners' plays the models were trained on; 0 where none was trained. */
export function listenerCountOf(models: ModelSet): number {
  const counts = [...models.values()].map((model) =>
    model instanceof Neighbours || model instanceof Popularity ? model.listenerCount : 0,
  );
  return Math.max(0, ...counts);
}

/** How alike the community finds two songs, 0 … 1; undefined where it was not asked. */
export function similarityOf(models: ModelSet): ((a: number, b: number) => number) | undefined {
  const community = models.get('neighbours');
  if (!(community instanceof Neighbours)) return undefined;
  return (a, b) => community.similarity(a, b);
}

const minuteMs = 60_000;

/**
 * The community's sessions, to be added to while the models serve: at most `most` listens. Once a set of
 * models; undefined where the community was not asked.
 */
export function freshSessionsOf(models: ModelSet, most: number): FreshSessions | undefined {
  const own = models.get('own-transitions');
  if (!(own instanceof OwnTransitions)) return undefined;
  const { sessions, options } = own.community;
  return new FreshSessions(sessions, options.sessionGapMinutes * minuteMs, most);
}

/** What each song is above all, by song; undefined where nothing is told of songs. */
export function kindsOf(models: ModelSet): Int32Array | undefined {
  const told = models.get('content');
  return told instanceof Content ? told.kinds : undefined;
}
