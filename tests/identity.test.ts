import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
});

afterAll(() => remove());

const identity = async (...args: string[]) =>
  JSON.parse((await runEchotune(home, ['identity', ...args, '--json'])).stdout);

describe('echotune identity', () => {
  it('asks about a pair until it is answered, and takes the answer back', async () => {
    await runEchotune(home, ['demo']);
    const [first] = (await identity('review', '--limit', '1')).pairs;
    expect(first).toMatchObject({ kind: expect.any(String), reason: expect.any(String) });
    const [a, b] = [String(first.a.id), String(first.b.id)];
    const no = ['different', ...(first.kind === 'songs' ? [] : ['--artists']), a, b];
    const { decision } = await identity(...no);
    expect((await identity('review', '--limit', '1')).pairs[0]).not.toEqual(first);
    expect((await identity('undo', String(decision.id))).decision.undoneAt).toBeTypeOf('number');
    expect((await identity('review', '--limit', '1')).pairs[0]).toEqual(first);
  });

  it('merges, renames, parts and moves songs, and shows what came of it', async () => {
    const before = await identity('show', '2');
    await identity('merge-songs', '1', '2');
    await identity('rename-song', '1', 'Both');
    const merged = await identity('show', '1');
    expect(merged).toMatchObject({ songId: 2, title: 'Both' });
    expect(merged.decisions).toHaveLength(2);
    const track = String(before.tracks[0].trackId);
    const { decision } = await identity('part', track);
    expect((await identity('show', String(decision.objectId))).tracks).toHaveLength(1);
    await identity('move', track, '3');
    await identity('rename-artist', String(merged.artistId), 'Somebody');
    await identity('split-artist', String(merged.artistId), 'One', 'Another');
    expect((await identity('show', '1')).artist).toBe('One');
    const { decisions } = await identity('decisions');
    for (const { id } of decisions) await identity('undo', String(id));
    const { decisions: after, ...same } = await identity('show', '2');
    expect({ ...same, decisions: [] }).toEqual(before);
    expect(after).not.toEqual([]);
    expect(await identity('decisions')).toEqual({ decisions: [] });
  });

  it('says what is wrong, with a code', async () => {
    const wrong: [string[], string][] = [
      [['show', '99999999'], 'song-unknown'],
      [['merge-songs', '1', '1'], 'identity-unchanged'],
      [['merge-artists', '1', '99999999'], 'artist-unknown'],
      [['undo', '99999999'], 'decision-unknown'],
      [['split-artist', '1', 'One'], 'input-invalid'],
    ];
    for (const [args, code] of wrong) {
      const { code: exit, stdout } = await runEchotune(home, ['identity', ...args, '--json']);
      expect(exit).toBe(2);
      expect(JSON.parse(stdout).error.code).toBe(code);
    }
  });
});
