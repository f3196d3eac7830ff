import { dirname, join } from 'node:path';
import { EchoError, type StorePlace, silentTelemetry } from '@echotune/data';
import { readConfig } from '@echotune/server';
import { copyStore } from '@echotune/service';
import { interruptible } from '../interruptible.ts';
import { configuredPlace, namedPlace, shownPlace } from '../store-places.ts';
import { showCopying } from '../terminal/copy-progress.ts';
import { openOutput } from '../terminal/output.ts';
import { counted } from '../terminal/words.ts';

export interface MigrateOptions {
  readonly json?: boolean;
  readonly to: string;
}

/** Another home, to which the model files go along; null where it stays the same. */
function otherHome(to: StorePlace, home: string): string | null {
  if (to.dialect === 'postgres' || dirname(to.file) === home) return null;
  return dirname(to.file);
}

/** What is to be set for EchoTune to use the copy. */
function settingsOf(to: StorePlace, home: string | null): string {
  const database = to.dialect === 'postgres' ? `DATABASE_URL=${shownPlace(to)}` : 'no DATABASE_URL';
  if (home === null) return `${database}, the same ECHOTUNE_HOME`;
  return `${database}, ECHOTUNE_HOME=${home}; copy config.toml and secret.key there`;
}

/** `echotune migrate --to STORE`: the store it came from stays as it is. */
export async function migrateCommand(options: MigrateOptions): Promise<void> {
  const output = openOutput(options.json === true);
  const config = readConfig(process.env);
  const [from, to] = [configuredPlace(config), namedPlace('--to', options.to)];
  if (shownPlace(from) === shownPlace(to)) {
    throw new EchoError('input-invalid', '--to names the store that is in use.');
  }
  const home = otherHome(to, config.home);
  const copied = await interruptible(
    (signal) =>
      copyStore(
        { clock: () => Date.now(), telemetry: silentTelemetry },
        {
          ...{ from, to, signal, onProgress: showCopying(output) },
          modelsFolder: join(config.home, 'models'),
          modelsTo: home === null ? null : join(home, 'models'),
        },
      ),
    () => output.say('Stopped. Nothing of it is left.'),
  );
  output.progress.clear();
  if (copied === null) return;
  const pointOfRecovery = new Date(copied.pointOfRecovery).toISOString();
  const rows = [...copied.tables.values()].reduce((sum, table) => sum + table.rows, 0);
  const set = settingsOf(to, home);
  output.answer({
    ...{ from: shownPlace(from), to: shownPlace(to), pointOfRecovery, rows, set },
    ...{ isServed: copied.isServed, leftOut: copied.leftOut },
    tables: Object.fromEntries(copied.tables),
  });
  const tables = counted(copied.tables.size, 'table', 'tables');
  output.say(`${counted(rows, 'row', 'rows')} of ${tables} copied and compared: ${shownPlace(to)}`);
  output.say(`Point of recovery ${pointOfRecovery}: what was acknowledged before it is in.`);
  if (copied.isServed) {
    output.say('A server works on the old store: what it takes in since then is only there.');
  }
  output.say(`To use it: ${set}`);
}
