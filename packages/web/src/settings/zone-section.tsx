import { useId } from 'react';
import { useChange } from '../account/use-change.ts';
import type { Listener } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { tasteKeys } from '../songs/shelf-keys.ts';
import { settingsApi } from './settings-api.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const { timeZone: here } = Intl.DateTimeFormat().resolvedOptions();

/** By which clocks the listener lives. */
export function ZoneSection({ listener }: { readonly listener: Listener }) {
  const {
    settings: { zone: words },
  } = pageMessages;
  const id = useId();
  const moving = useChange(
    'overview',
    (zone: string) => settingsApi.setTimeZone(listener.id, zone),
    ['statistics', ...tasteKeys],
  );
  const { timeZone } = listener;
  const offered = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <Section title={words.title} errors={[moving.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      <p className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <label htmlFor={id}>{words.label}</label>
        <select
          id={id}
          className="choice"
          value={timeZone}
          disabled={moving.isPending}
          onChange={({ target }) => moving.mutate(target.value)}
        >
          {offered.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </p>
      {here !== timeZone && (
        <p className="mt-2 text-small text-soft">
          {words.here(here)}{' '}
          <button type="button" className="word" onClick={() => moving.mutate(here)}>
            {words.take}
          </button>
        </p>
      )}
    </Section>
  );
}
