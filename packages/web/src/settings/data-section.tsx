import { Link } from '@tanstack/react-router';
import { useChange } from '../account/use-change.ts';
import type { Listener } from '../api.generated.ts';
import { api } from '../api.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { ForgetListener } from './forget-listener.tsx';
import { type ExportShape, settingsApi } from './settings-api.ts';

const shapes: readonly ExportShape[] = ['echotune', 'listenbrainz', 'spotify'];

/** Where the data is, how to take it along, and how to have it gone. */
export function DataSection({ listener }: { readonly listener: Listener }) {
  const {
    settings: { data: words },
  } = pageMessages;
  const leaving = useChange('overview', () => api.leaveDemo());
  return (
    <Section title={words.title} errors={[leaving.error]}>
      <p className="mt-3 text-soft">
        {words.where(location.host)}{' '}
        <Link to="/connections" className="underline decoration-faint underline-offset-4">
          {words.whoIsAsked}
        </Link>
      </p>
      <h3 className="part-title">{words.export}</h3>
      <ul className="mt-2">
        {shapes.map((shape) => (
          <li key={shape} className="py-1">
            <a
              href={settingsApi.exportUrl(listener.id, shape)}
              download
              className="underline decoration-faint underline-offset-4"
            >
              {words.shapes[shape]}
            </a>
          </li>
        ))}
      </ul>
      {listener.demo ? (
        <p className="mt-6 flex flex-wrap items-center gap-3">
          {words.demo}
          <button
            type="button"
            className="button"
            disabled={leaving.isPending}
            onClick={() => leaving.mutate(undefined)}
          >
            {words.leaveDemo}
          </button>
        </p>
      ) : (
        <ForgetListener listener={listener} />
      )}
    </Section>
  );
}
