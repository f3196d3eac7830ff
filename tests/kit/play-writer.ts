/** A program: appends plays to a store, one after the other, and says which were acknowledged and when. */
import { openPostgresStore, openSqliteStore, silentTelemetry } from '@echotune/data';
import { namedTrack, sourceClocks } from '@echotune/formats';
import { recordPlays } from '@echotune/service';

const [place = '', name = ''] = process.argv.slice(2);
const options = { clock: () => Date.now(), clocks: sourceClocks, telemetry: silentTelemetry };
const store = place.startsWith('postgres:')
  ? await openPostgresStore({ url: place, ...options })
  : await openSqliteStore({ file: place, ...options });
const listener = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
let isEnding = false;
process.once('SIGTERM', () => {
  isEnding = true;
});
const minuteMs = 60_000;
for (let nth = 1; !isEnding; nth += 1) {
  const startedAt = Date.UTC(2020, 0, 1) + nth * 5 * minuteMs;
  const play = { track: namedTrack(`Song ${nth % 50}`, name), startedAt, msPlayed: 200_000 };
  const begunAt = Date.now();
  await store.transaction((tx) =>
    recordPlays(tx, { listenerId: listener.id, source: 'api', now: begunAt }, [play]),
  );
  process.stdout.write(`${startedAt} ${begunAt} ${Date.now()}\n`);
}
await store.close();
