// What a new description of the API would break of an older one; exits 1 where that is something.
// Both are files that `echotune openapi --out FILE` wrote.
import { readFileSync } from 'node:fs';
import { compareApis } from './api/compare-apis.ts';
import type { Description } from './api/schema.ts';

const [beforeFile, afterFile] = process.argv.slice(2);
if (beforeFile === undefined || afterFile === undefined) {
  console.error('usage: npm run api-changes -- BEFORE.json AFTER.json');
  process.exit(2);
}

const changes = compareApis(read(beforeFile), read(afterFile));
for (const { operation, breaks, what } of changes) {
  console.log(`${breaks ? '✗ breaks' : '  adds  '}  ${operation}: ${what}`);
}
const broken = changes.filter(({ breaks }) => breaks).length;
console.log(`${broken} would break callers, ${changes.length - broken} added`);
process.exitCode = broken > 0 ? 1 : 0;

function read(file: string): Description {
  const read: Description = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof read?.paths !== 'object') {
    console.error(`${file} is no OpenAPI description: it has no paths.`);
    process.exit(2);
  }
  return read;
}
