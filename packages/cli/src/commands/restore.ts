import { join } from 'node:path';
import { EchoError, silentTelemetry } from '@echotune/data';
import { namedFolder, readConfig } from '@echotune/server';
import { makeHome, restoreBackup } from '@echotune/service';
import { interruptible } from '../interruptible.ts';
import { configuredPlace, shownPlace } from '../store-places.ts';
import { showCopying } from '../terminal/copy-progress.ts';
import { openOutput } from '../terminal/output.ts';
import { contentsOf } from './backup.ts';

export interface RestoreOptions {
  readonly json?: boolean;
  readonly replace?: boolean;
}

/** `echotune restore FOLDER`: into the configured store, with everything compared afterwards. */
export async function restoreCommand(name: string, options: RestoreOptions): Promise<void> {
  const output = openOutput(options.json === true);
  const config = readConfig(process.env);
  const folder = namedFolder('FOLDER', name);
  const place = configuredPlace(config);
  await makeHome(config.home);
  const restored = await interruptible(
    (signal) =>
      restoreBackup(
        { clock: () => Date.now(), telemetry: silentTelemetry },
        {
          ...{ folder, place, signal, onProgress: showCopying(output) },
          modelsFolder: join(config.home, 'models'),
          keyFile: config.secretKey === null ? config.secretKeyFile : null,
          replaces: options.replace === true,
        },
      ).catch(replaceable),
    () => output.say('Stopped. The store is as it was.'),
  );
  output.progress.clear();
  if (restored === null) return;
  const { manifest, hasPlacedKey } = restored;
  const { pointOfRecovery, config: kept, modelsMissing } = manifest;
  output.answer({
    ...{ folder, store: shownPlace(place), pointOfRecovery, hasPlacedKey, modelsMissing },
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
  });
  output.say(`${contentsOf(manifest)}: restored and compared, ${shownPlace(place)}`);
  output.say(`It is as it was at ${pointOfRecovery}.`);
  if (hasPlacedKey) output.say(`secret.key is back: ${config.secretKeyFile}`);
  if (kept !== null)
    output.say(`Settings are not touched: ${join(folder, kept.file)} has the old.`);
  if (modelsMissing.length > 0) output.say('Train anew: echotune doctor --repair');
  if (config.cache.redisUrl !== null) {
    output.say('Redis may hold answers of later: echotune cache drop');
  }
}

/** What is there may go where somebody says so, which is said to whoever restores and to nobody else. */
function replaceable(cause: unknown): never {
  if (!(cause instanceof EchoError) || cause.code !== 'store-not-empty') throw cause;
  const message = `${cause.message} With --replace the backup takes its place.`;
  throw new EchoError(cause.code, message, { cause });
}
