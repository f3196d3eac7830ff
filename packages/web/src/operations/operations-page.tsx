import { Link } from '@tanstack/react-router';
import { Stage } from '../frame/stage.tsx';
import { useWhose } from '../frame/whose.ts';
import { type Refreshed, useLive } from '../live/use-live.ts';
import { pageMessages } from '../messages/page-messages.ts';
import '../theme/settings.css';
import { BudgetSection } from './budget-section.tsx';
import { CacheSection } from './cache-section.tsx';
import { HealthSection } from './health-section.tsx';
import { JobsSection } from './jobs-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { OperationsDrawing } from './operations-drawing.tsx';
import { ProvidersSection } from './providers-section.tsx';
import { useDiagnosis, useWhatJobsChange } from './use-operations.ts';

const refreshed: Refreshed = {
  training: ['jobs'],
  import: ['jobs'],
  spending: ['spending'],
  deprecations: ['providers', 'diagnosis'],
};

/** How the instance is, what it does, what it may cost: for its owner. */
export function OperationsPage() {
  const { operations } = pageMessages;
  const { account } = useWhose();
  if (account.role === 'owner') return <Operations />;
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{operations.title}</h1>
        <p className="mt-5 text-soft">{operations.onlyOwner}</p>
      </div>
    </Stage>
  );
}

function Operations() {
  const { agents, operations, report } = pageMessages;
  const { listener } = useWhose();
  useLive(listener?.id ?? null, refreshed);
  useWhatJobsChange();
  const diagnosis = useDiagnosis();
  return (
    <Stage drawing={<OperationsDrawing />}>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{operations.title}</h1>
        {diagnosis.data && (
          <p className="mt-5 text-soft">{operations.what(diagnosis.data.version)}</p>
        )}
        <p className="mt-3 -ml-2">
          <Link to="/operations/agents" className="word word-sentence">
            {agents.link}
          </Link>
        </p>
        <p className="-ml-2">
          <Link to="/operations/report" className="word word-sentence">
            {report.link}
          </Link>
        </p>
        <HealthSection />
        <JobsSection />
        <ModelsSection />
        <BudgetSection />
        <CacheSection />
        <ProvidersSection />
      </div>
    </Stage>
  );
}
