import { Link } from '@tanstack/react-router';
import type { Listener } from '../api.generated.ts';
import { Stage } from '../frame/stage.tsx';
import { useStatistics } from '../frame/use-statistics.ts';
import { useWhose } from '../frame/whose.ts';
import { LifeGroove } from '../groove/life-groove.tsx';
import { Plate } from '../groove/record.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import '../theme/settings.css';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { ExclusionsSection } from './exclusions-section.tsx';
import { NamesSection } from './names-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { VerdictsSection } from './verdicts-section.tsx';
import { ZoneSection } from './zone-section.tsx';

/** How the page looks and speaks, what counts, and what happens with one's data. */
export function SettingsPage() {
  const { settings } = pageMessages;
  const { listener, account } = useWhose();
  return (
    <Stage
      drawing={listener !== null && listener.plays > 0 ? <Life listener={listener} /> : undefined}
    >
      <div key={listener?.id} className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{settings.title}</h1>
        <AppearanceSection />
        {listener === null ? (
          <p className="mt-10 text-soft">{settings.noListener}</p>
        ) : (
          <>
            <ZoneSection listener={listener} />
            <ExclusionsSection listener={listener} />
            <VerdictsSection listener={listener} />
            {account.role === 'owner' && <NamesSection listener={listener} />}
            <RetentionSection listener={listener} />
            <DataSection listener={listener} />
          </>
        )}
        <p className="mt-10 border-line border-t pt-6 text-soft">
          {settings.account}{' '}
          <Link to="/account" className="underline decoration-faint underline-offset-4">
            {settings.toAccount}
          </Link>
        </p>
      </div>
    </Stage>
  );
}

/** What there is to settle about: the listening life. */
function Life({ listener }: { readonly listener: Listener }) {
  const statistics = useStatistics(listener.id);
  return (
    <Plate>
      <LifeGroove months={statistics.data?.months ?? []} />
    </Plate>
  );
}
