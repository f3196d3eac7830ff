import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { Listener, NamedVerdict } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Row, Section } from '../parts/section.tsx';
import { tasteKeys } from '../songs/shelf-keys.ts';
import { useWords } from '../words/use-words.ts';
import { settingsApi } from './settings-api.ts';

interface OfListener {
  readonly listener: Listener;
}

/** Pages that say what was said of a song or an artist. */
const opinionKeys = ['song', 'artist', ...tasteKeys] as const;
const [hiding, liking] = [['hide', 'dislike'] as const, ['love', 'like'] as const];
const shownAtFirst = 20;

/** What was hidden, so that it can come back; below it what was liked. */
export function VerdictsSection({ listener }: OfListener) {
  const {
    settings: { verdicts: words },
  } = pageMessages;
  const [open, setOpen] = useState(false);
  const hidden = useVerdicts(listener.id, hiding, true);
  const liked = useVerdicts(listener.id, liking, open);
  const takingBack = useChange(
    'verdicts',
    (verdict: NamedVerdict) => settingsApi.takeBack(listener.id, verdict),
    opinionKeys,
  );
  const lists = { listener, onTakeBack: takingBack.mutate };
  return (
    <Section title={words.title} errors={[hidden.error, liked.error, takingBack.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      {hidden.data?.length === 0 && <p className="mt-3">{words.noneHidden}</p>}
      {hidden.data && <VerdictList {...lists} verdicts={hidden.data} does={words.showAgain} />}
      <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{words.liked}</summary>
        {liked.data?.length === 0 && <p className="pb-4">{words.noneLiked}</p>}
        {liked.data && <VerdictList {...lists} verdicts={liked.data} does={words.takeBack} />}
      </details>
    </Section>
  );
}

/** The latest first; asked for when they are looked at. */
function useVerdicts(listener: number, kinds: readonly NamedVerdict['kind'][], enabled: boolean) {
  return useQuery({
    queryKey: ['verdicts', listener, ...kinds],
    queryFn: () => settingsApi.verdicts(listener, kinds),
    select: ({ verdicts }) => verdicts.toSorted((a, b) => b.at - a.at),
    // What is said on other pages shows here.
    staleTime: 0,
    enabled,
  });
}

interface VerdictListProps extends OfListener {
  readonly verdicts: readonly NamedVerdict[];
  readonly does: string;
  readonly onTakeBack: (verdict: NamedVerdict) => void;
}

function VerdictList({ listener, verdicts, does, onTakeBack }: VerdictListProps) {
  const {
    settings: { verdicts: words },
  } = pageMessages;
  const { home } = useMessages();
  const { day, number } = useWords();
  const [all, setAll] = useState(false);
  const nameOf = ({ title, artistName }: NamedVerdict) =>
    title === null ? words.artist(artistName ?? '') : words.song(title, artistName ?? '');
  return (
    <>
      <ul className="mt-3">
        {verdicts.slice(0, all ? undefined : shownAtFirst).map((verdict) => (
          <Row
            key={`${verdict.song} ${verdict.artist}`}
            title={nameOf(verdict)}
            detail={`${home.said.verdicts[verdict.kind]}, ${day(verdict.at, listener.timeZone)}`}
          >
            <button
              type="button"
              className="word"
              aria-label={`${does}: ${nameOf(verdict)}`}
              onClick={() => onTakeBack(verdict)}
            >
              {does}
            </button>
          </Row>
        ))}
      </ul>
      {!all && verdicts.length > shownAtFirst && (
        <button type="button" className="word my-2 -ml-2" onClick={() => setAll(true)}>
          {words.all(number(verdicts.length))}
        </button>
      )}
    </>
  );
}
