import { useChange } from '../account/use-change.ts';
import type { KillSwitch } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { timeZone } from '../operations/time-zone.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { agentsApi } from './agents-api.ts';

/** Stops all agents at once, and says who did. */
export function KillSection({ killed }: { readonly killed: KillSwitch | null }) {
  const {
    agents: { kill: words },
  } = pageMessages;
  const { dayTime } = useWords();
  const switching = useChange('agents', agentsApi.kill, ['agent-log']);
  return (
    <Section title={words.title} errors={[switching.error]}>
      {killed === null ? (
        <p className="mt-3">
          <Confirmed
            isButton
            does={words.stop}
            means={words.stopMeans}
            onConfirm={() => switching.mutate(true)}
          />
        </p>
      ) : (
        <>
          <p className="mt-3 text-warn">
            {words.stopped(
              dayTime(killed.at, timeZone),
              killed.who ?? (killed.by.startsWith('account:') ? words.somebody : words.commandLine),
            )}
          </p>
          <p className="mt-3">
            <button type="button" className="button" onClick={() => switching.mutate(false)}>
              {words.revive}
            </button>
          </p>
        </>
      )}
    </Section>
  );
}
