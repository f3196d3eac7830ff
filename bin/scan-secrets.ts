// Looks through every file that git keeps for keys, tokens and private keys: exit code 1 where there is one.
import { fileURLToPath } from 'node:url';
import { findSecrets, trackedFiles } from './find-secrets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = trackedFiles(root);
const found = await findSecrets(root, files);
for (const { file, line, message } of found) console.error(`${file}:${line}: ${message}`);
if (found.length > 0) {
  console.error(
    'What is real is to be revoked where it came from; what is made up goes into bin/made-up-secrets.ts.',
  );
  process.exitCode = 1;
} else {
  console.log(`${files.length} files, no secret`);
}
