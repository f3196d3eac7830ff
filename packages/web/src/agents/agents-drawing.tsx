import type { AgentAct, Agents } from '../api.generated.ts';
import { Plate, SilentGroove } from '../groove/record.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { arcPath, radiusOf } from '../operations/arcs.ts';
import { useWords } from '../words/use-words.ts';
import { nameOf } from './say-act.ts';

const windowMs = 14 * 86_400_000;
/** Share of a turn that a moment takes, so that it can be seen. */
const moment = 0.012;
/** The fortnight begins and ends beside the names, which stand at the top. */
const [first, last] = [0.1, 0.9];

/** How an act looks: what lasts or helped, what was taken back, what was only said. */
function lookOf({ dryRun, state }: AgentAct): string {
  if (dryRun) return 'limit-held';
  const isBack = ['reverted', 'failed', 'overruled', 'undone'].includes(state);
  return isBack ? 'act-back' : 'limit-spent';
}

/** A circle for each agent, two weeks round, and on it what it did or would have done. */
export function AgentsDrawing({ agents, now }: { readonly agents: Agents; readonly now: number }) {
  const { agents: words } = pageMessages;
  const { number } = useWords();
  const all = agents.agents;
  const on = all.filter(({ mode }) => mode === 'on').length;
  const share = (at: number) => first + (last - first) * Math.max(0, 1 - (now - at) / windowMs);
  return (
    <Plate>
      <SilentGroove />
      <svg viewBox="0 0 1000 1000" role="img" aria-label={words.drawing}>
        {all.map(({ name, recent }, nth) => {
          const radius = radiusOf(nth, all.length);
          return (
            <g key={name}>
              <path d={arcPath(radius, 0, 1)} className="limit-whole" />
              {recent.map((act) => {
                const from = Math.min(last - moment, share(act.intendedAt));
                const to = Math.max(from + moment, share(act.endedAt ?? now));
                return <path key={act.id} d={arcPath(radius, from, to)} className={lookOf(act)} />;
              })}
            </g>
          );
        })}
      </svg>
      {all.map(({ name }, nth) => (
        <span
          key={name}
          className="plate-label limit-label agent-label"
          style={{ top: `${(500 - radiusOf(nth, all.length)) / 10}%` }}
        >
          {nameOf(name)}
        </span>
      ))}
      <p className="plate-heart whitespace-pre-line">
        {agents.killed === null ? words.heart(on, number(on)) : words.allStopped}
      </p>
    </Plate>
  );
}
