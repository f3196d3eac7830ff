// What the changelog says of a version, for the release's page; exits 1 where it says nothing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [version] = process.argv.slice(2);
if (version === undefined) {
  console.error('usage: npm run release-notes -- VERSION');
  process.exit(2);
}

const changelog = readFileSync(fileURLToPath(new URL('../CHANGELOG.md', import.meta.url)), 'utf8');
const section = changelog
  .split(/^## /m)
  .find((part) => part.startsWith(`[${version}]`))
  ?.replace(/^.*\n/, '')
  .trim();
if (section) console.log(section);
else {
  console.error(
    `CHANGELOG.md says nothing of ${version}: give what is unreleased its number first.`,
  );
  process.exitCode = 1;
}
