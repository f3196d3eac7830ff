import { fileURLToPath } from 'node:url';
import type { S3Place } from '@echotune/connect';
import type { ToldPlace } from '@echotune/service';
import { z } from 'zod';
import { providerUrl } from './provider-url.ts';

const s3Address = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w.\-/]*))?$/;
const key = z.string().regex(/^[!-~]+$/, 'must be a key without spaces');

/** Where several processes share uploads and models, by its keys in config.toml. */
export const sharedFilesSettings = {
  shared_files: z
    .union(
      [
        z.literal('none'),
        z.string().startsWith('/'),
        z.string().regex(/^file:\/\/\//),
        z.string().regex(s3Address),
      ],
      'must be the full path of a folder, an address such as s3://bucket/folder, or none',
    )
    .optional(),
  shared_files_endpoint: providerUrl.optional(),
  shared_files_region: z
    .string()
    .regex(/^[\w-]+$/, 'must be a name such as eu-central-1')
    .default('us-east-1'),
  shared_files_access_key: key.optional(),
  shared_files_secret_key: key.optional(),
};

export const sharedFilesVariables = {
  shared_files: 'ECHOTUNE_SHARED_FILES',
  shared_files_endpoint: 'ECHOTUNE_SHARED_FILES_ENDPOINT',
  shared_files_region: 'ECHOTUNE_SHARED_FILES_REGION',
  shared_files_access_key: 'ECHOTUNE_SHARED_FILES_ACCESS_KEY',
  shared_files_secret_key: 'ECHOTUNE_SHARED_FILES_SECRET_KEY',
} as const satisfies Record<keyof typeof sharedFilesSettings, string>;

type Given = z.output<z.ZodObject<typeof sharedFilesSettings>>;

export type SharedFilesConfig = { readonly folder: string } | S3Place;

/** A bucket is of no use without keys to it. */
export function saysAllOfBucket(given: Given, context: z.RefinementCtx): void {
  if (!given.shared_files?.startsWith('s3:')) return;
  for (const name of ['shared_files_access_key', 'shared_files_secret_key'] as const) {
    if (given[name] !== undefined) continue;
    context.addIssue({ code: 'custom', path: [name], message: 'is needed with a bucket' });
  }
}

/** What the processes of a store are to agree on. */
export function toldPlace({ shared_files: place }: Given): ToldPlace {
  if (place === undefined) return null;
  return place === 'none' ? 'nobody-shares' : { name: place };
}

/** Null where the home is all there is. */
export function sharedFilesConfig(given: Given): SharedFilesConfig | null {
  const { shared_files: place, shared_files_region: region } = given;
  if (place === undefined || place === 'none') return null;
  const [, bucket, path = ''] = s3Address.exec(place) ?? [];
  if (bucket === undefined) {
    return { folder: place.startsWith('file:') ? fileURLToPath(place) : place };
  }
  return {
    endpoint: given.shared_files_endpoint ?? `https://s3.${region}.amazonaws.com`,
    ...{
      region,
      bucket,
      prefix: path
        .split('/')
        .filter((part) => part !== '')
        .join('/'),
    },
    accessKey: given.shared_files_access_key ?? '',
    secretKey: given.shared_files_secret_key ?? '',
  };
}
