/**
 * Fills the home folder it is given with a made-up community, and trains. Every listener is the owner's
 * and has an API key; the first one has every track once, so that all of them are in the catalogue.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoWorld } from '@echotune/formats';
import { readConfig, wire } from '@echotune/server';
import {
  claimInstance,
  type LivePlay,
  offerClaim,
  recordPlays,
  trainModels,
} from '@echotune/service';
import { testPassword } from '../../tests/kit/password.ts';
import type { Community, CommunitySize } from './community.ts';

const [sizeText = '{}', out = ''] = process.argv.slice(2);
const { artists, listeners, playsPerMonth }: CommunitySize = JSON.parse(sizeText);
const playsAtATime = 1000;
const trackEveryMs = 200_000;
const dayMs = 86_400_000;
const scopes = ['read', 'scrobble', 'recommend'] as const;

// Made as of yesterday: what is played during a benchmark then comes after the training, and is past.
const echotune = await wire(readConfig(process.env), () => Date.now() - dayMs);
const { store, clock } = echotune;
const endsAt = clock();
const world = demoWorld({ endsAt, artists, listeners, playsPerMonth });
const owner = await claimInstance(store, {
  ...{ token: await offerClaim(store), name: 'Owner', password: testPassword, timeZone: 'UTC' },
});

async function storeListener(
  key: string,
  timeZone: string,
  plays: readonly LivePlay[],
): Promise<Community['listeners'][number]> {
  const accountId = owner.id;
  const { id } = await store.listeners.create({ name: key, timeZone, demo: false, accountId });
  for (let from = 0; from < plays.length; from += playsAtATime) {
    const step = plays.slice(from, from + playsAtATime);
    await recordPlays(store, { listenerId: id, source: 'api', now: endsAt }, step);
  }
  const apiKey = { accountId, listenerId: id, name: 'bench', scopes, perMinute: 100_000 };
  return { id, secret: (await store.apiKeys.add(apiKey)).secret };
}

const filled: Community['listeners'][number][] = [];
const everything = world.tracks.map(({ track, durationMs }, n) => ({
  ...{ track, startedAt: endsAt - (world.tracks.length - n) * trackEveryMs, msPlayed: durationMs },
}));
console.error(`${everything.length} tracks …`);
await storeListener('collector', 'UTC', everything);
let plays = everything.length;
for (const { key, timeZone, plays: own } of world.listeners()) {
  filled.push(await storeListener(key, timeZone, own));
  plays += own.length;
}
console.error(`${plays} plays stored; training …`);
const begun = performance.now();
await trainModels(echotune);
const community: Community = {
  ...{ plays, tracks: world.tracks.length, songs: (await store.catalogue.songs()).length },
  trainingSeconds: Math.round((performance.now() - begun) / 100) / 10,
  listeners: filled,
  tunes: world.tracks.slice(0, 5000).map(({ track: { title, artist } }) => ({ title, artist })),
};
await echotune.close();
writeFileSync(join(out, 'community.json'), JSON.stringify(community));
