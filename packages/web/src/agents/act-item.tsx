import { useChange } from '../account/use-change.ts';
import type { AgentAct } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { timeZone } from '../operations/time-zone.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Row } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { agentsApi } from './agents-api.ts';
import { sayAct } from './say-act.ts';

/** A figure to three places; what is none as it is. */
function short(value: unknown, { locale }: Words): string {
  if (typeof value !== 'number') return String(value);
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
}

/** What an agent did or would have done, and what came of it. */
export function ActItem({ act }: { readonly act: AgentAct }) {
  const { agents: words } = pageMessages;
  const reader = useWords();
  const undoing = useChange('agents', agentsApi.undo);
  const { state, dryRun, isOpen, intendedAt, prediction, id } = act;
  const sentence = sayAct(act, reader);
  const outcome =
    state === 'acted'
      ? words.dueAt(reader.dayTime(prediction.dueAt, timeZone))
      : dryRun && state === 'verified'
        ? words.rightByItself
        : words.states[state];
  const when = reader.dayTime(intendedAt, timeZone);
  const why = Object.entries(act.why).map(([name, value]) => `${name} ${short(value, reader)}`);
  const detail = [
    ...[`${dryRun ? words.would : words.did}, ${when}`, outcome],
    ...(why.length === 0 ? [] : [words.why(why.join(', '))]),
    words.predicted[prediction.is](short(prediction.value, reader)),
    ...(act.before === null ? [] : [words.before(short(act.before, reader))]),
    ...(act.measured === null ? [] : [words.measured(short(act.measured, reader))]),
  ].join('; ');
  const isUndoable = isOpen && !dryRun && state !== 'ending';
  return (
    <Row title={sentence} detail={detail}>
      {isUndoable && (
        <Confirmed
          does={words.undo}
          label={words.undoOf(sentence)}
          means={words.undoMeans}
          onConfirm={() => undoing.mutate(id)}
        />
      )}
      {undoing.error && <ProblemText problem={problemOf(undoing.error)} />}
    </Row>
  );
}
