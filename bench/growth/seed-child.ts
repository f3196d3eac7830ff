/**
 * Fills the home it is given, and the database of its environment, with listeners of equal histories over
 * one catalogue; their plays go in as a batch of an import does. It trains, or takes the model of a home
 * with the same catalogue: trained models are beside the point here, and must be the same.
 */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewPlay, SpellingIds } from '@echotune/data';
import { seededRandom } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { type EchoTune, readConfig, wire } from '@echotune/server';
import { claimInstance, offerClaim, recordPlays, trainModels } from '@echotune/service';
import pg from 'pg';
import { testPassword } from '../../tests/kit/password.ts';
import type { Seeded, SeedOrder } from './seed.ts';

const batch = 5000;
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const playEveryMs = 40 * minuteMs;
const songsOfArtist = 8;
const corpus = { listeners: 200, plays: 300 };

const order: SeedOrder = JSON.parse(process.argv[2] ?? '{}');
// Made as of weeks ago: what is played while it is measured comes after the training.
const endsAt = Date.now() - 45 * dayMs;
const echotune = await wire(readConfig(process.env), () => endsAt);
const { store } = echotune;

/** Every song once, by somebody: all stores have the same catalogue, under the same ids. */
async function addCatalogue(): Promise<SpellingIds[]> {
  const { id } = await store.listeners.create({ name: 'collector', timeZone: 'UTC', demo: false });
  const plays = Array.from({ length: order.songs }, (_, n) => ({
    track: namedTrack(`Song ${n}`, `Artist ${Math.floor(n / songsOfArtist)}`),
    startedAt: endsAt - (order.songs - n) * playEveryMs,
    msPlayed: 200_000,
  }));
  for (let from = 0; from < plays.length; from += batch) {
    const step = plays.slice(from, from + batch);
    await recordPlays(store, { listenerId: id, source: 'api', now: endsAt }, step);
  }
  return [...(await store.catalogue.spellings('api')).values()].sort(
    (a, b) => a.spellingId - b.spellingId,
  );
}

/** A history by Zipf's law: the nth song is played a share of 1/n of the first. */
function historyOf(seed: number, songs: readonly SpellingIds[], plays: number): NewPlay[] {
  const random = seededRandom(seed);
  return Array.from({ length: plays }, (_, n) => {
    const song = songs[Math.floor(songs.length ** random()) - 1];
    if (song === undefined) throw new Error('No such song');
    const { spellingId, trackId } = song;
    const startedAt = endsAt - (plays - n) * playEveryMs + Math.floor(random() * 20 * minuteMs);
    const played = { startedAt, stampedAt: startedAt, msPlayed: 200_000, record: null };
    return { spellingId, trackId, ...played, kept: '{}' };
  });
}

async function addCorpus(songs: readonly SpellingIds[]): Promise<void> {
  const id = await store.corpora.add('others', endsAt, false);
  for (let n = 0; n < corpus.listeners; n += 1) {
    const listener = await store.corpora.addListener(id, String(n));
    await store.corpora.addPlays(listener, historyOf(1_000_000 + n, songs, corpus.plays));
  }
}

/** The champion of another home, whose catalogue is the same. */
async function takeModel({ store: into, modelsFolder }: EchoTune, home: string): Promise<void> {
  cpSync(join(home, 'models'), modelsFolder, { recursive: true });
  const { model } = await seededIn(home);
  const { version } = await into.models.register(model);
  await into.models.setAlias(model.name, 'champion', version);
}

async function seededIn(home: string): Promise<Seeded> {
  const { default: seeded } = await import(join(home, 'growth.json'), { with: { type: 'json' } });
  return seeded;
}

const owner = await claimInstance(store, {
  ...{ token: await offerClaim(store), name: 'Owner', password: testPassword, timeZone: 'UTC' },
});
const songs = await addCatalogue();
await addCorpus(songs);
const ids: number[] = [];
let seconds = 0;
for (let n = 0; n < order.listeners; n += 1) {
  const whose = n === 0 ? { accountId: owner.id } : {};
  const { id } = await store.listeners.create({
    ...{ name: `listener ${n}`, timeZone: 'UTC', demo: false, ...whose },
  });
  ids.push(id);
  const plays = historyOf(n, songs, order.own);
  const begun = performance.now();
  for (let from = 0; from < plays.length; from += batch) {
    await store.plays.append(id, plays.slice(from, from + batch), null);
  }
  seconds += (performance.now() - begun) / 1000;
  if (n % 10 === 9) console.error(`${(n + 1) * order.own} plays in ${Math.round(seconds)} s`);
}
if (order.modelOf === null) await trainModels(echotune);
else await takeModel(echotune, order.modelOf);
if (echotune.config.databaseUrl !== null) {
  // PostgreSQL does so by itself within a minute.
  const database = new pg.Client(echotune.config.databaseUrl);
  await database.connect();
  await database.query('vacuum analyze');
  await database.end();
}
const model = await store.models.byAlias('blend', 'champion');
if (model === null) throw new Error('There is no model that answers');
const { id: _id, version: _version, ...known } = model;
const plays = order.listeners * order.own;
const seeded: Seeded = {
  ...{ listener: ids[0] ?? 0, plays, seconds, rowsPerSecond: Math.round(plays / seconds) },
  model: known,
};
await echotune.close();
writeFileSync(join(echotune.config.home, 'growth.json'), JSON.stringify(seeded));
