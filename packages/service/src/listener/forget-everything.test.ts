import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedTrack } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openOnPostgres, openStore } from '../../../../tests/kit/open-store.ts';
import { postgresRows, sqliteRows, type TableRows } from '../../../../tests/kit/table-rows.ts';
import { describeWith } from '../../../../tests/need.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { trainModels } from '../train/train-models.ts';
import { forgetListener } from './forget-listener.ts';
import { forgetDeps } from './forgetting.fixture.ts';
import {
  type FullDeps,
  fullListener,
  fullListenerPicture,
  fullListenerWords,
} from './full-listener.fixture.ts';

/** Tables in which nothing of a listener can stand: who adds a table says so here, or fills it there. */
const ofNobody: readonly string[] = [
  // An account outlives its listeners; what of it names one is `accounts.contract.ts`'s.
  ...['account', 'session', 'credential', 'one_time_link', 'api_key', 'secret'],
  ...['webhook', 'webhook_delivery', 'idempotency', 'audit'],
  ...['provider_pause', 'provider_misfit', 'provider_turn', 'attempt', 'answer_saving'],
  ...[
    'corpus',
    'corpus_listener',
    'corpus_play',
    'job_schedule',
    'lease',
    'cache_setting',
    'cache_watch',
  ],
  ...['model_metric', 'mlflow_server', 'mlflow_version', 'system_report'],
  ...['agent_settings', 'agent_switch', 'agent_act', 'decision_log', 'decision_head'],
  ...[
    'kysely_migration',
    'kysely_migration_lock',
    'schema_floor',
    'catalogue_state',
    'shared_place',
  ],
];
/**
 * What a training leaves, a counter, what was paid, whoever it was for, and that caches are to let go of a number:
 * they say nothing of anybody.
 */
const mayChange: readonly string[] = [
  ...['model_version', 'model_alias', 'model_event', 'catalogue_state', 'paid_call'],
  'cache_drop',
];

interface Scene extends FullDeps {
  readonly rows: () => Promise<TableRows>;
}

async function sqliteScene(): Promise<Scene> {
  const { deps, folder, close } = await openStore();
  onTestFinished(close);
  return { ...deps, folder, rows: async () => sqliteRows(join(folder, 'echotune.sqlite')) };
}

async function postgresScene(): Promise<Scene> {
  const { deps, folder, url, close } = await openOnPostgres();
  onTestFinished(close);
  return { ...deps, folder, rows: () => postgresRows(url) };
}

async function somebodyElse({ store }: Scene): Promise<void> {
  const { id: listenerId } = await store.listeners.create({
    name: 'Bob',
    timeZone: 'UTC',
    demo: false,
  });
  const plays = Array.from({ length: 9 }, (_, nth) => ({
    ...{ track: namedTrack(`Stay ${nth}`, 'Kept'), startedAt: nth * 1e6, msPlayed: 200_000 },
  }));
  await recordPlays(store, { listenerId, source: 'api', now: Date.now() }, plays);
}

const without = (rows: TableRows, tables: readonly string[]) =>
  Object.fromEntries(Object.entries(rows).filter(([table]) => !tables.includes(table)));

async function forgetsEverything(scene: Scene): Promise<void> {
  const { store, folder, rows } = scene;
  const deps = forgetDeps({ deps: scene, folder });
  await somebodyElse(scene);
  const before = await rows();

  const listenerId = await fullListener({ ...scene, folder: join(folder, 'exports') });
  await store.jobs.enqueue('import', { listenerId, upload: 'sent' });
  mkdirSync(join(deps.spoolFolder, 'sent'));
  writeFileSync(join(deps.spoolFolder, 'sent', '0'), fullListenerWords.join('\n'));
  writeFileSync(join(deps.coversFolder, fullListenerPicture), 'a picture');
  await trainModels(deps);
  const full = await rows();
  const untouched = Object.keys(full).filter(
    (table) => full[table]?.length === before[table]?.length && !ofNobody.includes(table),
  );
  expect(untouched).toEqual([]);
  const spelledOut = JSON.stringify(full);
  for (const word of fullListenerWords) expect(spelledOut).toContain(word);

  await forgetListener(deps, listenerId, 'now');
  const after = await rows();
  expect(without(after, mayChange)).toEqual(without(before, mayChange));
  const left = JSON.stringify(after);
  for (const word of fullListenerWords) expect(left).not.toContain(word);
  expect(readdirSync(deps.spoolFolder)).toEqual([]);
  expect(readdirSync(deps.coversFolder)).toEqual([]);
  expect(readdirSync(deps.modelsFolder)).toHaveLength(1);
  expect(await store.check()).toEqual([]);
}

it('no row of any table is left of a forgotten listener, nor a file', async () => {
  await forgetsEverything(await sqliteScene());
});

describeWith('postgres', 'on PostgreSQL', () => {
  it('no row of any table is left of a forgotten listener, nor a file', async () => {
    await forgetsEverything(await postgresScene());
  });
});
