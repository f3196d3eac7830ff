import { useChange } from '../account/use-change.ts';
import type { Enrichment, Listener } from '../api.generated.ts';
import { CodedText } from '../frame/coded-text.tsx';
import { isUnderWay } from '../frame/under-way.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Check } from '../parts/check.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { connectionsApi } from './connections-api.ts';
import { useEnrichment } from './use-connections.ts';

const services = ['musicbrainz', 'listenbrainz', 'lastfm', 'coverart'] as const;
type Service = (typeof services)[number];

/** Who may be asked about what is played: each by itself, with what it is sent. */
export function EnrichmentSection({ listener }: { readonly listener: Listener }) {
  const {
    connections,
    connections: { enrichment: words },
  } = pageMessages;
  const state = useEnrichment(listener.id);
  const allow = (allowed: Service[]) => connectionsApi.allow(listener.id, { allowed });
  // Covers follow what is known of the listener.
  const allowing = useChange('enrichment', allow, ['overview']);
  const { allowed = [], run = null, services: known = [] } = state.data ?? {};
  const set = (service: Service, wanted: boolean) =>
    allowing.mutate(
      services.filter((each) => (each === service ? wanted : allowed.includes(each))),
    );
  const isSetUp = (service: Service) =>
    known.find(({ provider }) => provider === service)?.isSetUp ?? true;
  return (
    <Section title={words.title} errors={[state.error, allowing.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      <div className="checks">
        {services.map((service) => (
          <Check
            key={service}
            label={connections.services[service]}
            hint={`${words.told[service]}${isSetUp(service) ? '' : ` ${connections.notSetUp}: ${words.lastfmSetUp}`}`}
            checked={allowed.includes(service)}
            disabled={!state.data || allowing.isPending || !isSetUp(service)}
            onChange={(wanted) => set(service, wanted)}
          />
        ))}
      </div>
      <p className="mt-3 text-faint text-small">
        <CodedText text={words.forbidKeeps} />
      </p>
      {(allowed.some((service) => service !== 'coverart') || isUnderWay(run)) && (
        <RunLine listener={listener.id} run={run} />
      )}
    </Section>
  );
}

interface RunLineProps {
  readonly listener: number;
  readonly run: Enrichment['run'];
}

/** Asking now, how far that is, and who did not answer to the end. */
function RunLine({ listener, run }: RunLineProps) {
  const {
    connections,
    connections: { enrichment: words },
  } = pageMessages;
  const { number } = useWords();
  const begin = useChange('enrichment', () => connectionsApi.enrich(listener));
  const end = useChange('enrichment', () => connectionsApi.cancelEnrichment(listener));
  const underWay = isUnderWay(run);
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="button"
          disabled={begin.isPending || end.isPending}
          onClick={() => (underWay ? end : begin).mutate(undefined)}
        >
          {underWay ? connections.cancel : words.run}
        </button>
        <span className="text-faint text-small">{words.daily}</span>
      </div>
      {run && (
        <div role="status" className="mt-3 text-small text-soft">
          {underWay && <progress className="hairline-progress mb-2" aria-label={words.run} />}
          {connections.states[run.state]}: {words.progress(number(run.asked), number(run.found))}
          {run.left && ` ${words.more}`}
          {run.failure && <p className="text-warn">{run.failure.message}</p>}
          {run.stopped.map(({ service, message }) => (
            <p key={service} className="text-warn">
              {words.stopped(connections.services[service], message)}
            </p>
          ))}
        </div>
      )}
    </>
  );
}
