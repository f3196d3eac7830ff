import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../messages/use-messages.ts';
import { Row, Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { accountApi } from './account-api.ts';
import { useChange } from './use-change.ts';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Where one is signed in, and how to end it. */
export function SessionsSection() {
  const { sessions: said } = useMessages().account;
  const words = useWords();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: accountApi.sessions });
  const ending = useChange('sessions', accountApi.endSession);
  const endingAll = useChange('account', accountApi.endAllSessions);
  const leaving = useChange('account', accountApi.signOut);
  return (
    <Section
      title={said.title}
      errors={[sessions.error, ending.error, endingAll.error, leaving.error]}
    >
      <ul className="mt-3 text-body">
        {sessions.data?.sessions.map(({ id, browser, createdAt, current }) => (
          <Row
            key={id}
            title={current ? said.thisBrowser : browser || said.program}
            detail={said.since(words.dayTime(createdAt, timeZone))}
          >
            {!current && (
              <button type="button" className="word" onClick={() => ending.mutate(id)}>
                {said.endThere}
              </button>
            )}
          </Row>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button" onClick={() => leaving.mutate(undefined)}>
          {said.signOut}
        </button>
        <button type="button" className="button" onClick={() => endingAll.mutate(undefined)}>
          {said.signOutEverywhere}
        </button>
      </div>
    </Section>
  );
}
