import type { AgentParams } from '@echotune/data';
import type { WeaknessCode } from './find-weaknesses.ts';

interface Said {
  /** What is so. */
  readonly is: (params: AgentParams) => string;
  /** What to do; a sentence. */
  readonly todo: string;
}

const fixedIn = ({ fixed }: AgentParams) =>
  fixed === null ? 'no release without it is named' : `fixed in ${fixed}`;

/** In English, for the command line and where the page has no words of its own. */
const said: Readonly<Record<WeaknessCode, Said>> = {
  'no-https': {
    is: () => 'others reach EchoTune, and no HTTPS is set up before it',
    todo: 'Put a proxy with a certificate before it, and set public_url to its https address.',
  },
  'not-claimed': {
    is: () => 'others reach EchoTune, and nobody has claimed it',
    todo: '`echotune accounts claim-link` says how to become its owner.',
  },
  'listens-beyond': {
    is: () => 'it listens beyond this machine, so the proxy can be gone round',
    todo: 'Let nobody but the proxy reach the port, or set host to 127.0.0.1.',
  },
  'plain-database': {
    is: () => 'the database is on another machine and asked without TLS',
    todo: 'Add sslmode=verify-full to DATABASE_URL.',
  },
  'open-database': {
    is: () => 'the database is on another machine and asked without a password',
    todo: 'Give its user a password or a certificate, and DATABASE_URL with it.',
  },
  'plain-redis': {
    is: () => 'Redis is on another machine and asked without TLS',
    todo: 'Take a rediss:// address in REDIS_URL.',
  },
  'open-redis': {
    is: () => 'Redis is on another machine and asked without a password',
    todo: 'Give its user a password, and REDIS_URL with it.',
  },
  'private-webhooks': {
    is: () => 'webhooks may go to this machine and its network',
    todo: 'Set webhook_private_addresses to false where nothing of yours needs it.',
  },
  'weak-metrics-token': {
    is: () => 'the token of /metrics can be guessed',
    todo: 'Take 32 random characters, e.g. of `openssl rand -base64 24`.',
  },
  'open-metrics': {
    is: () => 'every program on this machine may read /metrics',
    todo: 'Set metrics_open_on_loopback to false and give Prometheus metrics_token.',
  },
  'no-rate-limit': {
    is: () => 'an address may ask as often as it wants',
    todo: 'Set requests_per_minute.',
  },
  'no-shedding': {
    is: () => 'requests wait however many there are',
    todo: 'Set most_delay_ms.',
  },
  'debug-log': {
    is: () => 'the log tells every step',
    todo: 'Set log_level to warn once you have found what you looked for.',
  },
  'runs-as-root': {
    is: () => 'it runs as root',
    todo: 'Run it as a user of its own that owns the home folder.',
  },
  'files-exposed': {
    is: ({ files }) => `others on this machine can read or change: ${files}`,
    todo: '`chmod go= FILE`, or `echotune agents on security` has it done.',
  },
  'secrets-exposed': {
    is: ({ keys }) => `others on this machine can read what config.toml keeps secret: ${keys}`,
    todo: '`chmod go= config.toml`, then replace those secrets: they may have been read.',
  },
  'copies-exposed': {
    is: ({ count }) => `copies in the home folder that others on this machine can read: ${count}`,
    todo: '`chmod go=` them, or move them to where nobody else can go.',
  },
  'unused-keys': {
    is: ({ count }) => `keys that nobody has used for half a year: ${count}`,
    todo: 'Revoke what nobody needs.',
  },
  'old-keys': {
    is: ({ count }) => `keys made more than a year ago, which never end by themselves: ${count}`,
    todo: 'Make new ones and revoke the old.',
  },
  'broad-keys': {
    is: ({ count }) => `keys that may both operate and spend or change: ${count}`,
    todo: 'Give each program a key with what it does, and no more.',
  },
  'open-links': {
    is: ({ count }) =>
      `links for new accounts or passwords that work since more than a day: ${count}`,
    todo: 'Revoke on the page Account what nobody followed.',
  },
  'idle-accounts': {
    is: ({ count }) =>
      `accounts on which nobody is signed in and whose keys nobody used for three months: ${count}`,
    todo: 'Disable them on the page Account, or `echotune accounts remove NAME`.',
  },
  'ending-consents': {
    is: ({ count }) => `accounts at Spotify whose consent ends or has ended: ${count}`,
    todo: '`echotune spotify connect`, or the page Connections, renews it.',
  },
  'refused-accounts': {
    is: ({ count }) => `accounts at other services that take nothing any more: ${count}`,
    todo: '`echotune connect` says which and why.',
  },
  'node-ended': {
    is: ({ version, endsOn }) => `Node ${version} gets no fixes since ${endsOn}`,
    todo: 'Take the newest release of Node 24 or 26.',
  },
  'node-unfixed': {
    is: ({ version, least, asOf }) =>
      `Node ${version} lacks fixes of ${least} (as known on ${asOf})`,
    todo: 'Take the newest release of its line.',
  },
  'node-ends': {
    is: ({ version, endsOn }) => `Node ${version} gets no fixes after ${endsOn}`,
    todo: 'Plan for the next line with long support.',
  },
  'known-bad-version': {
    is: (params) =>
      `${params.package} ${params.version}: ${params.advisory}, ${params.severity ?? 'not weighed'}, ${fixedIn(params)}`,
    todo: 'Take a newer EchoTune, or see at https://osv.dev whether it concerns you.',
  },
  'versions-unknown': {
    is: ({ why }) => `nobody could be asked what is known against the installed versions: ${why}`,
    todo: 'Ask again once the network is there; nothing is known of them meanwhile.',
  },
  'versions-not-asked': {
    is: () => 'nobody was asked what is known against the installed versions',
    todo: '`echotune doctor --security --ask-osv` asks OSV, which is told their names; vulnerability_source = "osv" has the agent ask.',
  },
};

export function sayWeakness(code: WeaknessCode, params: AgentParams): string {
  return said[code].is(params);
}

/** What whoever runs EchoTune can do about it. */
export function weaknessAdvice(code: WeaknessCode): string {
  return said[code].todo;
}
