import { chmod } from 'node:fs/promises';
import { type AgentParams, EchoError } from '@echotune/data';
import { type ActKind, type Agent, makeAgent } from '../agent.ts';
import { numberParam, textParam } from '../read-params.ts';
import { decideSecurity } from './decide-security.ts';
import { modeOf } from './find-exposed.ts';
import { weaknesses } from './find-weaknesses.ts';
import { observeSecurity, type SecurityDeps } from './observe-security.ts';
import { sayWeakness } from './say-weakness.ts';

/** Sees who could get in. */
export function securityAgent(deps: SecurityDeps): Agent {
  return makeAgent({
    ...{ name: 'security', version: 2, everyMs: 6 * 3_600_000, actsPerDay: 10 },
    acts: [tighten(deps)],
    sentences: {
      tighten: ({ file }) => `Nobody but its owner can read or change ${file}`,
      ...Object.fromEntries(
        weaknesses.map((code) => [code, (params: AgentParams) => sayWeakness(code, params)]),
      ),
    },
    observe: () => observeSecurity(deps),
    decide: decideSecurity,
    measure: async (_, { params }) => ((await modeOf(pathIn(deps, params))) ?? 0) & 0o077,
  });
}

function pathIn({ security }: SecurityDeps, params: AgentParams): string {
  const file = textParam(params, 'file');
  const path = file === 'home' ? security.home : security.files[file];
  if (path !== undefined) return path;
  throw new EchoError(
    'store-corrupt',
    `An act is about ${file}, which is no file that is watched.`,
  );
}

/** The bits of others and of the group go; taken back, they are as they were. */
function tighten(deps: SecurityDeps): ActKind {
  return {
    ...{ act: 'tighten', lasts: false, coolDownMs: 3_600_000, isPermitted: true },
    prepare: async (params) => ({ mode: await modeOf(pathIn(deps, params)) }),
    perform: async ({ params }) => {
      const path = pathIn(deps, params);
      const mode = await modeOf(path);
      // Gone meanwhile.
      if (mode !== null) await chmod(path, mode & numberParam(params, 'wanted'));
    },
    stands: async ({ params }) => (((await modeOf(pathIn(deps, params))) ?? 0) & 0o077) === 0,
    revert: async ({ params, undo }) => {
      const path = pathIn(deps, params);
      const isOurs = (await modeOf(path)) === numberParam(params, 'wanted');
      if (isOurs && typeof undo.mode === 'number') await chmod(path, undo.mode);
    },
  };
}
