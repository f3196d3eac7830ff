import type { EchoError, ErrorCode } from '@echotune/data';
import type { ReasonLanguage } from '@echotune/service';

/** What the reader can do, in German: what the page's readers may meet. The rest stays English. */
const german: Partial<Record<ErrorCode, string>> = {
  'already-claimed':
    'Melde dich an; `echotune accounts reset` macht einen Link für ein neues Passwort.',
  'account-unknown': 'Prüfe den Namen; `echotune accounts list` zeigt alle.',
  'account-exists': 'Wähle einen anderen Namen.',
  'owner-needed': 'Entferne zuerst die anderen Konten: `echotune accounts remove NAME`.',
  'link-unknown':
    'Bitte um einen neuen Link, wer dir diesen gab; für sich selbst macht ihn, wem EchoTune gehört, mit `echotune accounts`.',
  unauthenticated:
    'Melde dich auf der Seite an oder sende `Authorization: Bearer` mit einem Schlüssel.',
  'sign-in-failed':
    'Prüfe Name und Passwort; `echotune accounts reset` macht einen Link für ein neues Passwort.',
  'scope-missing':
    'Nimm einen Schlüssel, der das darf; die Seite und `echotune keys add` machen einen.',
  forbidden: 'Frag, wem dieses EchoTune gehört, oder melde dich auf der Seite an.',
  'rate-limited': 'Warte so lange, wie Retry-After sagt, und mach dann langsamer weiter.',
  'too-many-requests': 'Sende weniger, oder erhöhe requests_per_minute in config.toml.',
  overloaded: 'Versuch es nach den Sekunden wieder, die Retry-After nennt.',
  'store-unreachable': 'Prüfe, ob die Datenbank läuft und DATABASE_URL stimmt.',
  'store-timeout':
    'Versuch es gleich noch einmal. Bleibt es so, sieh nach, womit die Datenbank beschäftigt ist, oder gib Anweisungen mehr Zeit: ECHOTUNE_DATABASE_STATEMENT_SECONDS.',
  'store-corrupt': 'Spiel eine Sicherung zurück; die Meldung sagt, was beschädigt ist.',
  'listener-unknown': 'Prüfe den Namen; `echotune doctor` nennt alle Hörer.',
  'listener-exists': 'Wähle einen anderen Namen.',
  'time-zone-unknown': 'Nimm einen IANA-Namen wie Europe/Berlin.',
  'song-unknown': 'Nimm eine Nummer aus Statistik oder Suche.',
  'artist-unknown': 'Nimm eine Nummer aus Statistik oder Suche.',
  'cover-unknown':
    'Frage, welche Bilder es gibt: `/api/v1/covers`; erlaubt werden sie unter Verbindungen.',
  'track-unknown': 'Nimm eine Nummer aus einer Empfehlung oder der Statistik.',
  'impression-unknown': 'Frag noch einmal nach Empfehlungen; Gründe gehören zu einer Antwort.',
  'history-changed':
    'Frag noch einmal nach Empfehlungen; worauf diese Antwort beruhte, hat sich geändert.',
  'import-unknown': 'Prüfe die Nummer des Imports.',
  'import-nothing-found':
    'Gib den Export eines Musikdienstes, wie er ist, seinen Ordner oder seine Dateien.',
  'import-unrecognised':
    'Gib eines der bekannten Formate. Von einer Tabelle zeigt `echotune import --preview` die Spalten, und --columns sagt, welche was ist.',
  'import-unreadable':
    'Prüfe den Pfad oder lade den Export neu herunter; die Meldung nennt Datei und Stelle.',
  'import-too-large': 'Importiere den Ordner oder die Dateien einzeln auf der Kommandozeile.',
  'import-running':
    'Warte, bis der andere Import dieser Dateien zu Ende ist, und importiere dann noch einmal: Nichts wird doppelt gespeichert.',
  'upload-incomplete': 'Sende die Datei noch einmal.',
  'disk-full': 'Schaff Platz auf der Platte mit dem Ordner von EchoTune, dann noch einmal.',
  'playlist-unknown': 'Vielleicht wurde sie gelöscht; sieh in der Liste nach.',
  'playlist-changed': 'Sieh sie dir noch einmal an und ändere dann, wie sie jetzt ist.',
  'playlist-full': 'Nimm erst Stücke heraus oder leg eine andere Playlist an.',
  'playlist-unrecognised':
    'Gib eine Playlist als JSPF, XSPF, M3U oder CSV; eine Tabelle nennt ihre Spalten für artist und track.',
  'playlist-unreadable':
    'Speichere oder exportiere die Playlist neu; die Meldung sagt, was nicht stimmt.',
  'conversation-unknown': 'Vielleicht wurde es gelöscht; beginne ein neues Gespräch.',
  'proposal-unknown': 'Bitte den Assistenten noch einmal um die Änderung.',
  'confirmation-unknown':
    'Schlag die Änderung noch einmal vor: Eine Bestätigung gilt zehn Minuten, einmal, und für den Schlüssel, der sie bekam.',
  'proposal-decided': 'Bitte den Assistenten noch einmal, wenn du es jetzt anders willst.',
  'job-cancelled': 'Starte es wieder, wenn du weitermachen willst.',
  'job-not-retryable':
    'Die Meldung sagt, warum. Was nicht noch einmal versucht werden kann, lässt sich neu beginnen.',
  'agent-unknown': 'Nimm einen Namen, den die Seite der Agenten zeigt.',
  'act-unknown': 'Nimm, was die Seite der Agenten zeigt.',
  'entry-unknown': 'Nimm die Nummer eines Eintrags, der sagt, was ein Agent sah.',
  'act-ended': 'Nichts zu tun: Die Seite der Agenten zeigt, was noch gilt.',
  'report-unknown': 'Nimm einen, den die Seite der Berichte zeigt.',
  'version-unknown':
    'Prüfe die Nummer; `echotune models` zeigt, welche es gibt und welche noch da sind.',
  'model-discarded':
    'Nimm eines, das noch da ist (`echotune models` zeigt sie), oder trainiere neu.',
  'canary-impossible':
    'Nimm ein Training, das noch nicht antwortet; `echotune models` zeigt, welche das sind.',
  'model-corrupt':
    'Lerne neu mit `echotune doctor --repair`; bis dahin antwortet ein einfacheres Modell.',
  'provider-unreachable':
    'Frag später wieder; was von selbst läuft, tut das auch. `echotune providers check` zeigt, welche Dienste antworten.',
  'provider-paused': 'Frag nach der Pause wieder; was von selbst läuft, tut das auch.',
  'provider-busy': 'Versuch es in einer Minute wieder.',
  'provider-not-configured':
    'Stell ein, was die Meldung nennt, in config.toml oder der Umgebung, und starte neu.',
  'provider-not-connected': 'Verbinde erst das Konto.',
  'provider-consent-needed': 'Verbinde das Konto noch einmal.',
  'provider-unknown-name': 'Prüfe, wie der Name dort geschrieben wird.',
  'shared-files-away':
    'Sieh nach, ob erreichbar ist, was ECHOTUNE_SHARED_FILES nennt, dann noch einmal; was von selbst läuft, tut das auch.',
  'shared-files-refused':
    'Prüfe Bucket, Region und Schlüssel von ECHOTUNE_SHARED_FILES und was sie dort dürfen; die Meldung sagt, was nicht gefällt.',
  'input-invalid': 'Berichtige das genannte Feld.',
  'body-too-large': 'Sende weniger auf einmal.',
  'host-not-allowed': 'Öffne EchoTune unter seiner eigenen Adresse.',
  'not-found': 'Prüfe die Adresse.',
  internal: 'Sieh in das Protokoll; geschieht es wieder, dann melde es mit den Zeilen von dort.',
};

/** What the reader can do about an error. */
export function adviceIn(language: ReasonLanguage, { code, advice }: EchoError): string {
  return (language === 'de' ? german[code] : undefined) ?? advice;
}
