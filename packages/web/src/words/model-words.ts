/** Models by what they go by. */
const names: Readonly<Record<string, string>> = {
  'base-level': 'the repeat model',
  chain: 'the model of what follows what',
  neighbours: 'the model of listeners like you',
  popularity: 'the popularity model',
  'right-now': 'the model of right now',
  rediscover: 'the rediscovery model',
  blend: 'the blend of all models',
};

/**
 * Which model answered, in words: "blend@1/base-level" is the repeat model of training 1, and
 * "personal/…" one that learnt from this history alone. What is not known stays as it is.
 */
export function modelWords(model: string): string {
  const [, set, training, part] = /^(blend|personal)(?:@(\d+))?\/(.+)$/.exec(model) ?? [];
  const name = part === undefined ? undefined : names[part];
  if (name === undefined) return model;
  if (training !== undefined) return `${name} of training ${training}`;
  return set === 'personal' ? `${name} from your plays alone` : name;
}
