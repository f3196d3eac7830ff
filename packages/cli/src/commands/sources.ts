import { EchoError } from '@echotune/data';
import { sourceClocks } from '@echotune/formats';
import { listSources, retimeSource, trainModels } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted, table } from '../terminal/words.ts';

export interface RetimeOptions extends CommonOptions {
  readonly zone?: string;
  readonly reset?: boolean;
  readonly train: boolean;
}

/** `echotune sources`: what each source told, and in which zone its stamps are read. */
export async function sourcesCommand(session: Session, options: CommonOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const sources = await listSources(echotune.store, listener.id);
  const rows = sources.map(({ source, title, plays, zone, isSet }) => [
    ...[source, plays, `times in ${zone}${isSet ? ', as you said' : ''}`],
    title === source ? '' : title,
  ]);
  for (const line of table(rows)) output.say(line);
  if (sources.length === 0) output.say('Nothing was played yet.');
  output.answer({ listener: listener.name, sources });
}

/** `echotune retime`: reads a source's stamps in another zone, and learns anew where plays moved. */
export async function retimeCommand(
  session: Session,
  source: string,
  options: RetimeOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { zone = null, reset = false } = options;
  if (reset === (zone !== null)) {
    throw new EchoError('option-needed', 'Give either --zone ZONE or --reset.');
  }
  const listener = await listenerFor(session, options);
  const moved = await retimeSource(echotune.store, { listenerId: listener.id, source, zone });
  const read = zone === null ? 'as the source claims' : `in ${zone}`;
  output.say(`Times of ${source} are read ${read}: ${counted(moved, 'row', 'rows')} moved.`);
  const isAgainstItsWord = zone !== null && sourceClocks.get(source)?.zone === 'utc';
  if (isAgainstItsWord && moved > 0) {
    output.say(`${source} itself says that they are in UTC. If it is right after all:`);
    output.say(`echotune retime ${source} --reset`);
  }
  if (moved > 0 && options.train) await trainModels(echotune);
  output.answer({ listener: listener.name, source, zone, moved });
}
