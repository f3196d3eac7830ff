import type { Messages } from '../messages/messages.ts';

function isKnown<Known extends object>(name: string, models: Known): name is string & keyof Known {
  return Object.hasOwn(models, name);
}

/**
 * Which model answered, in words: "blend@1/base-level" is the repeat model of training 1, and
 * "personal/…" one that learnt from this history alone. What is not known stays as it is.
 */
export function modelWords(model: string, notes: Messages['notes']): string {
  const [, set, training, part = ''] = /^(blend|personal)(?:@(\d+))?\/(.+)$/.exec(model) ?? [];
  if (!isKnown(part, notes.models)) return model;
  const name = notes.models[part];
  if (training !== undefined) return notes.ofTraining(name, training);
  return set === 'personal' ? notes.fromPlaysAlone(name) : name;
}
