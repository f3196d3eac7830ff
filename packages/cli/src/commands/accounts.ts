import { type Account, EchoError, type LinkKind, type OneTimeLink } from '@echotune/data';
import { linkTo, NewAccount } from '@echotune/server';
import { claimInstance, inviteListener, offerClaim, offerReset } from '@echotune/service';
import { noteCommand } from '../note-command.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { readPassword } from '../terminal/read-password.ts';
import { table } from '../terminal/words.ts';

/** Says a link of this instance; it works once and is not shown again. */
function sayLink({ echotune, output }: Session, kind: LinkKind, token: string, what: string): void {
  const { host, port, publicUrl } = echotune.config;
  const link = linkTo(publicUrl ?? `http://${host}:${port}`, kind, token);
  output.say(what);
  output.say(link);
  output.answer({ link });
}

const lasting = ({ expiresAt }: OneTimeLink) =>
  expiresAt === null ? '' : ` until ${new Date(expiresAt).toISOString().slice(0, 10)}`;

async function accountNamed({ echotune }: Session, name: string): Promise<Account> {
  const account = await echotune.store.accounts.byName(name);
  if (account !== null) return account;
  throw new EchoError('account-unknown', `There is no account named ${name}.`);
}

/** `echotune accounts list` */
export async function listAccountsCommand({ echotune, output }: Session): Promise<void> {
  const accounts = await echotune.store.accounts.list();
  const rows = await Promise.all(
    accounts.map(async ({ id, name, role, disabled }) => {
      const listeners = await echotune.store.listeners.ofAccount(id);
      return { name, role, disabled, listeners: listeners.map((listener) => listener.name) };
    }),
  );
  if (rows.length === 0) output.say('None yet; `echotune accounts claim-link` makes the owner.');
  const lines = rows.map(({ name, role, disabled, listeners }) => [
    ...[name, disabled ? `${role}, disabled` : role, listeners.join(', ')],
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ accounts: rows });
}

/** `echotune accounts claim-link` */
export async function claimLinkCommand(session: Session): Promise<void> {
  const token = await offerClaim(session.echotune.store);
  await noteCommand(session, 'claim-offered');
  sayLink(session, 'claim', token, 'Whoever opens this link first is the owner:');
}

export interface ClaimOptions {
  readonly timeZone: string;
  readonly unlessClaimed?: boolean;
}

/**
 * `echotune accounts claim`: the owner, for a server that nobody can open a link of, since it listens beyond loopback
 * only once it has one (a container). Throws already-claimed, input-invalid.
 */
export async function claimCommand(
  session: Session,
  name: string,
  { timeZone, unlessClaimed }: ClaimOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { store } = echotune;
  if (unlessClaimed === true && (await store.accounts.isClaimed())) {
    output.say('This EchoTune has an owner already.');
    return output.answer({ account: null });
  }
  const token = await offerClaim(store);
  const wanted = NewAccount.safeParse({ token, name, password: await readPassword(), timeZone });
  if (!wanted.success) {
    const issue = wanted.error.issues[0];
    throw new EchoError('input-invalid', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const account = await claimInstance(store, wanted.data);
  await noteCommand(session, 'instance-claimed', { aboutId: account.id });
  output.say(`EchoTune is ${account.name}'s, who can sign in.`);
  output.answer({ account: account.name });
}

/** `echotune accounts invite` */
export async function inviteCommand(session: Session, options: CommonOptions): Promise<void> {
  const listener = options.listener === undefined ? null : await listenerFor(session, options);
  const { link, token } = await inviteListener(session.echotune.store, listener?.id ?? null);
  await noteCommand(session, 'invitation-made', { thing: `invitation ${link.id}` });
  const who = listener === null ? 'somebody new' : `whoever is ${listener.name}`;
  sayLink(session, 'invitation', token, `For ${who}, once,${lasting(link)}:`);
}

/** `echotune accounts reset` */
export async function resetCommand(session: Session, name: string): Promise<void> {
  const account = await accountNamed(session, name);
  const { link, token } = await offerReset(session.echotune.store, account.id);
  await noteCommand(session, 'reset-offered', { aboutId: account.id });
  sayLink(session, 'reset', token, `A new password for ${account.name}, once,${lasting(link)}:`);
}

/** `echotune accounts remove` */
export async function removeAccountCommand(
  session: Session,
  name: string,
  options: { readonly yes?: boolean },
): Promise<void> {
  const { echotune, output } = session;
  const account = await accountNamed(session, name);
  if (options.yes !== true) {
    throw new EchoError('not-confirmed', `This removes the account ${account.name} and its keys.`);
  }
  await echotune.store.accounts.remove(account.id);
  await noteCommand(session, 'account-removed');
  output.say(`The account ${account.name} is gone; its listeners are still here.`);
  output.answer({ account: account.name });
}
