/** The Cover Art Archive as its documentation has it: https://musicbrainz.org/doc/Cover_Art_Archive/API */
import { type FakeAsked, type FakeServer, startFakeServer } from '../fake/fake-server.ts';
import type { FakeAnswer, Wording } from '../fake/misbehaviour.ts';

export interface FakeCoverArt {
  readonly server: FakeServer;
  /** By the MBID of a release, its front as a file. */
  readonly fronts: Map<string, Uint8Array>;
  /** In place of where the pictures are, that all redirects lead to; null: as it should be. */
  leadsTo: string | null;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const failed: Wording = (status, error) => ({
  status,
  body: { error, help: 'For usage, please see: https://musicbrainz.org/development/mmd' },
});

/** A picture of one colour (red, green, blue: 0–255), one pixel wide and high: a whole GIF. */
export function onePixel(red: number, green: number, blue: number): Uint8Array {
  const size = [1, 0, 1, 0];
  return Uint8Array.from([
    ...[0x47, 0x49, 0x46, 0x38, 0x39, 0x61, ...size, 0x80, 0, 0],
    ...[red, green, blue, red, green, blue],
    ...[0x2c, 0, 0, 0, 0, ...size, 0, 2, 2, 0x44, 1, 0, 0x3b],
  ]);
}

export async function startFakeCoverArt({ port = 0 } = {}): Promise<FakeCoverArt> {
  const state: Omit<FakeCoverArt, 'server'> = { fronts: new Map(), leadsTo: null };
  const answer = ({ path }: FakeAsked, origin: string): FakeAnswer => {
    const [, of = '', id = ''] =
      /^\/(release|download|items)\/(?:mbid-)?([^/]+)\//.exec(path) ?? [];
    if (of === 'release' && !uuid.test(id)) return failed(400, 'invalid MBID specified');
    const bytes = state.fronts.get(id);
    if (bytes === undefined) return failed(404, 'No cover art found for release');
    if (of === 'items') return { status: 200, bytes, headers: { 'content-type': 'image/gif' } };
    // The archive sends on to the machine that has the file.
    const [status, next] = of === 'release' ? [307, 'download'] : [302, 'items'];
    const location = `${origin}/${next}/mbid-${id}/mbid-${id}-1_thumb250.jpg`;
    return { status, headers: { location: state.leadsTo ?? location } };
  };
  /** What goes wrong by itself goes wrong with the picture. */
  const partOf = ({ path }: FakeAsked) => (path.startsWith('/items/') ? '' : 'redirects');
  const server = await startFakeServer({ answer, word: failed, partOf }, port);
  return Object.assign(state, { server });
}
