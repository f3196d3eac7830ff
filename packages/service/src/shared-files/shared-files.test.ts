import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FakeS3,
  fakeS3Keys,
  Provider,
  S3Bucket,
  type S3Place,
  s3Limits,
  startFakeS3,
} from '@echotune/connect';
import { silentTelemetry } from '@echotune/data';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codeOf, readAll, type SharedStage, sharedFilesContract } from './shared-files.contract.ts';
import { SharedFolder } from './shared-folder.ts';

const now = Date.UTC(2026, 0, 15);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-shared-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function bucketAt({ server }: FakeS3, changed: Partial<S3Place> = {}, clock = () => now): S3Bucket {
  const provider = new Provider(
    { ...s3Limits, failuresToOpen: 99 },
    {
      ...{ telemetry: silentTelemetry, clock, random: () => 0, fetch },
      pauses: { until: async () => null, pause: async () => {} },
      sleep: async () => {},
    },
  );
  const place = { ...fakeS3Keys, endpoint: server.address, bucket: 'music', prefix: 'echo tune/ä' };
  return new S3Bucket({ place: { ...place, ...changed }, provider, files: provider, clock });
}

async function openS3(): Promise<SharedStage & { readonly fake: FakeS3 }> {
  const fake = await startFakeS3({ pageLength: 2, clock: () => now });
  onTestFinished(() => fake.server.close());
  return { fake, files: bucketAt(fake), goAway: () => fake.server.close() };
}

describe('a folder', () => {
  sharedFilesContract(async () => {
    const folder = newFolder();
    return {
      files: new SharedFolder(folder),
      goAway: async () => rmSync(folder, { recursive: true }),
    };
  });

  it('holds no name that leads out of it, and nothing of what went', async () => {
    const folder = newFolder();
    const files = new SharedFolder(folder);
    for (const name of ['../out', '/etc/passwd', 'a/../../b', '.hidden', '']) {
      expect(await codeOf(files.put(name, Buffer.of()))).toBe('input-invalid');
    }
    await files.put('spool/x/0/00000', Buffer.of(1));
    await files.remove('spool/x/0/00000');
    expect(readdirSync(join(folder, 'spool'))).toEqual([]);
  });
});

describe('a bucket', () => {
  sharedFilesContract(openS3);

  it('lets nobody in whose signature is not right, and the error says why', async () => {
    const { fake } = await openS3();
    const put = (changed: Partial<S3Place>, clock = () => now) =>
      bucketAt(fake, changed, clock).put('a', Buffer.from('a'));
    for (const [said, changed] of [
      ['SignatureDoesNotMatch', { secretKey: 'another' }],
      ['InvalidAccessKeyId', { accessKey: 'another' }],
      ['AuthorizationHeaderMalformed', { region: 'elsewhere' }],
      ['NoSuchBucket', { bucket: 'another' }],
    ] as const) {
      await expect(put(changed)).rejects.toMatchObject({
        code: 'shared-files-refused',
        message: expect.stringContaining(said),
      });
    }
    const late = put({}, () => now + 3_600_000);
    await expect(late).rejects.toThrow('RequestTimeTooSkewed');
    expect(fake.objects.size).toBe(0);
  });

  it('is asked again where it is slow, breaks off or sends less than it says', async () => {
    const { fake, files } = await openS3();
    const { misbehave } = fake.server;
    misbehave({ kind: 'too-many', retryAfterS: null }, { kind: 'server-error' });
    await files.put('a', Buffer.from('some bytes'));
    misbehave({ kind: 'half-a-body' }, { kind: 'ends-early' }, { kind: 'connection-cut' });
    expect((await readAll(files, 'a')).toString()).toBe('some bytes');
    misbehave({ kind: 'ends-early' }, { kind: 'empty' });
    expect(await files.list('')).toHaveLength(1);
  });
});
