/** OSV's interface as its documentation has it: https://google.github.io/osv.dev/api/ */
import { z } from 'zod';
import { type FakeAsked, type FakeServer, startFakeServer } from '../fake/fake-server.ts';
import type { FakeAnswer, Wording } from '../fake/misbehaviour.ts';
import { mostOsvQueries } from './limits.ts';

/** What is known against versions of a package. */
export interface FakeAdvisory {
  readonly id: string;
  readonly name: string;
  /** Versions that it concerns. */
  readonly versions: readonly string[];
  /** Null where there is none yet. */
  readonly fixed: string | null;
  /** As GitHub has it; null where nobody said. */
  readonly severity: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL' | null;
  readonly withdrawn?: string;
}

export interface FakeOsv {
  readonly server: FakeServer;
  readonly advisories: FakeAdvisory[];
  /** Ids on a page. */
  pageLength: number;
  /** Every page says that there is another. */
  isEndless: boolean;
  /** The last result is missing. */
  isCutShort: boolean;
}

const failed: Wording = (status, message) => ({ status, body: { code: 3, message } });

const Asked = z.object({
  queries: z.array(
    z.object({
      package: z.object({ name: z.string(), ecosystem: z.literal('npm') }),
      version: z.string(),
      page_token: z.string().optional(),
    }),
  ),
});

export async function startFakeOsv({ port = 0 } = {}): Promise<FakeOsv> {
  const state: Omit<FakeOsv, 'server'> = {
    ...{ advisories: [], pageLength: 1000, isEndless: false, isCutShort: false },
  };
  const answer = ({ method, path, body }: FakeAsked): FakeAnswer => {
    if (method === 'POST' && path === '/v1/querybatch') return batch(state, body);
    const [, id = ''] = /^\/v1\/vulns\/(.+)$/.exec(path) ?? [];
    const known = state.advisories.find((one) => one.id === decodeURIComponent(id));
    return known === undefined ? failed(404, 'Bug not found.') : record(known);
  };
  return Object.assign(state, { server: await startFakeServer({ answer, word: failed }, port) });
}

function batch(state: Omit<FakeOsv, 'server'>, body: unknown): FakeAnswer {
  const { advisories, pageLength, isEndless, isCutShort } = state;
  const asked = Asked.safeParse(body);
  if (!asked.success) return failed(400, 'Invalid query.');
  const { queries } = asked.data;
  if (queries.length > mostOsvQueries) return failed(400, 'Too many queries.');
  const results = queries.map(({ package: { name }, version, page_token = '0' }) => {
    const known = advisories.filter((one) => one.name === name && one.versions.includes(version));
    const [from, to] = [Number(page_token), Number(page_token) + pageLength];
    const page = known.slice(from, to);
    // Where nothing is known there is no list at all.
    if (page.length === 0) return {};
    const vulns = page.map(({ id }) => ({ id, modified: '2026-01-01T00:00:00Z' }));
    return {
      vulns,
      ...((isEndless || to < known.length) && { next_page_token: String(isEndless ? 0 : to) }),
    };
  });
  return { status: 200, body: { results: isCutShort ? results.slice(1) : results } };
}

function record({ id, name, fixed, severity, withdrawn }: FakeAdvisory): FakeAnswer {
  const events = [{ introduced: '0' }, ...(fixed === null ? [] : [{ fixed }])];
  return {
    status: 200,
    body: {
      ...{
        id,
        summary: 'It is unsafe.',
        modified: '2026-01-01T00:00:00Z',
        schema_version: '1.7.0',
      },
      ...(withdrawn !== undefined && { withdrawn }),
      affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
      ...(severity !== null && { database_specific: { severity } }),
    },
  };
}
