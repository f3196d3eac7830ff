import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { Area } from '../areas.ts';
import type { UnknownReason } from '../fact.ts';
import type { Effort } from '../finding.ts';

interface ReportWords {
  readonly title: string;
  /** With the version and the moment of a report. */
  readonly made: (version: string, at: string) => string;
  readonly byRules: string;
  readonly helped: (model: string, reworded: string, refused: string, cost: string) => string;
  readonly notHelped: (problem: string) => string;
  readonly summary: string;
  readonly areas: string;
  readonly areaHead: readonly [string, string, string, string];
  readonly nothing: string;
  readonly recommendations: string;
  readonly integrations: string;
  readonly nextSteps: string;
  readonly changes: (since: string) => string;
  readonly appeared: string;
  readonly gone: string;
  readonly better: string;
  readonly worse: string;
  readonly same: string;
  readonly research: string;
  readonly notMeasured: string;
  readonly unknown: string;
  readonly sources: string;
  readonly ranked: string;
  readonly areaNames: Readonly<Record<Area, string>>;
  readonly efforts: Readonly<Record<Effort, string>>;
  readonly reasons: Readonly<Record<UnknownReason, string>>;
}

const english: ReportWords = {
  title: 'System report',
  made: (version, at) => `EchoTune ${version}, ${at}.`,
  byRules: 'Rules wrote it from what was measured; the numbers lead to the sources.',
  helped: (model, reworded, refused, cost) =>
    `${model} put ${reworded} sentences otherwise, for ${cost}; ${refused} of its sentences said something else and were left out.`,
  notHelped: (problem) => `No language model helped (${problem}): the rules’ sentences stand.`,
  summary: 'Summary',
  areas: 'Areas, ranked',
  areaHead: ['area', 'score', 'findings', 'facts measured'],
  nothing: 'Nothing.',
  recommendations: 'Recommendations',
  integrations: 'Integrations',
  nextSteps: 'Next steps',
  changes: (since) => `Since ${since}`,
  ...{ appeared: 'new', gone: 'gone', better: 'better', worse: 'worse' },
  same: 'Nothing has changed that is worth telling.',
  research: 'Looked up, not measured',
  notMeasured: 'What a provider found on the web. EchoTune has not checked it.',
  unknown: 'Not known',
  sources: 'Sources',
  ranked:
    'Score: twenty times impact (one to five) times confidence (nothing to one), divided by effort (command 1, setting 1.5, hours 2, days 3). Findings of an area add up to a hundred at most.',
  areaNames: {
    ...{ delivery: 'CI/CD', pipeline: 'ML pipeline', integrations: 'API integrations' },
    ...{ caching: 'Caching', health: 'Health and budget', security: 'Security' },
    ...{ observability: 'Observability', documentation: 'Documentation' },
    ...{ 'front-end': 'Front-end performance', reports: 'Reports', autopilot: 'Autopilot' },
  },
  efforts: { command: 'a command', setting: 'a setting', hours: 'hours', days: 'days' },
  reasons: {
    'no-repository': 'EchoTune runs here without its repository.',
    'registry-not-asked': 'The package registry was not to be asked.',
    'registry-silent': 'The package registry did not answer.',
    'no-lockfile': 'There is no package-lock.json.',
    'no-model': 'No model has been trained.',
    'not-compared':
      'The model was not compared with another: nobody had listened since, or it is the first.',
    'not-shown': 'No look at how listeners take it is over yet.',
    'nothing-asked': 'Nothing was asked.',
    'no-limit': 'No limit is set.',
    'no-test-report': '`delivery_report` is not set.',
    'test-report-unreadable': 'The report of the tests could not be read.',
    'no-prometheus': '`prometheus_url` is not set, and only Prometheus remembers it.',
    'prometheus-silent': 'Prometheus did not answer.',
    'prometheus-empty': 'Prometheus has nothing of it.',
    unreadable: 'It could not be read; the log says why.',
  },
};

const german: ReportWords = {
  title: 'Systembericht',
  made: (version, at) => `EchoTune ${version}, ${at}.`,
  byRules: 'Regeln haben ihn aus Gemessenem geschrieben; die Ziffern führen zu den Quellen.',
  helped: (model, reworded, refused, cost) =>
    `${model} hat ${reworded} Sätze anders gefasst, für ${cost}; ${refused} seiner Sätze sagten etwas anderes und blieben weg. Sie stehen im englischen Bericht.`,
  notHelped: (problem) => `Kein Sprachmodell half (${problem}): Es stehen die Sätze der Regeln.`,
  summary: 'Zusammenfassung',
  areas: 'Bereiche, nach Gewicht',
  areaHead: ['Bereich', 'Gewicht', 'Befunde', 'gemessene Tatsachen'],
  nothing: 'Nichts.',
  recommendations: 'Empfehlungen',
  integrations: 'Anschlüsse',
  nextSteps: 'Nächste Schritte',
  changes: (since) => `Seit ${since}`,
  ...{ appeared: 'neu', gone: 'weg', better: 'besser', worse: 'schlechter' },
  same: 'Nichts Erwähnenswertes hat sich geändert.',
  research: 'Nachgeschlagen, nicht gemessen',
  notMeasured: 'Was ein Anbieter im Netz fand. EchoTune hat es nicht geprüft.',
  unknown: 'Nicht bekannt',
  sources: 'Quellen',
  ranked:
    'Gewicht: zwanzig mal Wirkung (eins bis fünf) mal Sicherheit (null bis eins), geteilt durch Aufwand (Befehl 1, Einstellung 1,5, Stunden 2, Tage 3). Befunde eines Bereichs ergeben zusammen höchstens hundert.',
  areaNames: {
    ...{ delivery: 'CI/CD', pipeline: 'ML-Pipeline', integrations: 'API-Anbindungen' },
    ...{ caching: 'Caching', health: 'Zustand und Budget', security: 'Sicherheit' },
    ...{ observability: 'Beobachtbarkeit', documentation: 'Dokumentation' },
    ...{ 'front-end': 'Tempo der Seite', reports: 'Berichte', autopilot: 'Autopilot' },
  },
  efforts: { command: 'ein Befehl', setting: 'eine Einstellung', hours: 'Stunden', days: 'Tage' },
  reasons: {
    'no-repository': 'EchoTune läuft hier ohne sein Repository.',
    'registry-not-asked': 'Die Paket-Registry sollte nicht gefragt werden.',
    'registry-silent': 'Die Paket-Registry hat nicht geantwortet.',
    'no-lockfile': 'Es gibt keine package-lock.json.',
    'no-model': 'Es wurde kein Modell trainiert.',
    'not-compared':
      'Das Modell wurde mit keinem anderen verglichen: Niemand hatte seither gehört, oder es ist das erste.',
    'not-shown': 'Noch ist kein Blick darauf zu Ende, wie es ankommt.',
    'nothing-asked': 'Es wurde nichts gefragt.',
    'no-limit': 'Es ist keine Grenze gesetzt.',
    'no-test-report': '`delivery_report` ist nicht gesetzt.',
    'test-report-unreadable': 'Der Testbericht war nicht lesbar.',
    'no-prometheus': '`prometheus_url` ist nicht gesetzt, und nur Prometheus merkt es sich.',
    'prometheus-silent': 'Prometheus hat nicht geantwortet.',
    'prometheus-empty': 'Prometheus hat nichts davon.',
    unreadable: 'Es war nicht lesbar; das Protokoll sagt, warum.',
  },
};

const words: Readonly<Record<ReasonLanguage, ReportWords>> = { en: english, de: german };

export function reportWords(language: ReasonLanguage): ReportWords {
  return words[language];
}
