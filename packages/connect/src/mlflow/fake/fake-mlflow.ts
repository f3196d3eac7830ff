/**
 * An MLflow server of version 3 as its documentation has it:
 * https://mlflow.org/docs/latest/api_reference/rest-api.html. It serves artifacts itself, as one does that was
 * started with `mlflow server` and nothing said of them.
 */
import { type FakeAsked, type FakeServer, startFakeServer } from '../../fake/fake-server.ts';
import type { FakeAnswer } from '../../fake/misbehaviour.ts';
import { Fault, invalid, missing, worded } from './fault.ts';
import { Given } from './given.ts';
import { FakeRegistry } from './registry.ts';
import { FakeTracking, listed } from './tracking.ts';

export interface FakeMlflow {
  readonly server: FakeServer;
  readonly tracking: FakeTracking;
  readonly registry: FakeRegistry;
  /** By path: experiment, run, `artifacts`, and the path within. */
  readonly artifacts: Map<string, Uint8Array>;
  /** What the `Authorization` header must be; null where everybody may. */
  authorization: string | null;
}

const api = '/api/2.0/mlflow/';
const files = '/api/2.0/mlflow-artifacts/artifacts';
/** A model of a large community, and more. */
const mostFileBytes = 500_000_000;

export async function startFakeMlflow({ port = 0 } = {}): Promise<FakeMlflow> {
  const state: Omit<FakeMlflow, 'server'> = {
    ...{ tracking: new FakeTracking(), registry: new FakeRegistry(), artifacts: new Map() },
    authorization: null,
  };
  const answer = (asked: FakeAsked): FakeAnswer => {
    if (state.authorization !== null && asked.headers.authorization !== state.authorization) {
      return { status: 401, bytes: Buffer.from('You are not authenticated.') };
    }
    try {
      return route(state, asked);
    } catch (cause) {
      if (cause instanceof Fault) return cause.answer;
      throw cause;
    }
  };
  const told = { answer, word: worded, mostBodyBytes: mostFileBytes };
  return Object.assign(state, { server: await startFakeServer(told, port) });
}

type State = Omit<FakeMlflow, 'server'>;

function route(state: State, asked: FakeAsked): FakeAnswer {
  const { method, path, query, bytes } = asked;
  if (path === files && method === 'GET') return list(state, query.get('path') ?? '');
  if (path.startsWith(`${files}/`)) return file(state, asked);
  if (!path.startsWith(api)) throw new Fault('ENDPOINT_NOT_FOUND', `No ${path}`);
  const what = `${method} ${path.slice(api.length)}`;
  const given = new Given(asked);
  if (what === 'GET artifacts/list') return { status: 200, body: filesOf(state, given) };
  const body =
    state.tracking.answer(what, given, bytes.length) ?? state.registry.answer(what, given);
  if (body === undefined) throw new Fault('ENDPOINT_NOT_FOUND', `No ${what}`);
  return { status: 200, body };
}

/** Neither up nor absolute. */
function safe(path: string): string {
  const parts = path.split('/');
  if (path.includes('\\') || path.startsWith('/') || parts.includes('..') || parts.includes('.')) {
    throw invalid('Invalid path');
  }
  return path;
}

/** What is in a folder: files, and folders as such. */
function entries({ artifacts }: State, folder: string) {
  const begin = folder === '' ? '' : `${folder}/`;
  const found = new Map<string, number | null>();
  for (const [path, bytes] of artifacts) {
    if (!path.startsWith(begin)) continue;
    const [name = '', ...rest] = path.slice(begin.length).split('/');
    found.set(name, rest.length > 0 ? null : bytes.length);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

const shown = (path: string, size: number | null) =>
  size === null ? { path, is_dir: true } : { path, is_dir: false, file_size: size };

/** Names within the folder. */
function list(state: State, folder: string): FakeAnswer {
  const all = entries(state, safe(folder)).map(([name, size]) => shown(name, size));
  return { status: 200, body: listed('files', all) };
}

/** Paths within the run's artifacts. */
function filesOf(state: State, given: Given): object {
  const id = given.text('run_id');
  const run = state.tracking.runs.find((one) => one.id === id);
  if (run === undefined) throw missing(`Run with id=${id} not found`);
  const within = safe(given.optional('path') ?? '');
  const root = `${run.experimentId}/${id}/artifacts`;
  const begin = within === '' ? '' : `${within}/`;
  const all = entries(state, begin === '' ? root : `${root}/${within}`).map(([name, size]) =>
    shown(`${begin}${name}`, size),
  );
  return { root_uri: `mlflow-artifacts:/${root}`, ...listed('files', all) };
}

function file({ artifacts }: State, { method, path, bytes }: FakeAsked): FakeAnswer {
  const at = safe(decodeURIComponent(path.slice(files.length + 1)));
  if (method === 'PUT') artifacts.set(at, bytes);
  else if (method === 'DELETE') artifacts.delete(at);
  else {
    const there = artifacts.get(at);
    if (there === undefined) throw missing(`No such artifact: '${at}'`);
    return { status: 200, bytes: there };
  }
  return { status: 200, body: {} };
}
