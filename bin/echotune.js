#!/usr/bin/env node
// The `echotune` command: makes sure that everything is there, then hands over to packages/cli.
import { join } from 'node:path';
import { endLike, run } from './child.js';
import { productFlags } from './product-flags.js';
import { orSayWhy, root, setUp } from './set-up.js';

const args = process.argv.slice(2);

await orSayWhy(async () => {
  const { node, env } = await setUp({ page: args[0] === 'start' });
  // `npm run echotune` moves to the project's folder; paths are meant from where the person stands.
  const stood = env.npm_lifecycle_event === 'echotune' ? env.INIT_CWD : undefined;
  const main = join(root, 'packages', 'cli', 'src', 'main.ts');
  endLike(await run(node, [...productFlags, main, ...args], { cwd: stood ?? process.cwd(), env }));
});
