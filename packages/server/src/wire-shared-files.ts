import { fleetingPauses, S3Bucket, s3FileLimits, s3Limits } from '@echotune/connect';
import { type SharedFiles, SharedFolder } from '@echotune/service';
import type { SharedFilesConfig } from './config/shared-files-settings.ts';
import { openProvider, type WayParts } from './open-provider.ts';

/** Where processes share files; null where the home is all there is. Nothing is looked at before somebody asks. */
export function wireSharedFiles(
  config: SharedFilesConfig | null,
  parts: WayParts,
): SharedFiles | null {
  if (config === null) return null;
  if ('folder' in config) return new SharedFolder(config.folder);
  return new S3Bucket({
    ...{ place: config, clock: parts.clock },
    provider: openProvider(s3Limits, parts),
    files: openProvider(s3FileLimits, parts),
  });
}

/** The same for a command that opens no store, as a backup must leave that as it is. */
export function sharedFilesWithoutStore(
  config: SharedFilesConfig | null,
  parts: Omit<WayParts, 'store'>,
): SharedFiles | null {
  return wireSharedFiles(config, { ...parts, store: { providers: fleetingPauses(parts.clock) } });
}
