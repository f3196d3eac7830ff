import type { PageMessages } from '../messages.ts';

export const health: PageMessages['operations']['health'] = {
  title: 'Befinden',
  again: 'Noch einmal nachsehen',
  ok: 'in Ordnung',
  wrong: 'nicht in Ordnung',
  soon: 'sieh nach',
  since: (when) => `seit ${when}`,
  parts: {
    store: 'Speicher',
    model: 'Modell',
    disk: 'Festplatte',
    redis: 'Redis',
    jobs: 'Aufträge',
    leader: 'Führender Server',
    providers: 'Anbieter',
    spotify: 'Zustimmungen bei Spotify',
    connect: 'Konten anderswo',
    mlflow: 'MLflow',
    agents: 'Protokoll der Agenten',
    files: 'Dateien',
    'shared-files': 'Gemeinsame Dateien',
  },
  toDo: {
    'store-away':
      'Prüfe, ob die Datenbank läuft und DATABASE_URL stimmt oder ob die Platte voll ist. Ist sie wieder da, macht EchoTune von selbst weiter.',
    'part-stalls':
      'Es antwortet nicht rechtzeitig: Prüfe, ob Datenbank oder Netz langsam sind, und sieh dann noch einmal nach.',
    'part-unreadable': 'Im Protokoll steht, warum man nicht nachsehen kann.',
    'model-file-missing':
      'Trainiere unten neu oder leg den Ordner der Modelle zurück. Bis dahin antworten einfachere.',
    'shared-files-away':
      'Sieh nach, ob der Ordner oder Bucket, den Server teilen, erreichbar ist und seine Schlüssel stimmen. Bis dahin nimmt EchoTune keine Dateien an.',
    'disk-nearly-full': 'Schaff Platz, wo EchoTune seine Dateien hat, oder zieh mit dem Ordner um.',
    'jobs-wait':
      'Starte einen Server, wo keiner läuft; läuft einer, sagt sein Protokoll, warum sein Hintergrundprozess endet.',
    'jobs-failed':
      'Unten, bei dem, was zu Ende ist, steht zu jedem, warum es scheiterte; dort geht es noch einmal.',
    'redis-away':
      'Prüfe, ob Redis läuft und REDIS_URL stimmt. Bis dahin merkt sich jeder Server selbst, was er braucht.',
    'redis-full':
      'Es ist voll und gibt nichts her: `redis-cli config set maxmemory-policy allkeys-lru`, oder gib ihm mehr Speicher.',
    'redis-login':
      'Prüfe, ob Name und Passwort in REDIS_URL stimmen und ob Redis diesem Benutzer erlaubt, was ein Cache braucht.',
    'redis-database':
      'Redis hat keine Datenbank mit der Nummer am Ende von REDIS_URL. Nimm eine niedrigere.',
    'redis-tls':
      'Die Verschlüsselung kommt nicht zustande. Prüfe, ob Redis läuft; rediss:// braucht ein Redis mit TLS und ein Zertifikat, dem dieser Rechner vertraut.',
    'redis-refuses': 'Es antwortet mit einem Fehler. Bring Redis oder REDIS_URL in Ordnung.',
    'redis-unbounded':
      'Es darf allen Arbeitsspeicher nehmen. Gib ihm eine Grenze: `redis-cli config set maxmemory 256mb`.',
    'redis-full-stops':
      'Ist es voll, nimmt es nichts mehr auf: `redis-cli config set maxmemory-policy allkeys-lru`.',
    'answers-misfit':
      'Unten, bei den Anbietern, steht, was nicht passte. Ein neueres EchoTune kennt es vielleicht.',
    'provider-paused': 'Warte das Ende der Pause ab oder beende sie unten, bei den Anbietern.',
    'ends-soon': 'Unten, bei den Anbietern, steht, was stattdessen zu nehmen ist.',
    'account-refused':
      'Wem es gehört, verbindet es unter Verbindungen noch einmal. Wiedergaben warten so lange.',
    'consent-ends': 'Wem sie gehört, erneuert sie unter Verbindungen.',
    'mlflow-behind': 'Prüfe, ob dort der Server läuft; `echotune models sync` versucht es sofort.',
    'connections-scarce':
      'Weniger Verbindungen je Prozess (ECHOTUNE_DATABASE_CONNECTIONS), mehr in PostgreSQL (max_connections), oder ein Pooler dazwischen.',
    'files-exposed':
      'Nimm anderen die Rechte daran: `chmod go= DATEI`. Der Agent Sicherheit tut es, wenn er eingeschaltet ist.',
    'log-endless':
      'Jemand hat den Speicher geändert: Vergleich ihn mit einer Sicherung. `echotune agents log --verify` sagt, was noch da ist. Bis dahin lassen sich alle Agenten auf ihrer Seite anhalten.',
  },
};
