/** 100 kill -9 at random moments of imports and of a server taking plays. Exits 1 on any loss. */
import { parseArgs } from 'node:util';
import { crashImports, crashServer, noCrashes } from '../tests/kit/crash.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    plays: { type: 'string', default: '150000' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
const imports = noCrashes();
await crashImports({ kills: Math.ceil(kills / 2), plays: Number(values.plays), seed }, imports);
const server = noCrashes();
await crashServer({ kills: Math.floor(kills / 2), seed }, server);
console.log(JSON.stringify({ benchmark: 'crash', ...machine(), seed, imports, server }, null, 2));
console.table({ imports, server });
const losses = [imports, server].map((c) => c.missing + c.doubled + c.unsound + c.unreconciled);
if (losses.some((loss) => loss > 0)) process.exitCode = 1;
