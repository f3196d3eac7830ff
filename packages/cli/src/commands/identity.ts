import type { Decision, NewDecision } from '@echotune/data';
import { type ReviewPair, reviewPairs, splitArtist } from '@echotune/service';
import type { CommonOptions, Session } from '../session.ts';
import { count, counted, table } from '../terminal/words.ts';

const by = 'command line';

/** What to type where the answer to a pair is yes. */
function answer({ kind, a, b }: ReviewPair): string {
  if (kind === 'split') return `split-artist ${a.id} NAME…`;
  return `merge-${kind} ${a.id} ${b.id}`;
}

/** What to type where it is no. */
function refusal({ kind, a, b }: ReviewPair): string {
  return `different ${kind === 'songs' ? '' : '--artists '}${a.id} ${b.id}`;
}

/** `echotune identity review`: pairs that may be one, the most played first, and how to answer. */
export async function reviewCommand(
  { echotune, output }: Session,
  { limit }: CommonOptions & { readonly limit: number },
): Promise<void> {
  const names = await echotune.store.identity.names(await echotune.songPlays.current());
  const pairs = reviewPairs(names, limit);
  output.answer({ pairs });
  for (const pair of pairs) {
    const { a, b, reason, score, plays } = pair;
    output.say(`${a.name}  |  ${b.name}`);
    const sure = `${Math.round(score * 100)} %, ${counted(plays, 'play', 'plays')}`;
    output.say(`    ${reason} ${sure}`);
    output.say(`    yes: identity ${answer(pair)}   no: identity ${refusal(pair)}`);
  }
  if (pairs.length === 0) output.say('Nothing is uncertain.');
}

const words: Readonly<Record<Decision['kind'], string>> = {
  'merge-songs': 'is the song',
  'merge-artists': 'is the artist',
  'part-track': 'is a song of its own',
  'move-track': 'is a version of',
  'rename-song': 'is called',
  'rename-artist': 'is called',
  'split-artist': 'are',
  'different-songs': 'is not the song',
  'different-artists': 'is not the artist',
};

/** "“A” is the song “B”". */
function spoken({ kind, subject, object, text }: Decision): string {
  const said = text?.replaceAll('\n', '” and “') ?? (kind === 'part-track' ? null : object);
  return `“${subject}” ${words[kind]}${said === null ? '' : ` “${said}”`}`;
}

function report({ output }: Session, decision: Decision): void {
  const undone = decision.undoneAt === null ? '' : ' – undone';
  output.say(`Decision ${decision.id}: ${spoken(decision)}${undone}.`);
  output.answer({ decision });
}

/** `echotune identity merge-songs …` and the other decisions. */
export async function decideCommand(session: Session, decision: NewDecision): Promise<void> {
  report(session, await session.echotune.store.identity.decide(decision, by));
}

/** `echotune identity split-artist`: a credit that names several artists. */
export async function splitArtistCommand(
  session: Session,
  artistId: number,
  names: readonly string[],
): Promise<void> {
  report(session, await splitArtist(session.echotune.store, { artistId, names, by }));
}

/** `echotune identity undo`. */
export async function undoDecisionCommand(session: Session, id: number): Promise<void> {
  report(session, await session.echotune.store.identity.undo(id));
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

function decisionRows(decisions: readonly Decision[]): (string | number)[][] {
  return decisions.map((decision) => [
    decision.id,
    day(decision.at),
    decision.by,
    `${spoken(decision)}${decision.undoneAt === null ? '' : `, undone ${day(decision.undoneAt)}`}`,
  ]);
}

/** `echotune identity decisions`: those that hold, or all. */
export async function decisionsCommand(
  { echotune, output }: Session,
  { all = false }: CommonOptions & { readonly all?: boolean },
): Promise<void> {
  const decisions = await echotune.store.identity.decisions(all);
  output.answer({ decisions });
  for (const line of table(decisionRows(decisions))) output.say(line);
  if (decisions.length === 0) output.say('Nothing was decided.');
}

/** `echotune identity show`: versions, identities and spellings of a song, and what was decided. */
export async function showSongCommand(
  { echotune, output }: Session,
  songId: number,
): Promise<void> {
  const file = await echotune.store.identity.song(songId);
  output.answer(file);
  output.say(`Song ${file.songId}: ${file.title} – ${file.artist} (artist ${file.artistId})`);
  for (const { trackId, title, version, plays, identities, spellings } of file.tracks) {
    const kind = version === '' ? 'plain version' : version;
    output.say(`\nTrack ${trackId}: ${title} (${kind}), ${count(plays)} plays`);
    for (const { kind: of, value } of identities) output.say(`  ${of}  ${value}`);
    const rows = spellings.map((one) => [one.source, one.title, one.artist, one.album ?? '']);
    for (const line of table(rows)) output.say(`  ${line}`);
  }
  if (file.decisions.length > 0) output.say('\nDecisions');
  for (const line of table(decisionRows(file.decisions))) output.say(line);
}
