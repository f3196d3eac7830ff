import { useQuery } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import type { Exclusion, Listener, NewExclusionInput } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Row, Section } from '../parts/section.tsx';
import { tasteKeys } from '../songs/shelf-keys.ts';
import { useWords } from '../words/use-words.ts';
import { ExcludePeriod } from './exclude-period.tsx';
import { ExcludeSearch } from './exclude-search.tsx';
import { settingsApi } from './settings-api.ts';

const dayMs = 86_400_000;

/** Songs, artists and periods whose plays say nothing of the taste. */
export function ExclusionsSection({ listener }: { readonly listener: Listener }) {
  const {
    settings: { exclusions: words },
  } = pageMessages;
  const { day } = useWords();
  const found = useQuery({
    queryKey: ['exclusions', listener.id],
    queryFn: () => settingsApi.exclusions(listener.id),
  });
  const adding = useChange(
    'exclusions',
    (exclusion: NewExclusionInput) => settingsApi.exclude(listener.id, exclusion),
    tasteKeys,
  );
  const removing = useChange(
    'exclusions',
    (id: number) => settingsApi.include(listener.id, id),
    tasteKeys,
  );
  const { exclusions = null } = found.data ?? {};
  const nameOf = ({ title, artistName }: Exclusion) =>
    title === null ? (artistName ?? words.everything) : words.song(title, artistName ?? '');
  const spanOf = ({ from, to }: Exclusion) =>
    [
      ...(from === null ? [] : [words.from(day(from, listener.timeZone))]),
      // The end is not part of it: the last day lies before.
      ...(to === null ? [] : [words.to(day(to - dayMs / 2, listener.timeZone))]),
    ].join(' ');
  return (
    <Section title={words.title} errors={[found.error, adding.error, removing.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      {exclusions?.length === 0 && <p className="mt-3">{words.none}</p>}
      <ul className="mt-3">
        {exclusions?.map((exclusion) => (
          <Row key={exclusion.id} title={nameOf(exclusion)} detail={spanOf(exclusion)}>
            <button
              type="button"
              className="word"
              aria-label={`${words.include}: ${nameOf(exclusion)}`}
              onClick={() => removing.mutate(exclusion.id)}
            >
              {words.include}
            </button>
          </Row>
        ))}
      </ul>
      <ExcludeSearch onExclude={adding.mutate} />
      <ExcludePeriod timeZone={listener.timeZone} onExclude={adding.mutate} />
    </Section>
  );
}
