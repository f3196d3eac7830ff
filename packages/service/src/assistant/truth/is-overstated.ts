import type { EvidenceRecord } from './evidence.ts';
import type { Mention } from './find-mentions.ts';
import type { Token } from './read-words.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const most = setOf(
  'most favourite favorite top best biggest meisten meistgehört meistgehörte meistgehörter meistgehörtes liebste liebster liebstes lieblings häufigsten',
);
const least = setOf('least worst rarest wenigsten seltensten');
const comparing = setOf('than ahead behind als');
const no = setOf(
  "no not never none nothing nobody don't didn't haven't doesn't isn't cannot can't without nicht nichts nie niemals kein keine keinen keiner niemand ohne",
);
const never = setOf('never nie niemals');
const alike = setOf('like similar wie ähnlich');
/** Of a question for some time, taken up again. */
const times = setOf(
  'summer winter spring autumn fall christmas today yesterday sommer frühling frühjahr herbst weihnachten heute gestern',
);
/** What only a person's word does: no model has done it. */
const changed = setOf(
  'added deleted removed created made renamed hidden saved changed updated moved paused skipped started stopped done hinzugefügt gelöscht entfernt erstellt angelegt gemacht umbenannt gespeichert geändert verschoben ausgeblendet gestartet angehalten pausiert erledigt',
);

/** "Times a day": how often in how long nobody counts. */
const rate =
  /\b(?:times|plays|hours|minutes|songs|mal|stunden|minuten|titel) (?:a|per|each|every|pro|am|jeden|jede)\b/;

const plays = ({ claims }: EvidenceRecord) =>
  claims.some((claim) => claim.kind === 'number' && claim.of === 'plays' && claim.value > 0);
const isFirst = ({ claims }: EvidenceRecord) =>
  claims.some((claim) => claim.kind === 'number' && claim.of === 'rank' && claim.value === 1);

/**
 * Whether a sentence says more than numbers and names bear out: that something is the most or the least, more than
 * something else, never played though it was, so though only the listener named it; or that something was changed.
 */
export function isOverstated(tokens: readonly Token[], all: readonly Mention[]): boolean {
  const keys = tokens.map(({ key }) => key);
  const has = (words: ReadonlySet<string>) => keys.some((key) => words.has(key));
  if (has(changed) || rate.test(keys.join(' '))) return true;
  const isTime = ({ at, end }: Mention) => keys.slice(at, end).every((key) => times.has(key));
  const mentions = all.filter((mention) => mention.records.length > 0 || !isTime(mention));
  if (mentions.length === 0) return false;
  if (has(least) || (mentions.length > 1 && has(comparing))) return true;
  const superlative = keys.findIndex((key) => most.has(key));
  // "Your most played artist was X", and "X is the one you played most".
  const meant = mentions.find(({ at }) => at > superlative) ?? mentions.at(-1);
  if (superlative >= 0 && meant?.records.some(isFirst) !== true) return true;
  if (has(never) && mentions.some(({ records }) => records.some(plays))) return true;
  const isQuestion = keys.at(-1) === '?';
  return mentions.some(
    ({ at, records }) =>
      records.length === 0 && !isQuestion && !has(no) && !alike.has(keys[at - 1] ?? ''),
  );
}
