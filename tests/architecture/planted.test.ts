import { describe, expect, it } from 'vitest';
import { readTable } from './table.ts';
import { violations } from './violations.ts';

const table = readTable();

/** What is found in a tree that holds only these files. */
function found(files: Readonly<Record<string, string>>): string {
  return violations(new Map(Object.entries(files)), table).join('\n');
}

/** Each row: where a line is planted, the line, and what must be said of it. */
type Row = readonly [path: string, line: string, complaint: RegExp | ''];

function plant(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [path, line, complaint] of rows) {
      const isFine = complaint === '';
      it(`${path} ${isFine ? 'may say' : 'may not say'} ${line.split('\n', 1)[0]}`, () => {
        if (isFine) expect(found({ [path]: line })).toBe('');
        else expect(found({ [path]: line })).toMatch(complaint);
      });
    }
  });
}

const engine = 'packages/engine/src/model/ease.ts';
const data = 'packages/data/src/store/sqlite.ts';
const service = 'packages/service/src/import/read.ts';
const server = 'packages/server/src/routes/plays.ts';
const web = 'packages/web/src/home/shelf.tsx';

plant('a package imports what its line in the table does not name', [
  [engine, `import { EchoError } from '@echotune/data';`, /engine may not import data/],
  [engine, `import type { Play } from '@echotune/data';`, /engine may not import data/],
  [engine, `export * from '@echotune/formats';`, /engine may not import formats/],
  [engine, `export type { Play } from '@echotune/formats';`, /engine may not import formats/],
  [engine, `const m = await import('@echotune/data');`, /engine may not import data/],
  [engine, 'const m = await import(`@echotune/data`);', /engine may not import data/],
  [engine, `const m = require('@echotune/data');`, /engine may not import data/],
  [engine, `import m = require('@echotune/data');`, /engine may not import data/],
  [engine, `let play: import('@echotune/data').Play;`, /engine may not import data/],
  [engine, `const at = import.meta.resolve('@echotune/data');`, /engine may not import data/],
  [service, `import { startServer } from '@echotune/server';`, /service may not import server/],
  [web, `import type { Play } from '@echotune/data';`, /web may not import data/],
  ['packages/attic/src/index.ts', `import 'pg';`, /attic has no line/],
]);

plant('a package takes values where only types are allowed', [
  [data, `import { parseExport } from '@echotune/formats';`, /only types of formats/],
  [data, `import { type Row, parseExport } from '@echotune/formats';`, /only types of formats/],
  [data, `import '@echotune/formats';`, /only types of formats/],
  [data, `import type { Row } from '@echotune/formats';`, ''],
  ['packages/connect/src/spotify.ts', `import { openStore } from '@echotune/data';`, /openStore/],
  ['packages/connect/src/spotify.ts', `import * as all from '@echotune/data';`, /only types and/],
  ['packages/connect/src/spotify.ts', `import { EchoError } from '@echotune/data';`, ''],
]);

plant('a package reaches into another one', [
  [server, `import { fit } from '@echotune/engine/src/model/ease.ts';`, /reaches inside/],
  [
    server,
    `import { fit } from '../../../engine/src/index.ts';`,
    /from server into engine by path/,
  ],
  [server, `import { fit } from './../../../engine/src/index.ts';`, /into engine by path/],
  [server, `import { fit } from '.././../..//engine/src/index.ts';`, /leaves|by path/],
  [server, `import { fit } from '../%2e%2e/../engine/src/index.ts';`, /into engine by path/],
  [server, `import { fit } from '%2e%2e/../../engine/src/index.ts';`, /into engine by path/],
  [
    server,
    `import { fit } from '../../../../node_modules/@echotune/engine';`,
    /leaves the package/,
  ],
  [server, `import { fit } from '/packages/engine/src/index.ts';`, /cannot be followed/],
  [server, `import { fit } from 'file:///packages/engine/src/index.ts';`, /cannot be followed/],
  [server, `import { fit } from '#engine';`, /cannot be followed/],
  [server, `const engine = await import(name);`, /cannot be followed/],
  [server, `new Worker(new URL('../../../engine/src/pool.ts', import.meta.url));`, /by path/],
  ['bench/fit.ts', `import { fit } from '../packages/engine/src/model/ease.ts';`, /reaches inside/],
  ['bench/fit.ts', `import { fit } from '@echotune/engine';`, ''],
]);

plant('a package uses a library or a part of Node that is not on its line', [
  [engine, `import { Pool } from 'pg';`, /engine may not use pg/],
  [engine, `import { Pool } from 'pg/lib/pool.js';`, /engine may not use pg/],
  [service, `import { sql } from 'kysely';`, /service may not use kysely/],
  [server, `import { sql } from 'kysely';`, /server may not use kysely/],
  [web, `import { get } from 'lodash';`, /web may not use lodash/],
  [engine, `import { readFileSync } from 'node:fs';`, /engine may not import node:fs/],
  [engine, `import { readFileSync } from 'fs';`, /engine may not import node:fs/],
  [engine, `import { Worker } from 'node:worker_threads';`, /may not import node:worker_threads/],
  ['packages/engine/src/kernel/pool.ts', `import { Worker } from 'node:worker_threads';`, ''],
  [service, `import { pid } from 'node:process';`, /service may not import node:process/],
  ['packages/engine/src/ease.test.ts', `import { test } from 'vitest'; import 'node:fs';`, ''],
  ['packages/engine/src/ease.contract.ts', `import { it } from 'vitest';`, ''],
  ['packages/engine/src/ease.test.ts', `import '../../../tests/need.ts';`, ''],
  ['packages/web/vite.config.ts', `import { defineConfig } from 'vite'; import 'node:path';`, ''],
  [engine, `import '../../../../tests/need.ts';`, /leaves the package/],
  [engine, `import './model.contract.ts';`, /belongs to the tests/],
]);

plant('a pure package looks at a clock or throws a die', [
  [engine, 'const x = Math.random();', /Math \(random\)/],
  [engine, 'const { random } = Math;', /Math \(random\)/],
  [engine, 'const { random: roll } = Math;', /Math \(random\)/],
  [engine, 'const { ...all } = Math;', /Math \(random\)/],
  [engine, 'const m = Math;', /Math \(random\)/],
  [engine, `const x = Math['random']();`, /Math \(random\)/],
  [engine, 'const x = Math[name]();', /Math \(random\)/],
  [engine, 'const x = crypto.randomUUID();', /crypto \(random\)/],
  [engine, 'const x = Math.max(1, 2); const { min } = Math;', ''],
  [engine, 'const x = Date.now();', /Date \(clock\)/],
  [engine, 'const { now } = Date;', /Date \(clock\)/],
  [engine, 'const x = new Date();', /Date \(clock\)/],
  [engine, 'const x = new Date(...none);', /Date \(clock\)/],
  [engine, 'const x = Date();', /Date \(clock\)/],
  [engine, 'const x = new Date(startedAt); let y: Date; const z = Date.UTC(2026, 1);', ''],
  [engine, 'const x = performance.now();', /performance \(clock\)/],
  ['packages/formats/src/demo/world.ts', 'const x = Math.random();', /formats may not use Math/],
  ['packages/engine/src/ease.test.ts', 'const x = Math.random();', ''],
]);

plant('a lower floor touches the process, the network or a back door to them', [
  [engine, 'const x = process.env.HOME;', /process/],
  [service, 'const { pid } = process;', /process/],
  [service, 'const x = { process: 1 }.process;', ''],
  [engine, `console.log('x');`, /console/],
  [engine, `await fetch('http://x');`, /network/],
  [engine, 'const x = globalThis.process;', /globalThis/],
  [engine, `const x = globalThis['Da' + 'te'];`, /globalThis/],
  [engine, `const x = Function('return this')();`, /Function/],
  [engine, `eval('1');`, /eval/],
  [engine, 'let f: Function; interface X { process: typeof process }', ''],
]);

plant('SQL text stands above the data floor', [
  [service, `const q = 'SELECT id FROM plays';`, /SQL text/],
  [service, 'const q = `select id\nfrom plays where id = ` + id;', /SQL text/],
  [server, `const q = 'DELETE FROM plays WHERE id = 1';`, /SQL text/],
  [server, `const q = 'pragma journal_mode';`, /SQL text/],
  [service, `const words = 'Select a file from the folder, then update it.';`, ''],
  [data, `const q = 'SELECT id FROM plays';`, ''],
]);

plant('a file breaks the house rules', [
  ['packages/data/src/utils.ts', '', /"utils" does not say/],
  ['packages/data/src/helpers/text.ts', '', /"helpers" does not say/],
  ['packages/data/src/date-utils.ts', '', /"date-utils" does not say/],
  ['packages/data/src/job-manager.ts', '', /"job-manager" does not say/],
  ['packages/data/src/common.test.ts', '', /"common" does not say/],
  ['packages/data/src/types.ts', '', /"types" does not say/],
  ['bin/generate-api-types.ts', '', ''],
  ['packages/data/src/playStore.ts', '', /kebab-case/],
  [data, 'export default function open() {}', /exports are named/],
  [data, 'const a = 1; export { a as default };', /exports are named/],
  [data, 'export { default } from "./x.ts";', /exports are named/],
  ['packages/web/vite.config.ts', 'export default {};', ''],
  [engine, 'f();\n'.repeat(251), /251 lines/],
  [engine, 'f();\n'.repeat(250), ''],
  [engine, `/* Over 250 lines because … */\n${'f();\n'.repeat(251)}`, ''],
  [engine, `${'f();\n'.repeat(251)}// Over 250 lines because …`, /252 lines/],
  ['packages/engine/src/ease.test.ts', 'f();\n'.repeat(251), ''],
]);

describe('imports go in a circle', () => {
  it('between files, also where it is only types and through a third', () => {
    const files = {
      'packages/engine/src/a.ts': `import { b } from './b.ts';`,
      'packages/engine/src/b.ts': `export * from './sub/c.ts';`,
      'packages/engine/src/sub/c.ts': `import type { A } from '../a.ts';`,
    };
    expect(found(files)).toMatch(/cycle: .*a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/);
  });

  it('between packages', () => {
    const files = {
      [service]: `import { run } from '@echotune/server';`,
      [server]: `import { read } from '@echotune/service';`,
    };
    expect(found(files)).toMatch(/cycle: service → server → service/);
  });

  it('but a worker that shares types with the one that starts it is another program', () => {
    const files = {
      'packages/engine/src/a.ts': `new Worker(new URL('./b.ts', import.meta.url));`,
      'packages/engine/src/b.ts': `import type { A } from './a.ts';`,
    };
    expect(found(files)).toBe('');
  });
});

it('a package.json declares a dependency that the table forbids', () => {
  const dependencies = { '@echotune/data': '1', pg: '1' };
  const complaints = found({ 'packages/engine/package.json': JSON.stringify({ dependencies }) });
  expect(complaints).toMatch(/may not depend on @echotune\/data/);
  expect(complaints).toMatch(/may not depend on pg/);
});
