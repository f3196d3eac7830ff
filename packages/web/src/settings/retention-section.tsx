import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { Listener, RetentionChange } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { Section } from '../parts/section.tsx';
import { playKeys } from '../songs/shelf-keys.ts';
import { useWords } from '../words/use-words.ts';
import { settingsApi } from './settings-api.ts';

const playsOffered = [365, 730, 1825, 3650];
const shownOffered = [30, 180, 365];
const dayMs = 86_400_000;

/** For how long plays, and what was recommended, are kept; before plays go it says how many. */
export function RetentionSection({ listener }: { readonly listener: Listener }) {
  const {
    settings: { retention: words },
  } = pageMessages;
  const { number } = useWords();
  const kept = useQuery({
    queryKey: ['retention', listener.id],
    queryFn: () => settingsApi.retention(listener.id),
  });
  const [wanted, setWanted] = useState<number | null>(null);
  const older = useQuery({
    queryKey: ['older', listener.id, wanted],
    queryFn: () => settingsApi.playsBefore(listener.id, Date.now() - (wanted ?? 0) * dayMs),
    enabled: wanted !== null,
    gcTime: 0,
  });
  const changing = useChange(
    'retention',
    (change: RetentionChange) => settingsApi.setRetention(listener.id, change),
    playKeys,
  );
  if (!kept.data) {
    return (
      <Section title={words.title} errors={[kept.error]}>
        {null}
      </Section>
    );
  }
  const { playsDays, shownDays, usualShownDays } = kept.data;
  const removed = changing.data?.removed.plays ?? 0;
  return (
    <Section title={words.title} errors={[older.error, changing.error]}>
      <DaysChoice
        label={words.plays}
        none={words.forEver}
        offered={playsOffered}
        value={wanted ?? playsDays}
        onChoose={(days) => {
          changing.reset();
          setWanted(days);
          if (days === null) changing.mutate({ playsDays: null });
        }}
      />
      {wanted !== null && older.data !== undefined && (
        <div role="alert" className="mt-3">
          <p className={older.data > 0 ? 'text-warn' : 'text-soft'}>
            {older.data > 0 ? words.warns(older.data, number(older.data)) : words.nothingOlder}
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            <button
              type="button"
              className="button"
              onClick={() => {
                changing.mutate({ playsDays: wanted });
                setWanted(null);
              }}
            >
              {words.apply}
            </button>
            <button type="button" className="button" onClick={() => setWanted(null)}>
              {words.keep}
            </button>
          </div>
        </div>
      )}
      <DaysChoice
        label={words.shown}
        none={words.usual(usualShownDays, number(usualShownDays))}
        offered={shownOffered}
        value={shownDays}
        onChoose={(days) => changing.mutate({ shownDays: days })}
      />
      <p role="status" className="mt-2 text-small text-soft">
        {removed > 0 && words.removed(removed, number(removed))}
      </p>
    </Section>
  );
}

interface DaysChoiceProps {
  readonly label: string;
  /** What it is called to set none. */
  readonly none: string;
  readonly offered: readonly number[];
  readonly value: number | null;
  readonly onChoose: (days: number | null) => void;
}

/** One of a few lengths, or none; one that was set elsewhere is among them. */
function DaysChoice({ label, none, offered, value, onChoose }: DaysChoiceProps) {
  const {
    settings: { retention: words },
  } = pageMessages;
  const { number } = useWords();
  const all = value === null || offered.includes(value) ? offered : [value, ...offered];
  return (
    <Choice
      {...{ label, none }}
      options={all.map(String)}
      names={Object.fromEntries(all.map((days) => [days, words.days(days, number(days))]))}
      value={value === null ? null : String(value)}
      onChoose={(days) => onChoose(days === null ? null : Number(days))}
    />
  );
}
