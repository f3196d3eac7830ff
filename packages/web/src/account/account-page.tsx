import type { Account, Listener } from '../api.generated.ts';
import { Stage } from '../frame/stage.tsx';
import { KeysSection } from './keys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

interface AccountPageProps {
  readonly account: Account;
  /** Whose data a new key opens. */
  readonly listener: Listener | null;
}

/** One's account: where one is signed in, keys, the password; for the owner who else is here. */
export function AccountPage({ account, listener }: AccountPageProps) {
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{account.name}</h1>
        <SessionsSection />
        <KeysSection account={account} listener={listener} />
        {account.role === 'owner' && <PeopleSection account={account} />}
        <PasswordSection />
      </div>
    </Stage>
  );
}
