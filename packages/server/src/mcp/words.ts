import type { ReasonLanguage } from '@echotune/service';

/** What a person is told of changes that an agent from outside proposes. */
export interface McpWords {
  readonly train: string;
  readonly promote: (version: number) => string;
  readonly rollBack: (version: number) => string;
  readonly dropCache: (namespace: string | null, listener: number | null) => string;
  readonly stopAgents: string;
  readonly reviveAgents: string;
  /** What a person ticks. */
  readonly yes: string;
  readonly done: string;
  readonly nothingDone: string;
  /** What an agent is to do that cannot ask its person through the protocol. */
  readonly askFirst: (minutes: number) => string;
}

const english: McpWords = {
  train: 'Train a model on everything that is stored.',
  promote: (version) => `Let model ${version} answer everybody.`,
  rollBack: (version) => `Go back to model ${version}, which answered before.`,
  dropCache: (namespace, listener) => {
    const of = listener === null ? '' : ` of listener ${listener}`;
    return `Let go of what is kept${namespace === null ? '' : ` in ${namespace}`}${of}.`;
  },
  stopAgents: 'Stop all agents, everywhere, before their next act.',
  reviveAgents: 'Let all agents go on as they were set.',
  yes: 'Yes, do this',
  done: 'Done.',
  nothingDone: 'Nothing was changed.',
  askFirst: (minutes) =>
    `Nothing has been changed yet. Show your person this sentence; only if they say yes, call confirm_change with the token. It holds once, for ${minutes} minutes.`,
};

const german: McpWords = {
  train: 'Ein Modell auf allem trainieren, was gespeichert ist.',
  promote: (version) => `Modell ${version} allen antworten lassen.`,
  rollBack: (version) => `Zu Modell ${version} zurückgehen, das davor geantwortet hat.`,
  dropCache: (namespace, listener) => {
    const of = listener === null ? '' : ` von Hörer ${listener}`;
    return `Loslassen, was aufgehoben ist${namespace === null ? '' : ` in ${namespace}`}${of}.`;
  },
  stopAgents: 'Alle Agenten anhalten, überall, vor ihrem nächsten Eingriff.',
  reviveAgents: 'Alle Agenten weitermachen lassen, wie sie eingestellt waren.',
  yes: 'Ja, tu das',
  done: 'Erledigt.',
  nothingDone: 'Es wurde nichts geändert.',
  askFirst: (minutes) =>
    `Noch ist nichts geändert. Zeig deinem Menschen diesen Satz; nur wenn er ja sagt, ruf confirm_change mit dem Token auf. Es gilt einmal, ${minutes} Minuten lang.`,
};

export function wordsFor(language: ReasonLanguage): McpWords {
  return language === 'de' ? german : english;
}
