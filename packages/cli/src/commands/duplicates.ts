import type { PartedWitness, Witness } from '@echotune/data';
import { sourceClocks } from '@echotune/formats';
import { listShared, partSource, rejoinSource } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { duration, minuteIn, utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';

export interface DuplicatesOptions extends CommonOptions {
  readonly limit: number;
  readonly offset: number;
}

/** "ended 2024-03-01 20:03 UTC": what a source stamped, by its own clock. */
function stamp({ source, stampedAt }: Pick<Witness, 'source' | 'stampedAt'>): string {
  const clock = sourceClocks.get(source);
  const end = clock?.stamps === 'end' ? 'ended' : 'started';
  const zone = clock?.zone === 'listener' ? 'local' : 'UTC';
  return `${end} ${utcStamp(stampedAt, clock?.precision ?? 'second')} ${zone}`;
}

function played({ msPlayed }: Pick<Witness, 'msPlayed'>): string {
  return msPlayed < 0 ? 'not told' : duration(msPlayed);
}

function origin({ file, record }: Witness): string {
  return file === null ? 'live' : `${file}, record ${record ?? 0}`;
}

/** `echotune duplicates`: plays that several sources tell of, and what each of them says. */
export async function duplicatesCommand(
  session: Session,
  options: DuplicatesOptions,
): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const { limit, offset } = options;
  const { total, plays } = await listShared(echotune.store, listener.id, { limit, offset });
  const time = minuteIn(listener.timeZone);
  for (const { playId, startedAt, artist, title, witnesses } of plays) {
    output.say(`${String(playId).padStart(8)}  ${time(startedAt)}  ${artist} – ${title}`);
    const rows = witnesses.map((one) => [one.source, stamp(one), played(one), origin(one)]);
    for (const line of table(rows)) output.say(`          ${line}`);
  }
  output.say(`${counted(total, 'play is', 'plays are')} told by several sources.`);
  const next = offset + plays.length;
  if (next < total) output.say(`The next: --offset ${next}`);
  output.answer({
    listener: listener.name,
    total,
    offset,
    plays: plays.map(({ playId, ...play }) => ({ play: playId, ...play })),
  });
}

/** `echotune duplicates part`: what a source tells of a play gets a play of its own. */
export async function partCommand(
  session: Session,
  playId: number,
  source: string,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId, name } = await listenerFor(session, options);
  const at = echotune.clock();
  const parted = await partSource(echotune.store, { listenerId, playId, source, at });
  output.say(`What ${source} tells of play ${playId} is a play of its own now.`);
  output.say('To take that back: echotune duplicates parted');
  output.answer({ listener: name, play: playId, parted });
}

function partedLine({ id, source, artist, title, ...one }: PartedWitness): (string | number)[] {
  return [id, `${artist} – ${title}`, source, stamp({ source, ...one }), played(one)];
}

/** `echotune duplicates parted`: what was told apart. */
export async function partedCommand(session: Session, options: CommonOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const parted = await echotune.store.witnesses.parted(listener.id);
  for (const line of table(parted.map(partedLine))) output.say(line);
  output.say(`${count(parted.length)} told apart.`);
  if (parted.length > 0) output.say('To take one back: echotune duplicates rejoin NUMBER');
  output.answer({ listener: listener.name, parted });
}

/** `echotune duplicates rejoin`: takes that back. */
export async function rejoinCommand(
  session: Session,
  parting: number,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId, name } = await listenerFor(session, options);
  const rejoined = await rejoinSource(echotune.store, { listenerId, parting });
  const { artist, title, source } = rejoined;
  output.say(`${artist} – ${title}: what ${source} tells may be one play with others again.`);
  output.answer({ listener: name, rejoined });
}
