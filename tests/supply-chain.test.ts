/** What the project is made of: no secret in it, a bill of what it uses, and licences that fit its own. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { PackageLock, productOf } from '@echotune/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { billOfMaterials } from '../bin/bill-of-materials.ts';
import { findSecrets, trackedFiles } from '../bin/find-secrets.ts';
import { madeUpSecrets } from '../bin/made-up-secrets.ts';
import { refusedLicences } from './kit/licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const lock = PackageLock.parse(readJson('package-lock.json'));
const manifest = z
  .object({ name: z.string(), version: z.string(), license: z.string() })
  .parse(readJson('package.json'));

describe('secrets', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  // Put together here, so that they are found in no file that git keeps.
  const planted: readonly (readonly [string, string])[] = [
    [
      'a key of AWS',
      `aws_secret_access_key = "${'wJalrXUtnFEMI/K7MDENG/'}${'bPxRfiCYzzzzzzzzzz'}"`,
    ],
    ['a token of GitHub', `${'ghp'}_${'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'}`],
    ['a token of npm', `//registry.npmjs.org/:${'_authToken'}=${'npm'}_${'a1B2'.repeat(9)}`],
    ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a password in an address', `postgres${'://'}ada:${'pl4nted'}@db.example/music`],
    ['a key of Google', `"${'AI'}za${'SyD3b7Qm9'.repeat(4).slice(0, 35)}"`],
    ['a key of Perplexity', `${'pp'}lx-${'a1B2c3D4'.repeat(6)}`],
  ];

  it.each(planted)('%s is found, and not said again', async (_what, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'echotune-secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'notes.txt'), `${text}\n`);
    const found = await findSecrets(folder, ['notes.txt']);
    expect(found).toMatchObject([{ file: 'notes.txt', line: 1 }]);
    expect(JSON.stringify(found)).not.toContain(text);
  });

  it('there is none in what git keeps', async () => {
    const files = trackedFiles(root);
    expect(files.length).toBeGreaterThan(1000);
    expect(await findSecrets(root, files)).toEqual([]);
  });

  it('what is let pass is still there', () => {
    const gone = madeUpSecrets.filter(
      ({ file, text }) => !readFileSync(join(root, file), 'utf8').includes(text),
    );
    expect(gone).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const text = JSON.stringify(billOfMaterials(lock, manifest));
  const Bill = z.object({
    components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string() })),
    dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
  });
  const bill = Bill.parse(JSON.parse(text));

  it('is CycloneDX as its schema has it, which a planted mistake is not', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text)).toBeNull();
    expect(await validator.validate(text.replace('"library"', '"libary"'))).not.toBeNull();
  });

  it('names whatever a package of ours depends on, and nothing that development alone needs', () => {
    const ours = Object.keys(lock.packages).filter((place) => /^packages\/\w+$/.test(place));
    const wanted = ours.flatMap((place) => Object.keys(lock.packages[place]?.dependencies ?? {}));
    const names = new Set(bill.components.map(({ name }) => name));
    expect(ours.length).toBeGreaterThan(7);
    expect(wanted.filter((name) => !name.startsWith('@echotune/') && !names.has(name))).toEqual([]);
    expect(['vitest', 'newman', 'lighthouse'].filter((name) => names.has(name))).toEqual([]);
  });

  it('says of each part what it needs, by parts that are in it', () => {
    const refs = new Set(bill.components.map((one) => one['bom-ref']));
    expect(
      bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref)),
    ).toEqual([]);
    expect(bill.dependencies[0]?.dependsOn.length).toBeGreaterThan(40);
  });
});

describe('licences', () => {
  it('of all that the product uses fit the Apache licence', () => {
    expect(refusedLicences(productOf(lock).packages)).toEqual([]);
  });

  it.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN x', null])(
    '%s is refused',
    (license) => {
      const planted = { name: 'planted', version: '1.0.0', license };
      expect(refusedLicences([planted])).toEqual([`planted@1.0.0: ${license ?? 'none'}`]);
    },
  );

  it.each(['MIT', '(GPL-2.0-only OR MIT)', 'MIT AND ISC'])('%s is taken', (license) => {
    expect(refusedLicences([{ name: 'planted', version: '1.0.0', license }])).toEqual([]);
  });
});
