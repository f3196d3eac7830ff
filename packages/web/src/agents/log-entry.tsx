import { useMutation } from '@tanstack/react-query';
import type { LoggedDecision } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { timeZone } from '../operations/time-zone.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { agentsApi } from './agents-api.ts';
import { nameOf } from './say-act.ts';

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** An entry of the decision log; of a look also what was seen, and what would be decided by it today. */
export function LogEntry({ entry }: { readonly entry: LoggedDecision }) {
  const {
    agents: { log: words, acts, modes },
  } = pageMessages;
  const reader = useWords();
  const replaying = useMutation({ mutationFn: agentsApi.replay });
  const { seq, at, agent, kind, body, who } = entry;
  const told: Readonly<Record<string, unknown>> = body;
  const { act, because, mode, proposals, facts } = told;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const reasons: Readonly<Record<string, string>> = words.because;
  const named: Readonly<Record<string, string>> = modes;
  const what = [
    ...(typeof act === 'string' ? [acts[`${agent}.${act}`] ?? act] : []),
    ...(typeof because === 'string' ? [reasons[because] ?? because] : []),
    ...(typeof mode === 'string' ? [named[mode] ?? mode] : []),
    ...(['granted', 'withdrawn'] as const).flatMap((change) =>
      namesIn(told[change]).map((one) => words[change](acts[`${agent}.${one}`] ?? one)),
    ),
    ...(Array.isArray(proposals) ? [words.proposed(proposals.length, reader)] : []),
    ...(who === null ? [] : [who]),
  ];
  return (
    <li className="border-line border-b py-2">
      {agent === null ? words.all : nameOf(agent)} {kinds[kind] ?? kind}
      {what.length > 0 && `: ${what.join(', ')}`}{' '}
      <span className="text-faint text-small">
        {reader.number(seq)}, {reader.dayTime(at, timeZone)}
      </span>
      {kind === 'decided' && (
        <details className="fold">
          <summary>{words.facts}</summary>
          <code className="block break-all text-soft">{JSON.stringify(facts)}</code>
          <p className="mt-2 -ml-2">
            <button
              type="button"
              className="word"
              aria-label={words.replayOf(reader.number(seq))}
              onClick={() => replaying.mutate(seq)}
            >
              {words.replay}
            </button>
            <span role="status" className="text-small">
              {replaying.data && words.outcomes[replaying.data.outcome]}
            </span>
          </p>
          {replaying.error && <ProblemText problem={problemOf(replaying.error)} />}
        </details>
      )}
    </li>
  );
}
