import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { accountApi } from '../account/account-api.ts';
import { useChange } from '../account/use-change.ts';
import type { Listener } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Row, Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { type ProgramName, programs, scopesFor, setUpOf } from './scrobbler-programs.ts';
import { usePlayerKeys } from './use-connections.ts';

/** Setting a player up: its addresses to copy, with a key made in place. */
export function ScrobblersSection({ listener }: { readonly listener: Listener }) {
  const {
    connections: { scrobblers: words },
  } = pageMessages;
  const { dayTime } = useWords();
  const [program, setProgram] = useState<ProgramName>('navidrome');
  const keys = usePlayerKeys(listener.id);
  const making = useChange('keys', (of: ProgramName) =>
    accountApi.addKey({ name: words.programs[of], scopes: scopesFor(of), listener: listener.id }),
  );
  const revoking = useChange('keys', accountApi.revokeKey);
  const made = making.variables === program ? making.data?.secret : undefined;
  const token = made ?? `‹${words.tokenHere}›`;
  const address = location.origin;
  return (
    <Section title={words.title} errors={[keys.error, making.error, revoking.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      <fieldset className="mt-4 flex flex-wrap gap-x-6">
        <legend className="text-faint text-small">{words.program}</legend>
        {programs.map((name) => (
          <label key={name} className="radio">
            <input
              type="radio"
              name="program"
              checked={name === program}
              onChange={() => setProgram(name)}
            />
            {words.programs[name]}
          </label>
        ))}
      </fieldset>
      <p className="mt-4">{words.steps[program]}</p>
      <div className="mt-2">
        {setUpOf(program, { address, token, listener: listener.name }).map(({ label, value }) => (
          <Copyable
            key={label}
            label={words.fields[label]}
            value={value}
            isWhole={made !== undefined || !value.includes(token)}
          />
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="button"
          disabled={making.isPending}
          onClick={() => making.mutate(program)}
        >
          {words.make(words.programs[program])}
        </button>
        <span role="status" className="text-small text-soft">
          {made !== undefined && words.once}
        </span>
      </div>
      <h3 className="part-title">{words.keys}</h3>
      {keys.data?.length === 0 && <p className="mt-2 text-soft">{words.noKeys}</p>}
      <ul className="mt-2">
        {keys.data?.map(({ id, name, prefix, usedAt }) => (
          <Row
            key={id}
            title={name}
            detail={`${prefix}… ${usedAt === null ? words.unused : words.used(dayTime(usedAt, listener.timeZone))}`}
          >
            <Confirmed
              does={words.revoke}
              label={`${words.revoke}: ${name}`}
              means={words.revokeMeans}
              onConfirm={() => revoking.mutate(id)}
            />
          </Row>
        ))}
      </ul>
      <p className="mt-3">
        <Link to="/account" className="word -ml-2">
          {words.all}
        </Link>
      </p>
    </Section>
  );
}
