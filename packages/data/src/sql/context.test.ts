import { expect, it } from 'vitest';
import { openSqliteStore } from '../sqlite/open.ts';
import { sqliteStage } from '../store/sqlite-stage.fixture.ts';
import { codeOf, listenerWithSong, play } from '../store/stage.fixture.ts';
import { silentTelemetry } from '../telemetry.ts';

it('what should follow a step that was undone does not follow', async () => {
  const { file, store: first } = await sqliteStage();
  await first.close();
  const counted: (number | undefined)[] = [];
  const telemetry = {
    ...silentTelemetry,
    count: (_: string, by?: number) => void counted.push(by),
  };
  const store = await openSqliteStore({ file, clock: () => 0, clocks: new Map(), telemetry });
  await store.transaction(async (within) => {
    const { listener, song } = await listenerWithSong(within);
    const undone = within.transaction(async (step) => {
      await step.plays.append(listener.id, [play(song, 1), play(song, 2)], null);
      await step.listeners.forget(99);
    });
    expect(await codeOf(undone)).toBe('listener-unknown');
    await within.plays.append(listener.id, [play(song, 3)], null);
  });
  expect(counted).toEqual([1]);
  await store.close();
});
