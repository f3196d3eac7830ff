import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { Decision, Listener, NewDecision, ReviewPairs } from '../api.generated.ts';
import type { PageMessages } from '../messages/messages.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Row, Section } from '../parts/section.tsx';
import { tasteKeys } from '../songs/shelf-keys.ts';
import { useWords } from '../words/use-words.ts';
import { settingsApi } from './settings-api.ts';

/** What shows names. */
const named = [...tasteKeys, 'statistics', 'plays', 'exclusions'];

type Pair = ReviewPairs['pairs'][number];
type Kind = keyof PageMessages['settings']['names']['kinds'];

/** Names that may mean one thing, for the owner to decide, and what was decided. */
export function NamesSection({ listener }: { readonly listener: Listener }) {
  const {
    settings: { names: words },
  } = pageMessages;
  const queries = useQueryClient();
  const [looks, setLooks] = useState(false);
  // All names are compared for it, which takes a moment: only for who wants to see it.
  const pairs = useQuery({
    queryKey: ['names', 'pairs'],
    queryFn: settingsApi.reviewPairs,
    enabled: looks,
  });
  const decisions = useQuery({ queryKey: ['names', 'decisions'], queryFn: settingsApi.decisions });
  const deciding = useChange('names', settingsApi.decide, named);
  const undoing = useChange('names', settingsApi.undo, named);
  const decide = (pair: Pair, decision: NewDecision) => {
    queries.setQueryData<ReviewPairs>(
      ['names', 'pairs'],
      (old) => old && { pairs: old.pairs.filter((one) => one !== pair) },
    );
    deciding.mutate(decision);
  };
  return (
    <Section
      title={words.title}
      errors={[pairs.error, decisions.error, deciding.error, undoing.error]}
    >
      <p className="mt-3 text-soft">{words.what}</p>
      {!pairs.data && (
        <button
          type="button"
          className="button mt-4"
          disabled={pairs.isFetching}
          onClick={() => setLooks(true)}
        >
          {words.look}
        </button>
      )}
      {pairs.data?.pairs.length === 0 && <p className="mt-3">{words.none}</p>}
      <ul className="mt-3">
        {pairs.data?.pairs.map((pair) => (
          <PairItem key={`${pair.kind} ${pair.a.id} ${pair.b.id}`} pair={pair} decide={decide} />
        ))}
      </ul>
      <details className="fold mt-4">
        <summary>{words.decided}</summary>
        {decisions.data?.decisions.length === 0 && <p className="pb-3">{words.nothingDecided}</p>}
        <ul className="pb-3">
          {decisions.data?.decisions.map((decision) => (
            <DecisionRow
              key={decision.id}
              decision={decision}
              timeZone={listener.timeZone}
              undo={undoing.mutate}
            />
          ))}
        </ul>
      </details>
    </Section>
  );
}

interface PairItemProps {
  readonly pair: Pair;
  readonly decide: (pair: Pair, decision: NewDecision) => void;
}

/** The decision that both are one; of a credit, that it is several. */
function yes({ kind, a, b, parts }: Pair): NewDecision {
  if (kind === 'songs') return { kind: 'merge-songs', songId: a.id, intoId: b.id };
  if (kind === 'artists') return { kind: 'merge-artists', artistId: a.id, intoId: b.id };
  return { kind: 'split-artist', artistId: a.id, names: [...parts] };
}

function no({ kind, a, b }: Pair): NewDecision {
  return kind === 'songs'
    ? { kind: 'different-songs', songId: a.id, otherId: b.id }
    : { kind: 'different-artists', artistId: a.id, otherId: b.id };
}

function PairItem({ pair, decide }: PairItemProps) {
  const {
    settings: { names: words },
  } = pageMessages;
  const { number } = useWords();
  const { kind, a, b, reason, plays } = pair;
  const answers = kind === 'split' ? [words.several, words.one] : [words.same, words.different];
  return (
    <li className="border-line border-b py-3">
      <p>
        <strong>{a.name}</strong>
        {kind !== 'split' && (
          <>
            <br />
            <strong>{b.name}</strong>
          </>
        )}
      </p>
      <p className="mt-1 text-small text-soft">
        {reason} {words.plays(plays, number(plays))}
      </p>
      <p className="mt-1 -ml-2">
        {[yes(pair), no(pair)].map((decision, nth) => (
          <button
            key={decision.kind}
            type="button"
            className="word"
            aria-label={`${answers[nth]}: ${a.name}, ${b.name}`}
            onClick={() => decide(pair, decision)}
          >
            {answers[nth]}
          </button>
        ))}
      </p>
    </li>
  );
}

interface DecisionRowProps {
  readonly decision: Decision;
  readonly timeZone: string;
  readonly undo: (id: number) => void;
}

function DecisionRow({ decision, timeZone, undo }: DecisionRowProps) {
  const {
    settings: { names: words },
  } = pageMessages;
  const { day } = useWords();
  const { id, kind, subject, object, text, at } = decision;
  const said = text?.replaceAll('\n', ', ') ?? (kind === 'part-track' ? '' : (object ?? ''));
  const known: Readonly<Record<string, string>> = words.kinds satisfies Record<Kind, string>;
  const sentence = `${subject} ${known[kind] ?? kind} ${said}`.trim();
  return (
    <Row title={sentence} detail={day(at, timeZone)}>
      <button
        type="button"
        className="word"
        aria-label={`${words.undo}: ${sentence}`}
        onClick={() => undo(id)}
      >
        {words.undo}
      </button>
    </Row>
  );
}
