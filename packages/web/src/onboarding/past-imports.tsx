import { useQuery } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import type { PastImports as Listed, PastImport, UndoneImport } from '../api.generated.ts';
import { ask, get } from '../api.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Row, Section } from '../parts/section.tsx';
import { playKeys } from '../songs/shelf-keys.ts';
import { totalsSentence } from '../words/import-words.ts';
import { useWords } from '../words/use-words.ts';

/** What was imported before, and taking it back. */
export function PastImports({ listener }: { readonly listener: number }) {
  const { past } = useMessages().imports;
  const words = useWords();
  const list = useQuery({
    queryKey: ['past-imports', listener],
    queryFn: () => get<Listed>('/past-imports', { listener }),
  });
  const undoing = useChange(
    'past-imports',
    (id: number) => ask<UndoneImport>('DELETE', `/past-imports/${id}`, { query: { listener } }),
    playKeys,
  );
  const all = list.data?.imports ?? [];
  if (all.length === 0) return null;
  return (
    <Section title={past.title} errors={[undoing.error]}>
      <ul className="mt-3">
        {all.map((run) => (
          <PastRow key={run.id} run={run} onUndo={() => undoing.mutate(run.id)} />
        ))}
      </ul>
      <p role="status" className="mt-2 text-small text-soft">
        {undoing.data && past.gone(undoing.data.gone, words)}
      </p>
    </Section>
  );
}

interface PastRowProps {
  readonly run: PastImport;
  readonly onUndo: () => void;
}

function PastRow({ run: { state, startedAt, totals, files }, onUndo }: PastRowProps) {
  const { imports } = useMessages();
  const words = useWords();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const when = words.dayTime(startedAt, timeZone);
  const [first, ...others] = files.map(({ name }) => name);
  const more = others.length === 0 ? '' : ` ${imports.past.andMore(others.length, words)}`;
  const said =
    state === 'undone' ? imports.past.undone : totalsSentence(totals, files, imports, words);
  return (
    <Row title={first === undefined ? when : `${first}${more}`} detail={`${when}. ${said}`}>
      {state !== 'undone' && state !== 'running' && (
        <Confirmed
          does={imports.past.undo}
          means={imports.past.undoMeans}
          label={imports.past.undoOf(first ?? when)}
          onConfirm={onUndo}
        />
      )}
    </Row>
  );
}
