import type { SentenceCode } from './english.ts';

/** The same in German. */
export const german: Readonly<Record<SentenceCode, string>> = {
  overview:
    '{plays|Wiedergabe|Wiedergaben} von {listeners|Person|Personen} sind gespeichert; es antwortet {model}.',
  'overview-without-model':
    '{plays|Wiedergabe|Wiedergaben} von {listeners|Person|Personen} sind gespeichert; kein Modell ist trainiert.{~versions}',
  found:
    '{findings|Befund|Befunde} in {areas|Bereich|Bereichen}, gestützt auf {known|gemessene Tatsache|gemessene Tatsachen}.',
  'found-nothing': 'Von {known} gemessenen Tatsachen verlangt keine etwas.{~findings}',
  'not-known':
    '{unknown|Tatsache ist|Tatsachen sind} nicht bekannt; der letzte Abschnitt sagt, warum.',
  'tests-fail': 'Von {tests} Tests {failed|schlägt|schlagen} fehl; der erste: „{first}“.',
  'tests-pass':
    '{tests|Test lief|Tests liefen} beim letzten Bericht, {failed|schlug fehl|schlugen fehl|keiner schlug fehl}.',
  'tests-flaky':
    '{flaky|Test schwankt|Tests schwanken} zwischen Erfolg und Fehlschlag; der erste: „{first}“.',
  'test-report-old': 'Alter des letzten Testberichts: {age}; Grenze: {wanted}.',
  'no-test-report':
    'Ob die Tests bestanden wurden, ist hier nicht bekannt: Kein Testbericht ist angeschlossen.{~isSetUp}',
  'no-workflows':
    'Das Repository hat keinen Workflow: Bei Änderungen wird nichts getestet.{~workflows}',
  workflows: '{workflows|Workflow läuft|Workflows laufen} in der CI des Repositorys.',
  'actions-unpinned':
    '{unpinned|Verwendung einer Action nennt|Verwendungen von Actions nennen} keinen Commit: Was dort läuft, kann sich ändern.',
  'no-dependabot':
    'Nichts schlägt Aktualisierungen von {direct|Abhängigkeit|Abhängigkeiten} vor: Dependabot ist nicht eingerichtet.{~isThere}',
  'folder-untested': 'Kein Test des Pakets erreicht eine der {files|Datei|Dateien} in {files.of}.',
  'structure-sound':
    '{files|Quelldatei|Quelldateien} in {packages|Paket|Paketen}: {cycles|Import schließt|Importe schließen|Keine Importe schließen} einen Kreis, {long|Datei ist|Dateien sind|keine Datei ist} länger als {most} Zeilen.',
  'imports-circle': '{cycles|Import schließt|Importe schließen} einen Kreis zwischen Dateien.',
  'files-long': '{long|Datei ist|Dateien sind} länger als {most} Zeilen.',
  'dependency-outdated':
    '{current.of} wird in {current} verwendet; die neueste Version ist {newest}, erschienen {behind} später.',
  'dependency-major':
    '{current.of} wird in {current} verwendet; die neueste Version ist {newest} und kann Aufrufer brechen.',
  'dependencies-fresh':
    '{direct|Abhängigkeit ist|Abhängigkeiten sind} namentlich verlangt; {outdated|hat eine neuere Version|haben eine neuere Version|keine hat eine neuere Version}.',
  'no-model':
    '{plays|Wiedergabe ist|Wiedergaben sind} gespeichert, und nichts lernt daraus: Kein Modell ist trainiert.{~versions}',
  'model-stale':
    'Das antwortende Modell {model} ist {age} alt: Es lernte aus {learned|Wiedergabe|Wiedergaben}, seither kamen {fresh}.',
  'model-drifted':
    'Das Hören hat sich seit dem letzten Training geändert: {model} lernte aus dem, was vorher war.{~drifted}',
  'model-lost':
    '{model} war bei „{gain.of}“ schlechter als das vorige: {gain} nDCG, zwischen {low} und {high}.',
  'model-unproven':
    'Dass {model} bei „{gain.of}“ besser ist, ist nicht bewiesen: {gain} nDCG, zwischen {low} und {high}.',
  'model-proved':
    '{model} war bei „{gain.of}“ im Beweis besser: {gain} nDCG, zwischen {low} und {high}.',
  'model-rolled-back': '{count|Modell wurde|Modelle wurden} in einem Monat zurückgenommen.',
  'model-taken':
    'Von {shown} Songs, die {model} zeigte, wurden {acceptance} gespielt oder gemocht.',
  'contract-flaky':
    '{misfits|Antwort von|Antworten von} {misfits.of} passten nicht zum Vereinbarten und kamen binnen einer Woche: {operations}.',
  'contracts-kept':
    '{kinds|Art von Antwort ist|Arten von Antworten sind|Keine Antwort ist} aufbewahrt, die nicht zu ihrem Vertrag passte.',
  'provider-ends': '{left.of} endet am {day}; Zeit bis dahin: {left}.',
  'provider-ended': '{left.of} endete am {day}.',
  'provider-paused': '{pause.of} will keine Anfragen; noch {pause}.',
  'cache-low':
    'Von {requests} Anfragen an „{ratio.of}“ wurden {ratio} aus dem Cache beantwortet; Ziel: {wanted}.',
  'cache-good': 'Von {requests} Anfragen an „{ratio.of}“ wurden {ratio} aus dem Cache beantwortet.',
  'cache-evicts':
    '{evicted|Antwort von|Antworten von} „{evicted.of}“ mussten aus Platzmangel weichen, bei {requests} Anfragen.',
  'budget-near': '{used} der {used.of}, {limit}, sind ausgegeben oder zurückgelegt.',
  'budget-lasts':
    '{used} der {used.of}, {limit}, sind ausgegeben oder zurückgelegt; im jetzigen Tempo sind es am Ende {end}.',
  'budget-ends': 'Im jetzigen Tempo werden am Ende {end} der {end.of}, {limit}, ausgegeben sein.',
  'budget-closed':
    '{isClosed.of} ist geschlossen und lässt nichts zu, bis sie wieder geöffnet wird.{~isClosed}',
  'budget-none':
    '{models|bezahltes Modell ist|bezahlte Modelle sind} eingerichtet, und keine Grenze hält ihre Kosten.{~limits}',
  'budget-room': '{used} der {used.of}, {limit}, sind ausgegeben oder zurückgelegt.',
  'jobs-failed':
    '{failed|Auftrag|Aufträge} der Art {failed.of} schlugen binnen einer Woche fehl; gut endeten {done} aller Arten.',
  'jobs-done':
    '{done|Auftrag endete|Aufträge endeten} binnen einer Woche gut, {failed|schlug fehl|schlugen fehl|keiner schlug fehl}.',
  'part-wrong': 'Mit dem Teil „{state.of}“ stimmt etwas nicht: {state}.',
  'part-warns': 'Der Teil „{state.of}“ warnt: {state}.',
  'parts-well':
    '{parts|Teil wurde|Teile wurden} angesehen, und mit keinem stimmt etwas nicht.{~wrong}',
  'rows-rejected': '{rejected} von {rows} importierten Zeilen waren nicht lesbar.',
  'rows-lost': '{unaccounted} von {rows} importierten Zeilen sind durch nichts erklärt.',
  'rows-accounted':
    'Alle {rows|importierte Zeile ist|importierten Zeilen sind} erklärt.{~unaccounted}',
  'files-exposed':
    'Andere auf diesem Rechner können {files|Datei|Dateien} des Home-Ordners lesen oder ändern.',
  'keys-unused': '{unused} von {keys} API-Schlüsseln hat ein halbes Jahr niemand benutzt.',
  'consents-end':
    '{count|Einwilligung|Einwilligungen} zum Lesen eines fremden Kontos enden bald oder sind zu Ende.',
  'database-plain':
    'Die Datenbank steht auf einem anderen Rechner und wird ohne TLS gefragt.{~isPlain}',
  'no-https': 'Andere erreichen EchoTune, und kein HTTPS steht davor.{~severity}',
  'not-claimed': 'Andere erreichen EchoTune, und niemand hat es übernommen.{~severity}',
  'private-webhooks': 'Webhooks dürfen auf diesen Rechner und sein Netz zeigen.{~severity}',
  'no-rate-limit': 'Eine Adresse darf so oft fragen, wie sie will.{~severity}',
  'weak-metrics-token': 'Das Token von /metrics lässt sich erraten.{~severity}',
  'open-database':
    'Die Datenbank steht auf einem anderen Rechner und wird ohne Passwort gefragt.{~severity}',
  'plain-redis': 'Redis steht auf einem anderen Rechner und wird ohne TLS gefragt.{~severity}',
  'open-redis': 'Redis steht auf einem anderen Rechner und wird ohne Passwort gefragt.{~severity}',
  'runs-as-root': 'EchoTune läuft als root.{~severity}',
  'secrets-exposed': 'Andere auf diesem Rechner können lesen, was config.toml geheim hält: {keys}.',
  'copies-exposed': 'Andere auf diesem Rechner können {count|Kopie|Kopien} im Home-Ordner lesen.',
  'broad-keys':
    '{count|API-Schlüssel darf|API-Schlüssel dürfen} sowohl betreiben als auch ausgeben oder ändern.',
  'node-ended': 'Node {version} wird seit {endsOn} nicht mehr ausgebessert.',
  'node-unfixed': 'Node {version} fehlt, was {least} ausbessert.',
  'known-bad-version':
    '{count|Schwäche ist|Schwächen sind} von installierten Versionen bekannt: {names}.',
  weaknesses:
    'Die Diagnose der Sicherheit findet {high|Schwäche|Schwächen|keine Schwäche} von hohem Gewicht, {medium|von mittlerem|von mittlerem|keine von mittlerem}, {low|von geringem|von geringem|keine von geringem}.',
  'licences-bind':
    '{count} von {packages} Paketen stehen unter einer Lizenz, die verlangt, Quellen weiterzugeben, etwa {names}.',
  'licences-unknown':
    'Für {count} von {packages} Paketen nennt die Lockdatei keine Lizenz, etwa {names}.',
  'security-sound':
    'Keine Datei des Home-Ordners ist für andere offen; {keys|API-Schlüssel ist|API-Schlüssel sind|kein API-Schlüssel ist} in Gebrauch.{~files}',
  'no-prometheus':
    'Wie Dienstgüte und Seiten über Wochen dastehen, ist hier nicht bekannt: Kein Prometheus ist angeschlossen.{~isSetUp}',
  'no-traces':
    'Traces werden nicht aufgehoben; {failed|Auftrag schlug|Aufträge schlugen|kein Auftrag schlug} binnen einer Woche fehl, den einer gezeigt hätte.{~isSetUp}',
  'slo-burns': '„{ratio.of}“ schlug binnen drei Tagen zu {ratio} fehl; erlaubt sind {budget}.',
  'slo-kept': '„{ratio.of}“ schlug binnen drei Tagen zu {ratio} fehl; erlaubt sind {budget}.',
  'docs-unlisted':
    '{count|Dokument ist|Dokumente sind} in der README nicht genannt, zuerst {first}.',
  'docs-listed':
    '{documents|Dokument ist|Dokumente sind} da, jedes in der README genannt.{~unlisted}',
  'page-slow':
    'Bei {percentile} der Aufrufe ist {vital.of} höchstens {vital}; gut ist höchstens {wanted}.',
  'page-shifts':
    'Bei {percentile} der Aufrufe ist {vital.of}, ein Verrutschen des Aufbaus, höchstens {vital}; gut ist höchstens {wanted}.',
  'page-good': 'Bei {percentile} der Aufrufe ist {vital.of} höchstens {vital}.',
  'much-unknown': '{unknown} von {all} Tatsachen ließen sich nicht messen.',
  'reports-kept':
    '{kept|früherer Bericht ist|frühere Berichte sind|Kein früherer Bericht ist} zum Vergleich da.',
  'agents-stopped': 'Alle Agenten sind angehalten.{~stopped}',
  'agents-idle':
    'Keiner von {agents} Agenten handelt: Sie sagen, was sie täten, oder sehen nicht hin.{~acting}',
  'agents-acting':
    '{acting} von {agents} Agenten handeln: {decisions|Eintrag steht|Einträge stehen|nichts steht} im Protokoll dieser Woche.',
  'agents-revert':
    '{reverted} von {acts} Handlungen einer Woche halfen nicht und wurden zurückgenommen.',
  'agents-advise': '{advice|Rat|Ratschläge} der Agenten warten auf einen Menschen.',
  'join-spotify':
    'Spotify ist nicht eingerichtet: Wiedergaben von {listeners|Person|Personen} sind dort nicht zu lesen.{~isSetUp}',
  'join-lastfm':
    'Last.fm ist nicht eingerichtet: {listeners|Person kann|Personen können} dort weder Verlauf lesen noch Wiedergaben hinschicken.{~isSetUp}',
  'join-listenbrainz':
    'Kein Konto bei ListenBrainz ist verbunden: {plays|Wiedergabe liegt|Wiedergaben liegen} nur hier.{~accounts}',
  'join-mlflow':
    'MLflow ist nicht eingerichtet: {versions|Modellversion steht|Modellversionen stehen} nur hier.{~isSetUp}',
  'join-redis':
    'Redis ist nicht eingerichtet: {processes|Prozess hebt|Prozesse heben} Antworten nur für sich auf, bei {requests|Anfrage|Anfragen} in einer Woche.{~isSetUp}',
  'join-language':
    'Kein Sprachmodell ist eingerichtet: Gespräche von {listeners|Person|Personen} werden nur nach Regeln verstanden.{~models}',
  'join-webhooks':
    'Kein Webhook ist eingerichtet: Niemand erfährt, wenn etwas geschieht; {failed|Auftrag schlug|Aufträge schlugen|kein Auftrag schlug} binnen einer Woche fehl.{~hooks}',
};
