import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const packages = fileURLToPath(new URL('../../..', import.meta.url));

/** What names of secrets end in. */
const secret =
  /(?:token|secret|password|passwordhash|digest|hash|signature|verifier|apikey|mac|bearer|credential)s?$/i;

/** `null`, `undefined`, a text or a number of the program, or what kind of thing it is. */
const said = /^(?:null|undefined|true|false|-?\d.*|['"`].*)$/;

/**
 * Comparisons of what is called like a secret with something that is not said in the program: `===` stops at
 * the first difference, and how long it took tells where that was.
 */
function comparisons(text: string): string[] {
  const compared = text.matchAll(
    /(typeof )?([\w.?$#]+)\)?\s*[=!]==?\s*([\w.?$#]+|['"`][^'"`]*['"`])/g,
  );
  return Array.from(compared).flatMap(([whole, kind, left = '', right = '']) => {
    const sides = [left, right];
    const isMeant = kind === undefined && !sides.some((side) => said.test(side));
    return isMeant && sides.some((side) => secret.test(side)) ? [whole] : [];
  });
}

/** No secrets, though they are called so: digests of what is no secret, or what both sides hold already. */
const harmless = new Set<string>([
  'data/decisions/chain.ts: entry) !== hash',
  'data/decisions/chain.ts: previous !== this.#last.hash',
  'data/decisions/chain.ts: hash !== head.hash',
  'server/live/job-changes.ts: digest !== mark?.jobs',
  'service/assistant/interpret/read-tokens.ts: spans.length === mostTokens',
  'service/autopilot/verify-log.ts: entry.hash === hash',
  'service/import/import-history.ts: row.signature === signature',
  'service/language/ask-question.ts: digest) === asked',
  // Our own of two moments, to see whether it was renewed meanwhile.
  'service/spotify/hold-tokens.ts: held.accessToken !== refused',
  'service/spotify/hold-tokens.ts: now.refreshToken !== held.refreshToken',
]);

it('no secret is compared in a time that tells where it differs', () => {
  const found: string[] = [];
  for (const one of ['data', 'connect', 'service', 'server', 'cli']) {
    const files = readdirSync(join(packages, one, 'src'), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      if (/\.(?:test|fixture|contract)\.ts$|(?:^|\/)fake/.test(file)) continue;
      for (const comparison of comparisons(readFileSync(join(packages, one, 'src', file), 'utf8')))
        found.push(`${one}/${file}: ${comparison}`);
    }
  }
  expect(found.filter((one) => !harmless.has(one))).toEqual([]);
  // What is excused is still there.
  expect([...harmless].filter((one) => !found.includes(one))).toEqual([]);
});

it('notices one, and not what is said in the program', () => {
  expect(comparisons('if (given.token === known.token) open();')).toHaveLength(1);
  expect(comparisons('const isRight = sealed.apiKey !== key;')).toHaveLength(1);
  expect(comparisons('token === null || secret === "" || typeof hash === "string"')).toEqual([]);
});
