/** How people ask what they want to know: English first, then German. */
export const askingActs: Readonly<Record<string, readonly [en: string, de: string]>> = {
  why: [
    `why|why did you recommend|why did you suggest|why do you recommend|why is|why was|how come|why did i get|
     why are you recommending|what made you pick|why did you pick|why did you choose|why did you play|
     why do i get|explain why|explain|why do you think i like|what made you recommend|why am i seeing|reason for`,
    `warum|wieso|weshalb|warum hast du mir|wieso hast du mir|weshalb hast du mir|warum hast du|wieso hast du|weswegen|
     wie kommst du auf|erklär mir|erkläre|erklär|begründe|vorgeschlagen|empfohlen|warum bekomme ich|warum kommt`,
  ],
  sounds: [
    `sounds like|sound like|sounding like|similar to|similar artists to|who sounds like|who is like|resembles|related to|
     in the vein of|who is similar to|similar`,
    'klingt wie|klingen wie|klingt so wie|klingen so wie|ähnlich wie|so ähnlich wie|so ähnlich sind wie|ähnlich sind wie|ähnlich zu|ähnlich klingen wie|klingt ähnlich wie|klingen ähnlich wie|wer klingt wie|ähnlich klingt wie|ähneln|ähnelt|ähnlich|ähnliche|ähnliches|ähnlicher|ähnlichen',
  ],
  often: [
    `how often have i played|how often have i heard|how often did i play|how often did i hear|how many times have i played|
     how many times have i heard|how many times did i play|how many times did i hear|how often do i play|how often do i hear|
     how often have i listened to|how many times have i listened to|how often did i listen to|how often do i listen to|
     have i ever heard|have i ever played|have i ever listened to|did i ever hear|did i ever play|did i ever listen to|
     how often|how many times|how many plays does|have i heard|have i played|do i know|how much have i listened to|
     how much have i played|how much did i listen to|how many plays do i have of|my history with|my history of|
     how many plays`,
    `wie oft habe ich|wie oft hab ich|wie oft hatte ich|wie oft höre ich|wie oft|habe ich schon mal|habe ich jemals|hab ich jemals|
     hab ich schon mal|habe ich schon einmal|wie häufig habe ich|wie häufig|wie viele male habe ich|kenne ich|
     wie oft lief|wie oft spielte ich|wie oft hörte ich|schon mal|jemals|wie viele plays|wie oft hab ich schon`,
  ],
  when: [
    `when did i first hear|when did i first play|when did i first listen to|when did i last hear|when did i last play|
     when did i last listen to|when have i first heard|when was the first time i heard|when was the first time i played|
     when was the last time i heard|when was the last time i played|when was the last time i listened to|
     when was the first time i listened to|when did i discover|when did i start listening to|since when do i know|
     first hear|last hear|when did i hear|when did i play|when did i listen to|first time i heard|last time i heard|
     how long have i been listening to|how long have i known|when did i start playing|when i first heard`,
    `wann habe ich|wann hab ich|zum ersten mal|das erste mal|zuerst|zuletzt|zum letzten mal|das letzte mal|seit wann höre ich|
     seit wann kenne ich|wann lief|wann hörte ich|wann lief zuletzt|wann entdeckte ich|seit wann`,
  ],
  heard: [
    `did i play|did i hear|did i listen to|i played|i heard|have i played|have i heard|do i play|do i listen to|
     i listened to|i play|i listen to|have i listened to|was i listening to|i was listening to|did i have on|
     was i playing|been listening to|been playing|i have listened to|ive listened to|ive played|i have played|
     did i like|i hear|i have been listening to|ive been listening to|have i been listening to|have i been playing|played|
     listened to|do i hear|was i into`,
    `habe ich gehört|hab ich gehört|gehört|habe ich gespielt|gespielt|gehört habe|gehört hab|höre ich|hörte ich|lief bei mir|
     liefen bei mir|lief|liefen|habe ich|hab ich|habe|ich höre|spiele ich|angehört|ich hörte|abgespielt|hör ich|gelaufen`,
  ],
  top: [
    `most|top|the most|most played|most listened|most listened to|most often|favourite|favorite|favourites|favorites|my favourite|
     my favorite|the most often|most frequently|number one|my top|more than anything|most heard`,
    `am meisten|meistgehört*|meistgespielt*|top|am häufigsten|häufigsten|lieblings*|favoriten|am öftesten|
     meine liebsten|liebsten|beliebtest*|die meisten|rauf und runter|spitzenreiter`,
  ],
  summary: [
    `how much have i listened|how much did i listen|how many hours|how much music|how many minutes|summary|overview|
     statistics|stats|my statistics|my stats|how long have i listened|sum up|summarise|summarize|how many songs have i|
     how many songs did i|how many different|how many artists|recap|how much time|how much do i listen|listening report|
     how many plays in total|my year in music|wrapped|how did i listen|how many tracks did i|how many tracks have i|review`,
    `wie viel habe ich|wie viel hab ich|wie viele stunden|wie viel musik|wie viele minuten|zusammenfassung|überblick|statistik|
     statistiken|übersicht|wie lange habe ich|wie lange hab ich|fass zusammen|fasse zusammen|wie viele songs habe ich|
     wie viele lieder habe ich|wie viele verschiedene|wie viele künstler|wieviel|wieviel musik|wieviele stunden|
     jahresrückblick|rückblick|bilanz|wie viel zeit|wie viele lieder hab ich|wie viele songs hab ich|wieviele minuten|
     wie viel höre ich`,
  ],
  hours: [
    `at what time|what time|what time of day|at what time of day|which hours|what hours|which weekday|which weekdays|
     on which weekday|on which day|which day of the week|what day of the week|on what day|on which days|when do i listen|
     at what hour|time of day|which day|when do i usually listen|when do i mostly listen|what days|on what days|
     which days|listening clock|when am i listening`,
    `um welche uhrzeit|welche uhrzeit|um wie viel uhr|zu welcher zeit|zu welcher tageszeit|zu welcher uhrzeit|an welchem wochentag|
     an welchen wochentagen|welche tageszeit|wann höre ich|an welchem tag|an welchen tagen|um welche zeit|
     welchem wochentag|an welchen tag|zu welchen zeiten|zu welchen uhrzeiten|wann am tag|zu welchen tageszeiten|
     an welchem wochentag höre ich|hörzeiten|uhrzeiten`,
  ],
  skips: [
    `do i skip|did i skip|have i skipped|i skip|i skipped|skipped|i keep skipping|skips|skip most|am i skipping|i always skip|
     do i always skip|do i usually skip|do i keep skipping|i skip most|most skipped`,
    `überspringe ich|übersprungen|skippe ich|geskippt|skippe|breche ich ab|abgebrochen|ich überspringe|
     klicke ich weg|drücke ich weg|weggedrückt|überspringe|skip ich|übersprang ich|skips`,
  ],
  eras: [
    `eras|my eras|phases|my phases|how has my taste changed|how did my taste change|my taste changed|has my taste changed|
     which artists ruled|who ruled|ruled when|taste over time|musical phases|musical eras|my musical history|
     taste developed|my taste developed|how has my taste evolved|my taste evolved|taste changed|how has my music taste changed|
     music taste changed|listening eras|taste has changed|era did i|history of my taste`,
    `phasen|epochen|ären|wie hat sich mein geschmack|mein geschmack verändert|geschmack verändert|geschmack entwickelt|
     mein musikgeschmack verändert|wie hat sich mein musikgeschmack|musikgeschmack|welche künstler wann|geprägt|
     lebensabschnitte|zeitabschnitte|mein geschmack|geschmack geändert`,
  ],
  'now-playing': [
    `what is playing|whats playing|what is this song|what song is this|whats this song|which song is this|
     what is playing now|what is playing right now|whats playing right now|what am i listening to|what is this playing|
     what track is this|now playing|whats on right now|what is currently playing|whats currently playing|whats playing now|
     who is this by|who sings this|currently playing|what am i hearing|who is playing|name this song|
     what am i listening to right now|what song is playing|which song is playing|what song is on|whats this|
     who is singing|what is on right now|what is this|which track is this`,
    `was läuft|was läuft gerade|was läuft da|was läuft da gerade|was spielt gerade|was spielt|welches lied ist das|wie heißt dieses lied|wie heißt dieser song|wie heißt dieser titel|wie heißt das hier|
     welcher song ist das|was höre ich gerade|was ist das für ein lied|was ist das für ein song|wie heißt das lied|
     wie heißt der song|welches lied läuft|welches lied läuft gerade|welcher song läuft|welcher song läuft gerade|
     was läuft denn da|was läuft denn gerade|wer singt das|was läuft jetzt|wie heißt das|was ist das|was hör ich da|
     von wem ist das|was hör ich gerade|was läuft im moment|wie heißt das stück|wie heißt der titel|was wird gerade gespielt`,
  ],
  news: [
    `on tour|touring|tour|tour dates|concert|concerts|gig|gigs|new album|new single|new record|new release|whats new from|
     what is new from|whats new with|what is new with|news about|news from|any news|latest news|latest album|next album|
     latest release|tell me about|tell me more about|who is|who are|who was|biography of|
     where is from|where does come from|come from|what is the song about|about|lyrics of|lyrics|story behind|
     meaning of|mean|coming out|come out|release date|still together|split up|broken up|members of|who wrote|who produced|
     interview|upcoming|going on with|tickets|web|on the web|internet|alive|married|who founded|live dates|playing live|
     play live|new song|album out|how old is|born|wikipedia|look up on the web|what does mean|what happened to|reviews of|anything new from|new from|up to|genre does|influences`,
    `auf tour|auf tournee|tour|tournee|konzert|konzerte|tourdaten|neues album|neue album|neuen album|neue single|neue platte|
     nächste album|nächstes album|neuigkeiten|neues von|was gibt es neues von|was gibts neues von|was ist neu bei|
     nachrichten über|erzähl mir was über|erzähl mir etwas über|erzähl mir von|erzähl mir mehr über|wer ist|wer sind|wer war|
     woher kommt|woher stammt|woher kommen|worum geht es in|worum geht es|worum gehts in|worum gehts|bedeutung|songtext|liedtext|wovon handelt|
     erscheint|kommt raus|rauskommt|aufgelöst|biografie|biographie|mitglieder|wer hat geschrieben|im internet|im netz|im web|
     live zu sehen|auftritt|auftritte|tritt|auftreten|interview|interviews|gibts noch|wie alt ist|geboren|tickets|karten|
     neuer song|neues lied|was macht|was ist mit|neueste album|neuestes album|wer steckt hinter|text von|bedeutet|gründete|noch zusammen|erzähl was über`,
  ],
  help: [
    `help|help me|what can you do|what can i ask|what can i ask you|how does this work|what do you do|what are you|who are you|
     how do you work|what can i say|what else can you do|what are you able to do|what can you help me with|what can i do here`,
    `hilfe|hilf mir|was kannst du|was kann ich fragen|was kann ich dich fragen|wie funktioniert das|wer bist du|was bist du|
     was machst du|was kannst du alles|was kann ich sagen|was kann ich hier machen|wie geht das|was kann man hier machen`,
  ],
  greeting: [
    `hi|hello|hey|good morning|good evening|good afternoon|good night|thanks|thank you|thank you very much|thx|cheers|bye|
     goodbye|see you|thanks a lot|great|awesome|perfect|nice|cool|how are you|hiya|yo|thank you so much|many thanks|
     good job|well done|wonderful|brilliant|ok|okay|lovely|hello there|hi there|hey there|welcome|see you later|sup`,
    `hallo|hi|hey|guten morgen|guten abend|guten tag|moin|servus|danke|danke schön|dankeschön|vielen dank|tschüss|ciao|super|
     prima|toll|wie geht es dir|wie gehts|grüß dich|grüß gott|na|perfekt|danke dir|klasse|herzlichen dank|besten dank|cool|
     ok|okay|bis später|gute nacht|tausend dank|grüezi|alles klar|wunderbar|spitze|tschau|tschüs|wie gehts dir`,
  ],
};
