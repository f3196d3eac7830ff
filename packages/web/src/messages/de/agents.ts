import { dollars } from '../../operations/dollars.ts';
import type { Words } from '../../words/words.ts';
import type { PageMessages } from '../messages.ts';
import { security } from './security.ts';

const mib = (bytes: unknown, words: Words) =>
  `${words.number(Math.round(Number(bytes) / 1024 ** 2))} MiB`;
const usd = (nanoUsd: unknown, words: Words) =>
  dollars(String(Number(nanoUsd) / 1e9), words.locale);

/** "shelves 40 %, statistics 60 %" von dem, was ein Eingriff über Namensräume sagt. */
const shares = (params: Readonly<Record<string, unknown>>, words: Words) =>
  Object.entries(params)
    .filter(([name]) => name.startsWith('share:'))
    .map(([name, share]) => `${name.slice('share:'.length)} ${words.percent(Number(share))}`)
    .join(', ');

const sentences: PageMessages['agents']['sentences'] = {
  'model.train': () => 'Modelle werden neu trainiert',
  'model.promote': ({ version }) => `Training ${version} antwortet allen`,
  'model.end-canary': ({ version }) => `Training ${version} antwortet niemandem mehr`,
  'model.roll-back': ({ version }) => `Was vor Training ${version} antwortete, antwortet wieder`,
  'cache.set-memory': (params, words) =>
    `Der Arbeitsspeicher wird neu verteilt: ${shares(params, words)}`,
  'cache.set-time': ({ namespace, ttlMs }, words) =>
    `Antworten aus ${namespace} gelten ${words.duration(Number(ttlMs))}`,
  'cache.set-redis': ({ maxBytes, policy }, words) =>
    `Redis darf ${mib(maxBytes, words)} belegen und lässt nach ${policy} los`,
  'budget.throttle': ({ limit, throttleAt }, words) =>
    `Aufrufe unter Grenze ${limit} geben ab ${words.percent(Number(throttleAt))} von ihr weniger aus`,
  'budget.limit-day': ({ limit, amountNanoUsd }, words) =>
    `Was von Grenze ${limit} übrig ist, wird auf ihre Tage verteilt: ${usd(amountNanoUsd, words)} am Tag`,
  'health.retry-jobs': ({ count }, words) =>
    `${words.counted(Number(count), 'gescheiterte Aufgabe wird', 'gescheiterte Aufgaben werden')} noch einmal versucht`,
  'health.step-back': ({ version }) =>
    `Training ${version}, dessen Datei sich nicht lesen lässt, weicht dem davor`,
  'health.discard-covers': ({ coverBytes }, words) =>
    `Bilder werden verworfen, um Platz zu schaffen: ${mib(coverBytes, words)}`,
  'health.pause-provider': ({ provider }) =>
    `${provider} antwortet nicht und wird in Ruhe gelassen`,
  'health.jobs-fail': ({ jobs }) =>
    `Aufgaben sind auch beim zweiten Mal gescheitert: ${jobs}. Warum, steht unter Betrieb.`,
  'health.disk-low': ({ freeBytes }, words) =>
    `Auf der Festplatte sind nur ${mib(freeBytes, words)} frei. Schaff dort Platz.`,
  'contracts.hold': ({ service }) =>
    `${service} wird nicht mehr nach Stücken gefragt: Seine Antworten passen nicht`,
  'contracts.misfits': ({ provider, fresh }, words) =>
    `${words.number(Number(fresh))} Antworten von ${provider} passten zuletzt nicht. Sie stehen unter Betrieb, Anbieter.`,
  'security.tighten': ({ file }) => `Nur wem ${file} gehört, kann es lesen oder ändern`,
  ...security,
  'delivery.hold-agents': ({ count }, words) =>
    `Die anderen Agenten sagen nur, was sie täten: ${words.counted(Number(count), 'Test scheitert', 'Tests scheitern')}`,
  'delivery.failing': ({ count, first }, words) =>
    `${words.counted(Number(count), 'Test scheitert', 'Tests scheitern')}, etwa ${first}.`,
  'delivery.flaky': ({ count, first }, words) =>
    `${words.counted(Number(count), 'Test scheitert', 'Tests scheitern')} ab und zu, etwa ${first}.`,
  'delivery.report-unreadable': () =>
    'Der Bericht der Tests lässt sich nicht lesen (delivery_report).',
  'delivery.report-old': () => 'Seit zwei Wochen wurde nichts getestet.',
};

const names: PageMessages['agents']['names'] = {
  ...{ model: 'Modelle', cache: 'Zwischenspeicher', budget: 'Ausgaben', health: 'Befinden' },
  ...{ contracts: 'Abmachungen', security: 'Sicherheit', delivery: 'Auslieferung' },
  mcp: 'Ein Assistent (MCP)',
};

const purposes: PageMessages['agents']['purposes'] = {
  model:
    'Trainiert Modelle, lässt sie antworten und nimmt sie zurück. Das tut der stündliche Blick ohnehin; handelt dieser Agent, so tut er es, und muss halten, was er vorhersagt.',
  cache:
    'Erprobt an einer Stichprobe, welche Regel, welche Größen und welche Fristen mehr zur Hand hielten.',
  budget: 'Sorgt dafür, dass so lange reicht, was ausgegeben werden darf, wie es reichen soll.',
  health: 'Sieht nach Teilen, denen etwas fehlt, soweit sich etwas tun lässt.',
  contracts: 'Sieht, ob Anbieter so antworten, wie es abgemacht war.',
  security: 'Sieht, wer hereinkommen könnte.',
  delivery: 'Sieht, was die Tests vom Code sagen, der hier läuft.',
};

const acts: PageMessages['agents']['acts'] = {
  'mcp.make_playlist': 'Eine Playlist anlegen',
  'mcp.change_playlist': 'Eine Playlist ändern',
  'mcp.delete_playlist': 'Eine Playlist löschen',
  ...{ 'mcp.judge': 'Ein Urteil festhalten', 'mcp.play': 'Abspielen, anhalten, weiter' },
  'mcp.confirm_change': 'Eine Änderung bestätigen',
  ...{ 'mcp.train_model': 'Trainieren', 'mcp.promote_model': 'Ein Modell allen antworten lassen' },
  'mcp.roll_back_model': 'Zum Modell davor zurückgehen',
  'mcp.drop_cache': 'Den Zwischenspeicher leeren',
  'mcp.stop_agents': 'Alle Agenten anhalten',
  'mcp.revive_agents': 'Die Agenten weitermachen lassen',
  ...{
    'model.train': 'Trainieren',
    'model.promote': 'Ein Modell auf Probe allen antworten lassen',
  },
  ...{
    'model.end-canary': 'Eine Probe beenden',
    'model.roll-back': 'Zum Modell davor zurückgehen',
  },
  'cache.set-memory': 'Arbeitsspeicher neu verteilen',
  'cache.set-time': 'Festlegen, wie lange Antworten gelten',
  'cache.set-redis': 'Festlegen, wie viel Redis belegen darf und was es loslässt',
  ...{
    'budget.throttle': 'Aufrufe weniger ausgeben lassen',
    'budget.limit-day': 'Den Tag begrenzen',
  },
  'health.retry-jobs': 'Gescheiterte Aufgaben noch einmal versuchen',
  ...{ 'health.step-back': 'Ein beschädigtes Modell aufgeben' },
  ...{ 'health.discard-covers': 'Bilder verwerfen' },
  'health.pause-provider': 'Einen Anbieter in Ruhe lassen',
  'contracts.hold': 'Einen Dienst nicht mehr nach Stücken fragen',
  'security.tighten': 'Anderen Rechte an Dateien nehmen',
  'delivery.hold-agents': 'Die anderen Agenten halten, solange Tests scheitern',
};

export const agents: PageMessages['agents'] = {
  title: 'Agenten',
  link: 'Was von selbst nach EchoTune sieht, und was es getan hat: die Agenten',
  what: 'Sie sehen, wie es steht, sagen, was sie täten, und tun es, sobald du sie lässt: soweit du es erlaubst, gemessen an dem, was sie vorhersagen, und zurückgenommen, wo das nicht eintritt.',
  drawing: 'Was jeder Agent in den letzten zwei Wochen getan hat oder hätte',
  heart: (on, shown) => `${shown} ${on === 1 ? 'Agent\nhandelt' : 'Agenten\nhandeln'}`,
  allStopped: 'Alle sind\nangehalten',
  names,
  purposes,
  acts,
  sentences,
  modes: { off: 'aus', 'dry-run': 'sagt, was er täte', on: 'handelt' },
  mode: (agent) => `Der Agent ${agent}`,
  kill: {
    title: 'Notschalter',
    stop: 'Alle Agenten anhalten',
    stopMeans: 'Kein Agent tut mehr etwas oder nimmt etwas zurück, bis du sie wieder lässt.',
    stopped: (when, who) => `Alle Agenten sind angehalten, seit ${when}, von ${who}.`,
    commandLine: 'der Kommandozeile',
    somebody: 'einem Konto, das es nicht mehr gibt',
    revive: 'Weitermachen lassen',
  },
  quiet: 'Nichts ist zu tun.',
  never: 'Er hat noch nicht nachgesehen.',
  run: 'Jetzt nachsehen',
  runOf: (agent) => `${agent}: jetzt nachsehen`,
  may: 'Was er darf',
  perDay: 'Eingriffe am Tag, höchstens',
  past: 'Was er getan hat, und getan hätte',
  nothingPast: 'Noch nichts.',
  more: 'Frühere',
  undo: 'Zurücknehmen',
  undoOf: (sentence) => `Zurücknehmen: ${sentence}`,
  undoMeans: 'Es ist dann wieder wie davor.',
  did: 'getan',
  would: 'hätte er getan',
  states: {
    intended: 'wird gerade getan',
    acted: 'noch nicht geprüft',
    verified: 'kam wie vorhergesagt',
    ending: 'wird zurückgenommen',
    reverted: 'half nicht und wurde zurückgenommen',
    lifted: 'war nicht mehr nötig und wurde zurückgenommen',
    undone: 'wurde von Hand zurückgenommen',
    overruled: 'jemand hat es seitdem geändert',
    failed: 'ließ sich nicht tun',
    missed: 'von selbst wurde es nicht gut',
  },
  rightByItself: 'es wurde von selbst gut',
  why: (facts) => `wegen ${facts}`,
  predicted: {
    'at-most': (value) => `vorhergesagt höchstens ${value}`,
    'at-least': (value) => `vorhergesagt mindestens ${value}`,
  },
  before: (value) => `davor ${value}`,
  measured: (value) => `danach ${value}`,
  dueAt: (when) => `wird ${when} geprüft`,
  log: {
    title: 'Protokoll',
    what: 'Jeder Blick, der Neues sah, jede Ablehnung, jeder Eingriff und jede Einstellung ist ein Eintrag und mit dem davor verkettet: Wer etwas ändert, entfernt oder abschneidet, fällt auf.',
    show: 'Einträge',
    verify: 'Die Kette prüfen',
    sound: (count) => `${count} Einträge, jeder so, wie er geschrieben wurde.`,
    head: 'Der neueste hat diese Prüfsumme; anderswo aufgeschrieben beweist sie später, dass nichts neu geschrieben wurde:',
    faults: {
      missing: (seq) => `Eintrag ${seq} fehlt.`,
      changed: (seq) => `Eintrag ${seq} ist nicht, was geschrieben wurde.`,
      unchained: (seq) => `Eintrag ${seq} folgt nicht auf den davor.`,
      cut: (seq) => `Das Protokoll wurde abgeschnitten: Eintrag ${seq} und alle danach fehlen.`,
      beyond: (seq) => `Eintrag ${seq} steht nicht da, wo das Protokoll endete.`,
      endless: (seq) =>
        `Wo das Protokoll endete, ist nicht mehr bekannt: Einträge nach ${seq} können abgeschnitten sein.`,
    },
    replay: 'Noch einmal entscheiden',
    replayOf: (seq) => `Nach Eintrag ${seq} noch einmal entscheiden`,
    outcomes: {
      same: 'Heute würde dasselbe entschieden.',
      differs: 'Heute würde anders entschieden.',
      'other-version': 'Was gesehen wurde, hat heute eine andere Form.',
      'no-agent': 'Diesen Agenten gibt es heute nicht.',
    },
    facts: 'Was er sah',
    all: 'alle Agenten',
    kinds: {
      ...{ decided: 'sah nach', refused: 'darf nicht', 'would-act': 'würde' },
      ...{ intended: 'ist dabei', acted: 'tat', failed: 'konnte nicht', verified: 'geprüft' },
      ...{ missed: 'nicht gut geworden', ending: 'nimmt zurück' },
      ...{ reverted: 'nahm zurück, was nicht half', lifted: 'hob auf' },
      ...{ undone: 'von Hand zurückgenommen', overruled: 'von jemandem geändert' },
      ...{ tended: 'vom stündlichen Blick getan', settings: 'wurde eingestellt' },
      ...{ killed: 'angehalten', revived: 'weitermachen lassen', proposed: 'fragte' },
      ...{ confirmed: 'bekam ein Ja', declined: 'bekam ein Nein' },
    },
    because: {
      ...{
        killed: 'alle sind angehalten',
        off: 'er ist aus',
        'not-permitted': 'er darf das nicht',
      },
      ...{ 'in-force': 'es gilt schon', oscillates: 'es ginge hin und her' },
      ...{ cooling: 'das Ziel wird eine Weile in Ruhe gelassen' },
      'too-many': 'er hat heute oft genug eingegriffen',
    },
    granted: (act) => `darf jetzt: ${act}`,
    withdrawn: (act) => `darf nicht mehr: ${act}`,
    proposed: (count, words) =>
      count === 0 ? 'nichts zu tun' : words.counted(count, 'Vorschlag', 'Vorschläge'),
  },
};
