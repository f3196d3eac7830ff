import type { AliasedModel, Store } from '@echotune/data';
import { applyAct } from './apply-act.ts';
import { noteDeed } from './crown.ts';
import { decideModels, type ModelAct } from './decide-models.ts';
import { giveUp } from './give-up.ts';
import type { DriftTest } from './look-for-drift.ts';
import { type Measured, type ModelFacts, observeModels } from './observe-models.ts';
import { earlierWhole } from './promote-model.ts';
import type { ProveDeps } from './prove-challenger.ts';
import { isWhole } from './read-artifact.ts';

const hourMs = 3_600_000;

export interface TendDeps extends ProveDeps {
  readonly clock: () => number;
}

/** Has it looked once an hour, by whoever works off jobs. */
export function scheduleTending({ jobs }: Store): Promise<void> {
  return jobs.schedule('tend-models', 'tend-models', {}, { everyMs: hourMs });
}

export interface Tended {
  readonly facts: ModelFacts;
  /** What follows; null where nothing has to be done. */
  readonly act: ModelAct | null;
}

/** Looks at the models that answer, and says what would follow. */
export async function lookAtModels({ store, clock }: TendDeps): Promise<Tended> {
  const facts = await observeModels(store, clock());
  return { facts, act: decideModels(facts) };
}

/**
 * Looks at the models that answer, and does what follows: trains where there is a need, lets a canary answer or ends
 * it, rolls back what listeners take worse.
 */
export async function tendModels(deps: TendDeps): Promise<Tended> {
  await giveUpUnreadable(deps);
  const seen = await lookAtModels(deps);
  await doWhatFollows(deps, seen);
  return seen;
}

/** Looks and acts are written together: cut off in between, the look is taken again. */
export async function doWhatFollows(deps: TendDeps, { facts, act }: Tended): Promise<void> {
  // Files are read before anything is written.
  const earlier = act?.act === 'roll-back' ? await earlierWhole(deps) : null;
  await deps.store.transaction(async (tx) => {
    await keepLooks(tx, facts);
    if (act === null || !(await applyAct(tx, act, earlier))) return;
    await tx.decisions.append({ agent: 'model', kind: 'tended', body: { ...act } });
  });
  if (act !== null) deps.telemetry.log('info', 'models-tended', { ...act });
}

/** A process that has loaded a model answers on when its file is lost or damaged; the next could not load it. */
export async function giveUpUnreadable(deps: TendDeps): Promise<void> {
  for (const model of await deps.store.models.aliased('blend', ['canary', 'champion'])) {
    if (!(await isWhole(deps, model))) await giveUp(deps, model);
  }
}

/** A drift goes on for days; that it began is told once. */
async function noteDrift(
  store: Store,
  { version, since }: AliasedModel,
  drift: readonly DriftTest[],
): Promise<void> {
  const told = (await store.models.notes('blend', 20, version))
    .filter(({ what, at }) => what === 'drifted' && at >= since)
    .map(({ why }) => JSON.stringify(why));
  const alarms = drift.filter(
    ({ name, isAlarm }) => isAlarm && !told.some((text) => text.includes(`"${name}"`)),
  );
  if (alarms.length > 0) await noteDeed(store, version, 'drifted', { alarms });
}

/** What was seen becomes part of the models' histories. */
export async function keepLooks(store: Store, facts: ModelFacts): Promise<void> {
  const { at, champion, guard, canary, canaryLook, drift, online } = facts;
  const keep = (version: number, metrics: Measured) =>
    store.models.measure('blend', version, at, metrics);
  if (champion !== null) {
    // Due again a day later, even where nobody was shown anything.
    if (online !== null) await keep(champion.version, { 'online.shown': 0 });
    const { look, rate } = guard ?? {};
    if (look !== undefined && rate !== undefined) {
      await keep(champion.version, { 'guard.look': look, 'guard.acceptance': rate });
    }
    const tests = (drift ?? []).map(({ name, p }) => [`drift.${name}.p`, p] as const);
    await keep(champion.version, Object.fromEntries(tests));
    await noteDrift(store, champion, drift ?? []);
  }
  for (const [version, metrics] of online ?? []) await keep(version, metrics);
  if (canary === null || canaryLook === null) return;
  const { look, challengerRate, championRate, effect } = canaryLook;
  await keep(canary.version, {
    ...{ 'canary.look': look, 'canary.effect': effect },
    ...{ 'canary.acceptance': challengerRate, 'canary.champion.acceptance': championRate },
  });
}
