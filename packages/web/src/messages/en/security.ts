import type { Sentences } from '../agent-sentences.ts';

/** What is weak, and what to do. */
export const security: Sentences = {
  'security.no-https': () =>
    'Others reach EchoTune, and no HTTPS is set up before it. Put a proxy with a certificate there, and set public_url.',
  'security.not-claimed': () => 'Others reach EchoTune, and nobody has claimed it yet.',
  'security.listens-beyond': () =>
    'It listens beyond this machine, so the proxy can be gone round. Let only the proxy reach the port.',
  'security.plain-database': () =>
    'The database is on another machine and asked without TLS. Add sslmode=verify-full to DATABASE_URL.',
  'security.open-database': () =>
    'The database is on another machine and asked without a password. Give its user one.',
  'security.plain-redis': () =>
    'Redis is on another machine and asked without TLS. Take a rediss:// address in REDIS_URL.',
  'security.open-redis': () =>
    'Redis is on another machine and asked without a password. Give its user one.',
  'security.private-webhooks': () =>
    'Webhooks may go to this machine and its network. Set webhook_private_addresses to false where nothing needs it.',
  'security.weak-metrics-token': () =>
    'The token of /metrics can be guessed. Take 32 random characters.',
  'security.open-metrics': () =>
    'Every program on this machine may read /metrics. Set metrics_open_on_loopback to false.',
  'security.no-rate-limit': () =>
    'An address may ask as often as it wants. Set requests_per_minute.',
  'security.no-shedding': () => 'Requests wait however many there are. Set most_delay_ms.',
  'security.debug-log': () =>
    'The log tells every step. Set log_level to warn when that is needed no longer.',
  'security.runs-as-root': () =>
    'It runs as root. Run it as a user of its own that owns the home folder.',
  'security.files-exposed': ({ files }) => `Others on this machine can read or change: ${files}.`,
  'security.secrets-exposed': ({ keys }) =>
    `Others on this machine can read secrets in config.toml: ${keys}. Close it to them, and replace those secrets.`,
  'security.copies-exposed': ({ count }, words) =>
    `${words.counted(Number(count), 'copy', 'copies')} in the home folder can be read by others on this machine. Close them, or move them.`,
  'security.unused-keys': ({ count }, words) =>
    `${words.counted(Number(count), 'key was', 'keys were')} not used for half a year. Revoke what nobody needs.`,
  'security.old-keys': ({ count }, words) =>
    `${words.counted(Number(count), 'key is', 'keys are')} older than a year, and keys do not end by themselves. Make new ones and revoke the old.`,
  'security.broad-keys': ({ count }, words) =>
    `${words.counted(Number(count), 'key may', 'keys may')} both operate and spend or change. Give each program what it needs, and no more.`,
  'security.open-links': ({ count }, words) =>
    `${words.counted(Number(count), 'link', 'links')} for new accounts or passwords can be followed since more than a day. Revoke what nobody needs.`,
  'security.idle-accounts': ({ count }, words) =>
    `${words.counted(Number(count), 'account', 'accounts')} without anybody signed in, and without a key that was used for three months. Disable what nobody needs.`,
  'security.ending-consents': ({ count }, words) =>
    `${words.counted(Number(count), 'consent', 'consents')} at Spotify will end, or have ended. Connect them again.`,
  'security.refused-accounts': ({ count }, words) =>
    `${words.counted(Number(count), 'account', 'accounts')} at other services that nothing can be sent to any more. Connect them again.`,
  'security.node-ended': ({ version, endsOn }) =>
    `Node ${version} gets no fixes since ${endsOn}. Take the newest release of Node 24 or 26.`,
  'security.node-unfixed': ({ version, least, asOf }) =>
    `Node ${version} lacks fixes of ${least} (as known on ${asOf}). Take the newest release of its line.`,
  'security.node-ends': ({ version, endsOn }) => `Node ${version} gets no fixes after ${endsOn}.`,
  'security.known-bad-version': ({ package: name, version, advisory, severity, fixed }) =>
    `${name} ${version}: ${advisory}, ${severity ?? 'not weighed'}, ${fixed === null ? 'no release without it is named' : `fixed in ${fixed}`}. Take a newer EchoTune.`,
  'security.versions-unknown': () =>
    'Nobody could be asked what is known against the installed versions. Nothing is known of them meanwhile.',
  'security.versions-not-asked': () =>
    'Nobody was asked what is known against the installed versions (vulnerability_source).',
};
