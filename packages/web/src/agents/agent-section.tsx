import { useChange } from '../account/use-change.ts';
import type { Agent } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { ActItem } from './act-item.tsx';
import { agentsApi } from './agents-api.ts';
import { PastActs } from './past-acts.tsx';
import { Permissions } from './permissions.tsx';
import { nameOf, sayAdvice } from './say-act.ts';

const modes = ['off', 'dry-run', 'on'] as const;

interface AgentSectionProps {
  readonly agent: Agent;
  /** UTC epoch ms. */
  readonly now: number;
}

const dayMs = 86_400_000;

/** One agent: what it is for, whether it acts, what it advises, what it does and did. */
export function AgentSection({ agent, now }: AgentSectionProps) {
  const { agents: words } = pageMessages;
  const reader = useWords();
  const changing = useChange('agents', agentsApi.change, ['agent-log']);
  const running = useChange('agents', agentsApi.run, ['jobs']);
  const { name, mode, advice, recent, acts, seenAt } = agent;
  const title = nameOf(name);
  const shown = recent.filter(({ isOpen, endedAt }) => isOpen || (endedAt ?? 0) > now - dayMs);
  const isQuiet = advice.length === 0 && shown.length === 0;
  return (
    <Section title={title} errors={[changing.error, running.error]}>
      <p className="mt-3 text-soft">{words.purposes[name]}</p>
      <Choice
        label={words.mode(title)}
        names={words.modes}
        options={modes}
        value={mode}
        onChoose={(chosen) =>
          chosen !== null && changing.mutate({ agent: name, change: { mode: chosen } })
        }
      />
      {isQuiet && <p className="mt-3 text-faint">{seenAt === null ? words.never : words.quiet}</p>}
      {advice.map((one) => (
        <p key={`${one.advice} ${one.target}`} className="mt-3 text-warn">
          {sayAdvice(name, one, reader)}
        </p>
      ))}
      <ul className="mt-3">
        {shown.map((act) => (
          <ActItem key={act.id} act={act} />
        ))}
      </ul>
      {acts.length > 0 && (
        <Permissions
          agent={agent}
          onChange={(change) => changing.mutate({ agent: name, change })}
        />
      )}
      <PastActs agent={name} />
      <p className="mt-4">
        <button
          type="button"
          className="button"
          aria-label={words.runOf(title)}
          disabled={mode === 'off' || running.isPending}
          onClick={() => running.mutate(name)}
        >
          {words.run}
        </button>
      </p>
    </Section>
  );
}
