import { Stage } from '../frame/stage.tsx';
import { useWhose } from '../frame/whose.ts';
import { ClosingSection } from './closing-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** One's account: where one is signed in, keys, the password; for the owner who else is here. */
export function AccountPage() {
  // A new key opens the data of the listener whose page this is.
  const { account, listener } = useWhose();
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{account.name}</h1>
        <SessionsSection />
        <KeysSection account={account} listener={listener} />
        {account.role === 'owner' && <PeopleSection account={account} />}
        <PasswordSection />
        <ClosingSection />
      </div>
    </Stage>
  );
}
