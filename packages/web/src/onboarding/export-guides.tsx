import { CodedText } from '../frame/coded-text.tsx';
import { useMessages } from '../messages/use-messages.ts';

/** Where an export is asked for; services that everybody runs themselves have no one address. */
const addresses: Readonly<Record<string, string>> = {
  spotify: 'https://www.spotify.com/account/privacy/',
  lastfm: 'https://lastfm.ghan.nl/export/',
  listenbrainz: 'https://listenbrainz.org/settings/export/',
  librefm: 'https://libre.fm/',
  exportify: 'https://exportify.net/',
};

/** How to ask each service for the export: a fold each, the exact clicks inside. */
export function ExportGuides() {
  const { exportGuides } = useMessages();
  return (
    <section aria-labelledby="export-guides" className="mt-8 border-line border-t pt-5 text-small">
      <h2 id="export-guides" className="text-title">
        {exportGuides.title}
      </h2>
      <p className="mt-1 mb-3 text-soft">{exportGuides.detail}</p>
      {Object.entries(exportGuides.guides).map(([service, { name, wait, steps }]) => (
        <details key={service} name="export-guide" className="fold">
          <summary>
            <span className="text-ink">{name}</span> <span className="text-faint">{wait}</span>
          </summary>
          <ol className="list-decimal space-y-2 pb-3 pl-5 text-soft marker:text-faint">
            {steps.map((step) => (
              <li key={step}>
                <CodedText text={step} />
              </li>
            ))}
          </ol>
          {addresses[service] !== undefined && (
            <p className="pb-4">
              <a href={addresses[service]} rel="noreferrer" target="_blank" className="link">
                {exportGuides.open(name)}
              </a>
            </p>
          )}
        </details>
      ))}
    </section>
  );
}
