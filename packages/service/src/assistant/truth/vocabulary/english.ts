/** Ordinary words of answers about music; their endings are cut off, see `isOrdinary`. No names, numbers or dates. */
export const englishWords = `
able about above absolutely across actually add after again against album all almost alone along already also alternatively although always
amazing among and another answer any anybody anyone anything anyway apart apparently appear around arrange artist as ask aside at atmosphere
atmospheric attention available average away back background balance ballad band bass bear beat beautiful because become been before
begin behind being believe belong below beneath beside best better between beyond big bit blend both bottom bounce brief bright bring broad build
busy but buzz by call calm came can cannot care careful carry case cast catalogue catch certain certainly change chart check cheerful
chill choice choose chord chorus classic clean clear clearly clip close club collection combine come comfortable common community compare
compose composer concert confirm connect consider contain contemporary continue cool could count couple course cover create curious current
currently dance dancing dark data day days daytime decade decide deep definitely depend describe detail did differ different difficult direct
discover discovery discography display distinct dive do does done down dream dreamy drive drop drum during each earlier early ear ears easy edge effect either electronic
else emotion emotional empty end energetic energy enjoy enough entire entirely entry era especially even evening ever every everybody everyone
everything exact exactly example excellent except explain explanation explicit explore expect extra fact fairly fall familiar far fast favourite favorite feature feel feeling
felt female few fill final finally find fine first fit flow folk follow for forget form forward found frequent frequently fresh friend from full fun further
future gather general generally genre gentle get give given glad go goes gone good got great groove group grow guess guitar had hand happen happy hard
hardly harmony has have having he hear heard heart heavy held hello help her here hidden high highlight him his history hit hold home hope hot how however huge i idea if
imagine important in include including indeed instead instrument instrumental intense interest interesting into introduce is it item its itself join journey just keep kept key kick kind know
known label large last lastly late later latest latter lead least leave led left length less let level library lies light like likely line link list listen
listener listening little live lively local long look loop lot loud love lovely low lyric made main mainly make male many match matter may maybe me mean
meanwhile melancholy melancholic melodic melody mellow mention mere message middle might mind minor miss mix mixed moment mood more moreover morning most mostly
move much music musical musician must my name namely narrow nature near nearly need neither never nevertheless new newer next nice night no nobody none nor
normal not note nothing notice now number obvious obviously of off offer often ok okay old older on once one ones only onto open opening option or order original other
others otherwise our out over overall own page pace pair part particular particularly pass past pattern peak people per perfect perhaps period person personal
piano pick piece place plain plan play player playlist please pleasant plenty point pop popular possible possibly power powerful prefer pretty previous previously probably
produce producer profile program proper proud provide pull pure push put quality question quick quickly quiet quite radio range rank rare rarely rather
reach read ready real really reason recent recently recommend recommendation record recording reflect regular regularly related release remain remember remind remix repeat repeated replay
request rest result return rhythm rich right rise rock room round run sad said same saw say scene search season see seem seen selection sense sentence separate
series session set several shape share she shelf shift short should show shown side similar similarly simple simply since sing singer single sit skip sleep slight slightly slow
small smooth so soft solid some somebody someone something sometimes somewhat soon sorry sort soul sound soundtrack source spin spread stand standard start state stay steady step
still stop straight strange streak stream strong studio style subtle such suggest suggestion suit sum summary supply support sure surely surprise sweet synth take taken
talk taste tell tempo tend tender term test than thank thanks that the their them themselves then there therefore these they thing things think this those though thought through throughout
thus tie tight time times title to together tone too took top total totally touch toward towards track tradition traditional trend trip true try tune turn type typical under understand
unfortunately unheard unique unknown unless until up upbeat upon us use used user usual usually variety various vary version very via vibe view visit vocal vocals voice want
warm was watch wave way we web weight weird welcome well went were what whatever when whenever where whether which while who whole whom whose why wide will wish
with within without wonder wonderful word words work world worth would write written wrong yes yet you your yours yourself
accept agree ahead album-wise allow artists autoplay based basis bigger bottomless busiest calmer clicking clock closer closest confirmed covering daily data-driven declined deeper delete deleted depth
discoveries eclectic effortless filled filter following fond genres gladly happier hint hour hours hourly import imported includes knew known less-played listened lower mind minute minutes monthly month months
moods newest nothing oldest per-day percent percentage plays playtime proposal propose proposed ranking rediscover remove removed rename replace review rule rules seconds second-hand sharing shelves
shorter skipped slower songs song soothing sorted sources spotify echotune listenbrainz stats statistic statistics stretch suggested summarise summarize tag tagged tags taken tops trained tracks unplayed
vibes weekday weekend week weeks weekly year years yearly
`;

/** After these stands who or what is meant: a name there has to be known. */
export const englishCues = `by called titled named entitled song track album artist band singer hear play try listen featuring feat`;

/** What may follow a cue without being a name. */
export const englishFunctionWords = `
let okay ok sure yes no hello hi thanks welcome enjoy maybe perhaps should shall may might am could tell ask please sorry
a about after again all along also an and any anything are around as at because before both but by can did do does during each either every far few for from given had has have her here his how i if in
instead into is it its less like list many me more most much my name names not now of off often on only or other our out over own per so some something soon such than that the their them then there these
they this those through to together too until up was we were what when where which while who whose will with without would you your yours itself yourself title titles at once always never ever just
`;
