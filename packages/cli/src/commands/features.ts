import { type ImportedFeatures, importFeatures, removeFeatures } from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import type { CommonOptions, Session } from '../session.ts';
import type { Output } from '../terminal/output.ts';
import { count, counted, table } from '../terminal/words.ts';
import { sayNotTaken } from './say-not-taken.ts';

export interface ImportFeaturesOptions extends CommonOptions {
  readonly source?: string;
  readonly showOnly?: boolean;
}

function sayImported(output: Output, imported: ImportedFeatures): void {
  const { say } = output;
  const { read, songs, artists, unknown, rejected } = imported.totals;
  const ofSongs = `${counted(songs, 'tells', 'tell')} of songs and ${count(artists)} of artists here`;
  say(`${counted(read, 'row', 'rows')} read: ${ofSongs}.`);
  if (unknown > 0)
    say(`${counted(unknown, 'is', 'are')} of songs and artists that nobody here has played.`);
  if (rejected > 0) say(`${count(rejected)} could not be used:`);
  sayNotTaken(output, { ...imported, rejected });
}

/** `echotune features import`: sets the exit code to 4 when a file could not be read to its end. */
export async function importFeaturesCommand(
  { echotune, output }: Session,
  paths: readonly string[],
  options: ImportFeaturesOptions,
): Promise<void> {
  const imported = await importFeatures(echotune.store, {
    paths,
    source: options.source ?? null,
    trainable: options.showOnly !== true,
    onProgress: ({ read }) => output.progress.show(`${count(read)} rows read`),
  });
  output.progress.clear();
  sayImported(output, imported);
  for (const { source, trainable } of imported.sources) {
    output.say(`Source: ${source}${trainable ? '' : ', shown and never learnt from'}.`);
  }
  output.answer(imported);
  const { totals, failures } = imported;
  const isPartial = failures.length > 0 || (totals.read > 0 && totals.rejected === totals.read);
  if (isPartial) process.exitCode = exitCodes.partial;
}

/** `echotune features list`: what each source has told. */
export async function listFeaturesCommand({ echotune, output }: Session): Promise<void> {
  const sources = await echotune.store.features.sources();
  output.answer(sources);
  const rows = sources.map(({ source, trainable, songs, artists, features, tags, similar }) => {
    const sizes = [
      songs,
      'songs',
      artists,
      'artists',
      features,
      'features',
      tags,
      'tags',
      similar,
      'alike',
    ];
    return [source, ...sizes, trainable ? '' : 'shown only'];
  });
  for (const line of table(rows)) output.say(line);
  if (sources.length === 0) output.say('There are no features.');
}

/** `echotune features remove`. */
export async function removeFeaturesCommand(
  { echotune, output }: Session,
  source: string,
): Promise<void> {
  await removeFeatures(echotune.store, source);
  output.say(`What ${source} told is gone.`);
  output.answer({ source });
}
