import { join } from 'node:path';
import { EchoError, silentTelemetry } from '@echotune/data';
import { namedFolder, readConfig, sharedFilesWithoutStore, version } from '@echotune/server';
import { besideBackup, verifyBackup, type WrittenBackup, writeBackup } from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruptible.ts';
import { configuredPlace } from '../store-places.ts';
import { showCopying } from '../terminal/copy-progress.ts';
import { type Output, openOutput } from '../terminal/output.ts';
import { count, counted } from '../terminal/words.ts';

export interface BackupOptions {
  readonly json?: boolean;
  readonly withKey?: boolean;
}

type Manifest = WrittenBackup['manifest'];

const mib = 1024 * 1024;

/** What a backup holds, for a program. */
function answerOf({ tables, models, modelsMissing, config, key, ...manifest }: Manifest) {
  const { release, dialect, pointOfRecovery, migrations } = manifest;
  const sums = tables.map(({ name, rows, checksum }) => [name, { rows, checksum }]);
  return {
    ...{ pointOfRecovery, release, dialect, migrations: migrations.length },
    ...{ rows: rowsOf(tables), bytes: bytesOf({ tables, models, config, key }) },
    ...{ models: models.map(({ artifact }) => artifact), modelsMissing },
    ...{ hasConfig: config !== null, hasKey: key !== null },
    tables: Object.fromEntries(sums),
  };
}

function rowsOf(tables: Manifest['tables']): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

function bytesOf({
  tables,
  models,
  config,
  key,
}: Pick<Manifest, 'tables' | 'models' | 'config' | 'key'>): number {
  const files = [...tables.flatMap(({ chunks }) => chunks), ...models, config, key];
  return files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0);
}

/** "1,204 rows of 61 tables and 2 models, 0.2 MiB" */
export function contentsOf(manifest: Manifest): string {
  const rows = counted(rowsOf(manifest.tables), 'row', 'rows');
  const models = counted(manifest.models.length, 'model', 'models');
  const size = (bytesOf(manifest) / mib).toFixed(1);
  return `${rows} of ${count(manifest.tables.length)} tables and ${models}, ${size} MiB`;
}

function sayMissing(output: Output, { modelsMissing }: Manifest): void {
  for (const artifact of modelsMissing) {
    output.say(`The model file ${artifact} is missing or damaged and not in it.`);
  }
  if (modelsMissing.length > 0) process.exitCode = exitCodes.partial;
}

/** The key that the command may put into the backup. Throws secret-key-given. */
function keyFileOf(options: BackupOptions, config: ReturnType<typeof readConfig>): string | null {
  if (options.withKey !== true) return null;
  if (config.secretKey === null) return config.secretKeyFile;
  throw new EchoError('secret-key-given', 'The key is no file: it is set. Keep it yourself.');
}

/** `echotune backup FOLDER`: exit code 4 where a model file that is needed is not in it. */
export async function backupCommand(name: string, options: BackupOptions): Promise<void> {
  const output = openOutput(options.json === true);
  const config = readConfig(process.env);
  const folder = namedFolder('FOLDER', name);
  const parts = { clock: () => Date.now(), telemetry: silentTelemetry };
  const written = await interruptible(
    (signal) =>
      writeBackup(parts, {
        ...{ folder, place: configuredPlace(config), release: version, signal },
        modelsFolder: join(config.home, 'models'),
        sharedFiles: sharedFilesWithoutStore(config.sharedFiles, parts),
        configFile: join(config.home, 'config.toml'),
        keyFile: keyFileOf(options, config),
        onProgress: showCopying(output),
      }),
    () => output.say('Stopped. Nothing of it is left.'),
  );
  output.progress.clear();
  if (written === null) return;
  const { manifest, leftOut } = written;
  output.answer({ folder, ...answerOf(manifest), leftOut });
  output.say(`${contentsOf(manifest)}, in ${folder}`);
  output.say(
    `Point of recovery ${manifest.pointOfRecovery}: what was acknowledged before it is in.`,
  );
  output.say(manifest.key === null ? notInIt : 'secret.key is in it: who has it reads everything.');
  if (config.secretsInFile.length > 0) {
    output.say(`config.toml is in it, with ${config.secretsInFile.join(', ')}.`);
  }
  if (leftOut.length > 0) output.say(`Not EchoTune's, and not in it: ${leftOut.join(', ')}.`);
  sayMissing(output, manifest);
}

/** All where they are few: for a program there are all. */
function someOf(names: readonly string[]): string {
  const rest = names.length - mostNamed;
  const named = names.slice(0, mostNamed).join(', ');
  return rest > 0 ? `${named} and ${count(rest)} more` : named;
}

const mostNamed = 10;

const notInIt = 'secret.key is not in it: keep it elsewhere, or use --with-key.';

/** `echotune backup verify FOLDER` */
export async function verifyBackupCommand(name: string, options: BackupOptions): Promise<void> {
  const output = openOutput(options.json === true);
  const folder = namedFolder('FOLDER', name);
  const manifest = await interruptible(
    (signal) => verifyBackup(folder, showCopying(output), signal),
    () => output.say('Stopped.'),
  );
  output.progress.clear();
  if (manifest === null) return;
  const beside = await besideBackup(folder, manifest);
  output.answer({ folder, ...answerOf(manifest), beside });
  output.say(`Whole: ${contentsOf(manifest)}, of EchoTune ${manifest.release}.`);
  output.say(`Point of recovery ${manifest.pointOfRecovery}.`);
  if (beside.length > 0) output.say(`In the folder, but no part of it: ${someOf(beside)}.`);
  sayMissing(output, manifest);
}
