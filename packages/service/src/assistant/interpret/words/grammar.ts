/** What the words of a request do in it: by what they mean, English first, then German. */
type Table = Readonly<Record<string, readonly [en: string, de: string]>>;

/** Verbs and what stands for one. */
export const acts: Table = {
  play: [
    `play|playing|replay|put on|start playing|listen to|queue|queue up|start|hear|put|resume|continue|carry on|
     keep playing|go on|unpause|press play|play me|play some`,
    `spiel|spiele|leg|lege|mach|mache|spielen|abspielen|abspiel|spielst|hören|starte|starten|weiterspielen|spiel weiter|mach weiter|
     fortsetzen|lass mal hören|abzuspielen|anhören`,
  ],
  pause: [
    'pause|stop|halt|stop playing|stop the music|pause it|be quiet|turn it off|turn off|turn the music off|shut up|quiet please',
    `pause|pausiere|pausieren|stopp|stoppe|stop|halt|anhalten|halt an|mach pause|mach aus|mach die musik aus|sei still|ruhe|
     mach mal aus|musik aus|halte an`,
  ],
  next: [
    `next|skip|skip this|skip it|skip that|skip this one|skip this song|next one|next song|next track|the next song|
     the next one|the next track|next please|skip ahead|go to the next song|play the next one|play the next song`,
    `nächstes|nächster|weiter|skip|skippe|überspringen|überspring|überspringe|nächstes lied|nächster song|das nächste|
     den nächsten|das nächste lied|den nächsten song|nächsten song|nächstes stück|nächster titel|überspring das|
     überspring den|zum nächsten|das nächste stück|überspringe das|skip das|den nächsten titel|spiel das nächste|
     spiel den nächsten|spiel das nächste lied|spiel den nächsten song|spring weiter`,
  ],
  previous: [
    `previous|previous one|previous song|previous track|the previous one|the previous song|the previous track|go back|
     back|last song again|the song before|one back|go back one|go back one song|go back to the previous song`,
    `zurück|vorheriges|vorheriges lied|vorheriger song|das vorherige|den vorherigen|das vorige|den vorigen|
     einen zurück|eins zurück|das vorherige lied|den vorherigen song|geh zurück|das lied davor|den song davor|
     noch mal zurück|voriges lied|voriger song|ein lied zurück|einen song zurück`,
  ],
  volume: [
    `turn it up|turn it down|turn up|turn down|turn this up|turn that up|turn this down|turn that down|turn the music up|
     turn the music down|turn up the volume|turn down the volume|turn the volume up|turn the volume down|volume|volume up|
     volume down|make it louder|make it quieter|make this louder|make this quieter|play it louder|play louder|play it quieter|
     louder please|crank it up|set the volume to|volume to|turn it louder|turn it a bit up|turn it a bit down`,
    `mach lauter|mach leiser|mach es lauter|mach es leiser|mach das lauter|mach das leiser|mach mal lauter|mach mal leiser|
     mach bitte lauter|mach bitte leiser|mach die musik lauter|mach die musik leiser|mach etwas lauter|mach etwas leiser|
     mach es mal lauter|mach es mal leiser|mach es bitte lauter|mach es bitte leiser|mach ein bisschen lauter|
     mach ein bisschen leiser|mach es etwas lauter|mach es etwas leiser|mach es ein bisschen lauter|
     mach es ein bisschen leiser|spiel lauter|spiel leiser|dreh auf|dreh lauter|dreh leiser|dreh es lauter|dreh es leiser|
     dreh die musik auf|dreh die musik lauter|dreh die musik leiser|lauter machen|leiser machen|lauter drehen|leiser drehen|
     lautstärke|stell lauter|stell leiser|lauter bitte|leiser bitte|lauter stellen|leiser stellen`,
  ],
  recommend: [
    `recommend|recomend|reccomend|recommended|recommendation*|suggest|suggestion*|suggested|give me|gimme|i want|
     i want to hear|i wanna hear|i need|find me something|what should i listen to|what should i hear|
     what should i play|what could i listen to|what can i listen to|something to listen to|what fits|
     i would like to hear|id like to hear|i feel like|im in the mood for|in the mood for|i want to listen to|
     i wanna listen to|id like to listen to|i would like to listen to|show me something|throw me|got any|
     do you have any|any ideas|hit me with|let me hear`,
    `empfiehl|empfiehlst|empfiehlt|empfehle|empfehlen|empfehlung*|vorschlagen|vorschlag*|schlag|schlage|gib mir|ich will|ich möchte|
     ich brauche|ich brauch|ich hätte gern|ich hätte gerne|was soll ich hören|was könnte ich hören|was passt|
     ich will hören|lust auf|ich habe lust auf|ich hab lust auf|hab lust auf|ich möchte hören|hast du|
     was kann ich hören|gib mal|zeig mir etwas|zeig mir was|bock auf|ich hab bock auf|was soll ich mir anhören|
     ich suche|such mir was|gibts|mir ist nach`,
  ],
  find: [
    'find|search|search for|look for|look up|find me|do you have|is there|where is',
    'suche|such|suche nach|such nach|such mal|finde|find|finde mir|such mir|hast du|hast du was|gibt es|gibt es etwas|gibt es was',
  ],
  make: [
    `make|create|build|generate|put together|compile|assemble|set up|make me|start|save|mix me|design|curate|make a|
     do me|turn into|prepare`,
    `mach|mache|mach mir|erstell|erstelle|erstellen|bau|baue|bau mir|stell|stelle|zusammenstellen|zusammen|
     zusammenzustellen|leg|lege|anlegen|generiere|generier|bastel|bastle|mix|machen|mixe|speicher|speichere`,
  ],
  add: [
    'add|put|append|insert|include|throw|stick|move|save|chuck',
    `füg|füge|hinzu|hinzufügen|dazu|pack|packe|tu|tue|setz|setze|steck|stecke|leg|lege|hau|rein|nimm|nehme|aufnehmen|
     speicher|speichere|schmeiß|schieb|schiebe|kommt|ergänze|ergänz|hinzuzufügen`,
  ],
  remove: [
    'remove|take|take off|drop|kick|take out|out|off|cut|throw out|get rid of|erase|delete',
    `entfern|entferne|entfernen|raus|heraus|streich|streiche|lösch|lösche|löschen|nimm raus|weg|runter|wirf|werfe|
     rausnehmen|schmeiß raus|kick|rauswerfen`,
  ],
  rename: [
    'rename|change the name of|call|give a new name to|change the title of',
    'heißen|heißen soll|soll heißen|benenne|benenn|umbenennen|umbenenne|nenn|nenne|taufe|tauf|umtaufen|gib einen neuen namen',
  ],
  delete: [
    'delete|get rid of|trash|erase|discard|throw away|bin|scrap|drop|destroy|remove',
    'lösch|lösche|löschen|entferne|entfern|entfernen|wirf|werfe|verwirf|weg|weg mit|schmeiß weg|löschst',
  ],
  show: [
    `show|show me|list|open|display|what is on|whats on|what is in|whats in|let me see|tell me|give me a list of|see|
     what songs are on|what songs are in|which songs are on|which songs are in|which songs are on|look at|view`,
    `zeig|zeige|zeig mir|zeige mir|öffne|öffnen|was ist in|was ist auf|was ist in der|was ist auf der|liste|drin|
     welche lieder sind in|welche lieder sind auf|welche songs sind in|welche songs sind auf|anzeigen|sag mir|
     lass mich sehen|was steht in|was steht auf|was enthält|drauf|auflisten`,
  ],
  more: ['more|more like', 'mehr|mehr wie|mehr davon|noch mehr'],
  love: [
    'i love|love|i adore|i really love|my favourite song|my favorite song|favourite this|favorite this|i absolutely love|heart|love it|love this',
    `ich liebe|liebe|lieb ich|liebe ich|vergöttere|ich vergöttere|ist mein lieblingslied|
     ist mein lieblingssong|ist ja genial|ist der wahnsinn`,
  ],
  like: [
    `i like|i really like|i quite like|i do like|thumbs up|is great|is good|is nice|good one|nice one|great song|good song|
     ^like this|^like it|^like that|im into|i enjoy|^like the song|^please like this|im a fan of|is awesome|is cool`,
    `ich mag|mag ich|gefällt mir|gefällt mir gut|gefällt mir sehr|daumen hoch|find ich gut|finde ich gut|ist gut|ist super|
     find ich super|finde ich super|finde ich toll|find ich toll|ist toll|like|steh ich drauf|ich steh auf|ich stehe auf|
     gefallen mir|mag|ist klasse|ist cool|finde gut|gefällt`,
  ],
  dislike: [
    `i dont like|dont like|i do not like|thumbs down|i hate|hate|i dislike|dislike|cant stand|i cant stand|is bad|
     is terrible|is awful|not my thing|not a fan|im not a fan of|i really dont like|not my taste|annoys me|is annoying|
     didnt like|i didnt like|sucks|is crap|is rubbish|is garbage|is trash|is shit|is horrible|is the worst|is boring|is lame|is ugly|
     is dreadful|is so bad|is really bad|stinks`,
    `gefällt mir nicht|mag ich nicht|mag nicht|ich mag nicht|daumen runter|ich hasse|hasse|hasse ich|finde ich schlecht|
     find ich schlecht|ist schlecht|ist schrecklich|ist furchtbar|nicht mein ding|nicht mein geschmack|nervt|nervt mich|
     gefallen mir nicht|finde ich doof|find ich doof|kann ich nicht leiden|nicht ausstehen|kann ich nicht ausstehen|kann ich nicht ab|gefällt mir gar nicht|mag ich gar nicht|
     mag ich überhaupt nicht|gefällt mir überhaupt nicht|ist nicht mein ding|ist nicht mein geschmack|ist mist|
     ist nicht so meins|nicht meins|ist blöd|ist müll|ist scheiße|ist doof|ist langweilig|ist grauenhaft|ist kacke|ist grässlich|
     ist der letzte mist|ist öde|find ich blöd|finde ich blöd|find ich furchtbar|finde ich furchtbar|find ich schrecklich`,
  ],
  hide: [
    `hide|block|ban|never again|never play|dont play|do not play|dont ever play|never show me|dont show me|never recommend|
     dont recommend|stop recommending|stop suggesting|stop playing me|dont suggest|i never want to hear|never want to hear|
     i dont want to hear|dont want to hear|no more|not again|stop showing me|i am sick of|im sick of|im tired of|
     never|never suggest|mute|dont want to see|i never want to see`,
    `versteck|verstecke|verstecken|blockier|blockiere|sperr|sperre|nie wieder|nie mehr|spiel nie wieder|spiel nie mehr|
     ausblenden|blende|blend|will nicht mehr hören|ich will nicht mehr hören|nicht mehr hören|nicht mehr|
     zeig mir nie wieder|spiel nicht mehr|nicht wieder|will nie wieder hören|verbanne|spiele nie wieder|
     will ich nie wieder hören|will ich nicht mehr hören|ich kann nicht mehr hören|ich habe genug von|ich hab genug von|
     genug von|empfiehl mir nie wieder|empfiehl nie wieder|verschone mich mit|verschon mich mit|spiel mir nie wieder|
     zeig mir nicht mehr|schlag mir nie wieder vor|kann ich nicht mehr hören|hör auf mit|keine lust mehr auf`,
  ],
  'not-now': [
    'not now|not right now|not today|maybe later|another time|some other time|not tonight|not at the moment|later maybe|im not in the mood for this',
    `nicht jetzt|jetzt nicht|gerade nicht|heute nicht|nicht heute|später vielleicht|vielleicht später|ein andermal|
     grad nicht|im moment nicht|momentan nicht|nicht gerade jetzt|lieber später`,
  ],
  none: [
    `take that back|take it back|i take that back|i take it back|undo|undo that|forget that|forget what i said about|unlike|unhide|unlove|
     unblock|i changed my mind about|i changed my mind|reset my rating of|remove my like from|remove the like from|
     take back what i said about|never mind what i said about|remove my rating of|take back my like of|take back`,
    `nimm das zurück|ich nehme das zurück|nehme das zurück|rückgängig|mach das rückgängig|doch nicht|vergiss das|
     nicht mehr verstecken|wieder anzeigen|ich nehme zurück|entsperre|entsperr|entblocke|vergiss was ich über|
     mach rückgängig|nehm das zurück|ich nehm das zurück|nimm mein urteil zurück|nimm mein like zurück|gesagt habe`,
  ],
  daily: [
    'daily|every day|each day|refresh daily|refresh it daily|refreshed daily|every morning|every evening|every night|updated daily|updates daily|update it daily|update it every day|refresh it every day|refreshed every day|changes every day|renewed daily|that refreshes daily|refreshes daily|refreshes every day|new every day',
    'täglich|jeden tag|jeden morgen|jeden abend|tag für tag|täglich erneuern|täglich aktualisiert|täglich neu|jeden tag neu|täglichen|tägliche',
  ],
  weekly: [
    'weekly|every week|each week|refresh weekly|refresh it weekly|refresh it every week|refreshed weekly|every monday|every friday|every sunday|every saturday|updated weekly|updates weekly|update it weekly|update it every week|refreshed every week|changes every week|renewed weekly|that refreshes weekly|refreshes weekly|refreshes every week|new every week|every weekend',
    'wöchentlich|jede woche|jeden montag|jeden freitag|jeden sonntag|jeden samstag|woche für woche|wöchentlich neu|jede woche neu|wöchentlichen|wöchentliche|jedes wochenende',
  ],
  renews: [
    'refresh|refreshed|update|updated|refreshes|renew',
    'die sich erneuert|erneuert|erneuern|aktualisiert|aktualisieren|sich|auffrischen|aktualisiere|erneuere',
  ],
};

export const nouns: Table = {
  song: [
    'song|songs|track|tracks|tune|tunes|title|titles|number|banger|bangers|piece|pieces',
    'song|songs|lieblingssong*|lieblingslied*|lieblingsstück*|lieblingstrack*|lied|lieder|liedern|stück|stücke|stücken|titel|titeln|track|tracks|nummer|nummern|lieds',
  ],
  artist: [
    'artist|artists|band|bands|singer|singers|musician|musicians|group|groups|act|acts',
    'künstler|künstlern|lieblingskünstler*|lieblingsband*|lieblingssänger*|lieblingsinterpret*|künstlerin|künstlerinnen|band|bands|interpret|interpreten|gruppe|gruppen|musiker|musikern',
  ],
  album: [
    'album|albums|record|records|lp|lps',
    'album|alben|lieblingsalb*|lieblingsplatte*|platte|platten|albums',
  ],
  playlist: [
    'playlist|playlists|play list|mix|mixes|mixtape|mixtapes|list|compilation',
    'playlist|playlists|playliste|playlisten|wiedergabeliste|wiedergabelisten|mix|mixtape|liste',
  ],
  music: ['music|stuff|sound|sounds', 'musik|sachen|zeug|mucke|klänge'],
};

/** Words between others. */
export const joints: Table = {
  and: [
    'and|and then|then|as well as|plus|also|and also',
    'und|und dann|dann|sowie|plus|und auch|danach',
  ],
  but: ['but|only|just|though|but only', 'aber|nur|doch|jedoch|sondern|bloß|halt'],
  like: [
    'like|in the style of|a la|along the lines of|reminds me of|reminiscent of|such as|inspired by|based on|something like|stuff like|just like|akin to',
    'wie|im stil von|so wie|à la|in der art von|etwas wie|was wie|in richtung|im stile von|basierend auf|so was wie|sowas wie|so etwas wie|nach art von|angelehnt an',
  ],
  by: ['by|from|of|with', 'von|vom|mit|bei'],
  to: [
    'to|onto|on|in|into|from|out of|off|at|on to',
    'zu|zur|zum|auf|in|ins|im|aus|von|vom|hinzu zu',
  ],
  called: [
    'called|named|with the name|titled|entitled|by the name of|name it|call it|and call it|and name it|under the name|that is called|name|with name',
    'namens|genannt|mit dem namen|mit namen|betitelt|die heißt|nenn sie|nenne sie|und nenn sie|und nenne sie|unter dem namen|heißt|die heißen soll|mit dem titel|name|sie soll heißen|nenn die|titel',
  ],
};

/** They say nothing that a call could take account of. */
export const fillers: readonly [en: string, de: string] = [
  `a|an|the|some|any|please|nah|nope|ugh|oh|ah|pls|plz|me|my|mine|i|im|ive|id|ill|you|your|it|its|that|this|these|those|them|they|there|is|are|was|were|be|been|am|
   do|does|did|have|has|had|will|would|could|can|should|shall|want|wanna|need|to|for|of|in|on|at|with|so|very|really|quite|bit|
   little|a bit|a little|somewhat|much|many|lot|lots|a lot|kind|sort|type|something|somthing|anything|things|thing|stuff|ones|one|which|what|who|whom|
   how|as|or|if|too|now|here|well|just|let|lets|get|got|give|hear|listen|us|we|our|maybe|perhaps|also|from|ever|every|all|up|out|back|
   again|new|more|most|go|going|make|yes|yeah|sure|right|ok|okay|alright|thanks|echotune|assistant|hey|hi|hello|about|like to|kindly|
   than|while|when|during|over|different|same|other|own|please could you|time|times|day|and|but|only|both|total|in total|altogether|actually|
   mostly|usually|still|already|lately|currently|recently|always|his|her|their|he|she|per|off|into|anyone|someone|everything|instead|rather|
   tell|know|youve|theyre|hes|shes|thats|whats|theres|along|around|play|find|feel|feeling|enough|mood|vibe|vibes|feel|feels|tempo|
   where|whose|each|my own|people|put|such|kinda|songs|add|mainly|want to hear|to hear|to listen|it please|today please|because|cause|good|nice|great|best|sound|sounds`,
  `ein|eine|einen|einem|einer|eines|nen|ne|der|die|das|den|dem|des|bitte|mir|mich|mein|meine|meinen|meinem|meiner|meines|ich|du|dir|dich|dein|deine|es|
   sie|er|wir|uns|ihr|ihm|ist|sind|war|waren|sein|bin|bist|habe|hab|haben|hat|hast|hatte|hätte|wird|werden|würde|wurde|kann|kannst|könntest|könnte|
   können|soll|sollte|sollen|will|möchte|mag|gern|gerne|mal|bitte mal|doch|denn|so|sehr|ganz|etwas|was|irgendwas|irgendetwas|bisschen|ein bisschen|ein wenig|wenig|viel|viele|
   vielen|zu|zum|zur|für|fürs|von|vom|in|im|ins|an|am|auf|aus|mit|bei|als|oder|ob|wenn|dass|auch|noch|schon|nun|jetzt|gerade|hier|da|dort|dazu|
   gib|lass|lasst|hören|hör|höre|anhören|laufen|läuft|wieder|nochmal|noch mal|neu|neue|neuen|neues|mehr|mache|machen|mach|ja|nein|klar|ok|okay|gut|echotune|
   bereich|welche|welcher|welches|welchen|wer|wie|wo|wann|dabei|darin|drin|sich|insgesamt|eigentlich|überhaupt|immer|ständig|meist|oft|
   häufig|zuletzt|lange|lang|mal wieder|gibt|geben|bekommen|darf|dürfte|könnten|diese|dieser|dieses|diesen|diesem|dieselben|alle|allen|alles|jede|jeder|
   jedes|einzelnen|verschiedene|eben|halt|genau|vielleicht|kurz|schnell|bitte kurz|um|über|pro|stelle|gespielt|wäre|wären|geht|gehen|passt|passend|
   passende|sagen|verraten|klingt|klingen|stimmung|richtung|art|sorte|irgendein|irgendeine|irgendwelche|unter|beim|während|nach|vor|zeit|mal bitte|lieber|eher|statt|
   stattdessen|sonst|ansonsten|leute|man|schöne|schönes|schönen|gute|gutes|guten|tolle|sag|such|finde|welchem|wessen|deren|dessen|ab|rum|her|hin|genug`,
];
