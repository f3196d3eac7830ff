import type { Agent, AgentChange } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Check } from '../parts/check.tsx';
import { Choice } from '../parts/choice.tsx';
import { useWords } from '../words/use-words.ts';

const counts = [0, 1, 2, 4, 6, 10, 12, 24, 48];

interface PermissionsProps {
  readonly agent: Agent;
  readonly onChange: (change: AgentChange) => void;
}

/** Which acts an agent may do, and how many a day; each counts at once. */
export function Permissions({ agent, onChange }: PermissionsProps) {
  const { agents: words } = pageMessages;
  const { number } = useWords();
  const { name, acts, actsPerDay } = agent;
  const permitted = acts.filter(({ isPermitted }) => isPermitted).map(({ act }) => act);
  const options = [...new Set([...counts, actsPerDay])].toSorted((a, b) => a - b).map(String);
  return (
    <details className="fold">
      <summary>{words.may}</summary>
      <div className="checks">
        {acts.map(({ act, isPermitted }) => (
          <Check
            key={act}
            label={words.acts[`${name}.${act}`] ?? act}
            checked={isPermitted}
            onChange={(may) =>
              onChange({
                permits: may ? [...permitted, act] : permitted.filter((one) => one !== act),
              })
            }
          />
        ))}
      </div>
      <Choice
        label={words.perDay}
        names={Object.fromEntries(options.map((option) => [option, number(Number(option))]))}
        options={options}
        value={String(actsPerDay)}
        onChoose={(chosen) => chosen !== null && onChange({ actsPerDay: Number(chosen) })}
      />
    </details>
  );
}
