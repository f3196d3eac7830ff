/** Words that tell a language by themselves: none is of both. */
function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

export const telling = {
  en: set(`the a an and or but not no with without of for from to by like me my mine i you your it its is are am was were be been
    do does did have has had will would can could should what which who when where why how this that these those
    there play make create add put remove delete rename show give find search recommend recommended suggest songs music artist artists albums
    please something anything never ever new old more most much many often again only just than before after since between
    last year month week today yesterday tonight happy happier sad calm slow fast dark hour hours minutes love hate hide
    skip next previous thanks thank hello listen listened heard hear played playing similar sounds sound about
    called named daily weekly every day one ones second first third take off on tour want need get good morning help summer spring`),
  de: set(`der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ohne mit von vom fur fuer
    aus auf zu zum zur bei im ins ist sind war waren bin bist habe hab hast haben hatte wird werden kann kannst konntest
    koenntest soll mochte moechte ich du er wir mir mich dir dich mein meine meinen meiner meinem dein deine es sie wer wen wem
    wie wo wann warum wieso weshalb welche welcher welches welchen spiel spiele mach mache erstell erstelle stell fuge fuege
    nimm losch losche loesch loesche benenne zeig zeige gib such suche finde empfiehl lieder lied stuck stueck stucke stuecke musik kunstler
    kuenstler alben bitte etwas was nie noch neues neue mehr meisten oft wieder nur seit zwischen letzten letztes letzte
    jahr monat woche heute gestern abend morgen traurige traurig ruhige ruhig ruhiges frohlich froehlich schnelle langsam langsame duster dustere
    stunde stunden minuten liebe hasse nachstes naechstes weiter zuruck zurueck danke hallo gehort gehoert gespielt ahnlich
    aehnlich klingt klingen namens taglich taeglich wochentlich jede jeden jetzt gerade passt mal doch uber ueber vor nach
    am bis davon daraus raus hinzu um lauft laeuft lief gibt hilfe pause geheimtipps wiedergabeliste guten kommt uberspringen gefallt einschlafen halt an`),
} as const;
