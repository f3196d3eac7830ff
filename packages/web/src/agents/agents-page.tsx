import { useQuery } from '@tanstack/react-query';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useWhose } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { problemOf } from '../problem.ts';
import '../theme/settings.css';
import { AgentSection } from './agent-section.tsx';
import { agentsApi } from './agents-api.ts';
import { AgentsDrawing } from './agents-drawing.tsx';
import { KillSection } from './kill-section.tsx';
import { LogSection } from './log-section.tsx';

const lookMs = 15_000;

/** What looks after the instance by itself: for its owner. */
export function AgentsPage() {
  const { agents: words, operations } = pageMessages;
  const { account } = useWhose();
  const isOwner = account.role === 'owner';
  const agents = useQuery({
    queryKey: ['agents'],
    queryFn: agentsApi.agents,
    enabled: isOwner,
    refetchInterval: lookMs,
  });
  const { data, dataUpdatedAt } = agents;
  return (
    <Stage {...(data && { drawing: <AgentsDrawing agents={data} now={dataUpdatedAt} /> })}>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{words.title}</h1>
        <p className="mt-5 text-soft">{isOwner ? words.what : operations.onlyOwner}</p>
        {agents.error && <ProblemText problem={problemOf(agents.error)} />}
        {data && (
          <>
            <KillSection killed={data.killed} />
            {data.agents.map((agent) => (
              <AgentSection key={agent.name} agent={agent} now={dataUpdatedAt} />
            ))}
            <LogSection />
          </>
        )}
      </div>
    </Stage>
  );
}
