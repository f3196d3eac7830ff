#!/usr/bin/env node
// The `echotune` command: makes sure that everything is there, then hands over to packages/cli.
import { join } from 'node:path';
import { endLike, run } from './child.js';
import { productFlags } from './product-flags.js';
import { orSayWhy, root, setUp } from './set-up.js';
import { whereCalled } from './where-called.js';

const args = process.argv.slice(2);

await orSayWhy(async () => {
  const { node, env } = await setUp({ page: args[0] === 'start' });
  const main = join(root, 'packages', 'cli', 'src', 'main.ts');
  const cwd = whereCalled('echotune', env) ?? process.cwd();
  endLike(await run(node, [...productFlags, main, ...args], { cwd, env }));
});
