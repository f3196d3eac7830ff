/**
 * What is said of facts. `{slot}` is a fact's value, `{slot.of}` what it is about, `{slot|one|many}` the value with the
 * noun that fits. No digit stands here: every number is a fact's.
 */
export const english = {
  // What is there.
  overview: '{plays|play|plays} of {listeners|listener|listeners} are stored, and {model} answers.',
  'overview-without-model':
    '{plays|play|plays} of {listeners|listener|listeners} are stored; no model has been trained.{~versions}',
  found:
    '{findings|finding|findings} in {areas|area|areas} rest on {known|measured fact|measured facts}.',
  'found-nothing':
    'None of {known|measured fact calls|measured facts calls} for anything.{~findings}',
  'not-known': '{unknown|fact is|facts are} not known; the last section says why.',
  // CI/CD
  'tests-fail': 'Of {tests|test|tests} {failed|fails|fail}, the first of them “{first}”.',
  'tests-pass':
    '{tests|test|tests} ran in the last report, {failed|failed|failed|and none failed}.',
  'tests-flaky':
    '{flaky|test turns|tests turn} between passing and failing, the first of them “{first}”.',
  'test-report-old': 'The last report of the tests is {age} old; {wanted} is the limit.',
  'no-test-report':
    'Whether the tests passed is not known here: no report of them is connected.{~isSetUp}',
  'no-workflows': 'The repository has no workflow: nothing is tested when it changes.{~workflows}',
  workflows: '{workflows|workflow runs|workflows run} in the repository’s CI.',
  'actions-unpinned':
    '{unpinned|use of an action names|uses of actions name} no commit: what runs there can change.',
  'no-dependabot':
    'Nothing proposes updates of {direct|dependency|dependencies}: Dependabot is not set up.{~isThere}',
  'folder-untested': 'No test of its package comes to any of the {files|file|files} in {files.of}.',
  'structure-sound':
    '{files|source file|source files} in {packages|package|packages}: {cycles|import closes a circle|imports close a circle|no imports go in a circle}, {long|file is|files are|no file is} longer than {most} lines.',
  'imports-circle': '{cycles|import closes|imports close} a circle between files.',
  'files-long': '{long|file is|files are} longer than {most} lines.',
  'dependency-outdated':
    '{current.of} is used at {current}; the newest is {newest}, which came {behind} later.',
  'dependency-major':
    '{current.of} is used at {current}; the newest is {newest}, which may break what calls it.',
  'dependencies-fresh':
    '{direct|dependency is|dependencies are} asked for by name; {outdated|has a newer version|have a newer version|none has a newer version}.',
  // ML pipeline
  'no-model':
    '{plays|play is|plays are} stored and nothing is learned from them: no model has been trained.{~versions}',
  'model-stale':
    'The model that answers, {model}, is {age} old: it learned from {learned|play|plays}, and {fresh|has|have} come since.',
  'model-drifted':
    'Listeners have changed since the newest training: {model} learned from what was before.{~drifted}',
  'model-lost':
    '{model} was worse than the one before it at {gain.of}: {gain} in nDCG, between {low} and {high}.',
  'model-unproven':
    'That {model} is better at {gain.of} is not proved: {gain} in nDCG, between {low} and {high}.',
  'model-proved':
    '{model} was better at {gain.of} when it was proved: {gain} in nDCG, between {low} and {high}.',
  'model-rolled-back': '{count|model was|models were} rolled back within a month.',
  'model-taken': 'Of {shown} songs that {model} showed, {acceptance} were played or liked.',
  // API integrations
  'contract-flaky':
    '{misfits|answer of|answers of} {misfits.of} did not fit what was agreed and came within a week: {operations}.',
  'contracts-kept':
    '{kinds|kind of answer is|kinds of answers are|No answer is} kept that did not fit its contract.',
  'provider-ends': '{left.of} ends on {day}: in {left}.',
  'provider-ended': '{left.of} ended on {day}.',
  'provider-paused': '{pause.of} wants no requests for {pause}.',
  // Caching
  'cache-low':
    'Of {requests} requests to “{ratio.of}” {ratio} were answered from the cache; {wanted} is the aim.',
  'cache-good': 'Of {requests} requests to “{ratio.of}” {ratio} were answered from the cache.',
  'cache-evicts':
    '{evicted|answer of|answers of} “{evicted.of}” had to go for want of room, at {requests} requests.',
  // Health and budget
  'budget-near': '{used} of {used.of}, {limit}, is spent or held.',
  'budget-lasts':
    '{used} of {used.of}, {limit}, is spent or held; at the pace of late it will be {end} at its end.',
  'budget-ends': 'At the pace of late {end} of {end.of}, {limit}, will be spent at its end.',
  'budget-closed': '{isClosed.of} is closed and admits nothing until it is reopened.{~isClosed}',
  'budget-none':
    '{models|paid model is|paid models are} set up, and no limit is set for what they may cost.{~limits}',
  'budget-room': '{used} of {used.of}, {limit}, is spent or held.',
  'jobs-failed':
    '{failed|job|jobs} of the kind {failed.of} failed within a week, while {done} of all kinds ended well.',
  'jobs-done': '{done|job|jobs} ended well within a week, {failed|failed|failed|none failed}.',
  'part-wrong': 'Something is wrong with the part “{state.of}”: {state}.',
  'part-warns': 'The part “{state.of}” warns: {state}.',
  'parts-well': '{parts|part was|parts were} looked at, and none has anything wrong.{~wrong}',
  'rows-rejected': '{rejected} of {rows} imported rows could not be read.',
  'rows-lost': '{unaccounted} of {rows} imported rows are accounted for by nothing.',
  'rows-accounted': 'All {rows|imported row is|imported rows are} accounted for.{~unaccounted}',
  // Security
  'files-exposed': 'Others on this machine can read or change {files|file|files} of the home.',
  'keys-unused': '{unused} of {keys} API keys were used by nobody for half a year.',
  'consents-end': '{count|consent|consents} to read an account elsewhere will end soon, or did.',
  'database-plain': 'The database is on another machine and asked without TLS.{~isPlain}',
  'no-https': 'Others reach EchoTune, and no HTTPS is set up before it.{~severity}',
  'not-claimed': 'Others reach EchoTune, and nobody has claimed it.{~severity}',
  'private-webhooks': 'Webhooks may go to this machine and its network.{~severity}',
  'no-rate-limit': 'An address may ask as often as it wants.{~severity}',
  'weak-metrics-token': 'The token of /metrics can be guessed.{~severity}',
  'open-database': 'The database is on another machine and asked without a password.{~severity}',
  'plain-redis': 'Redis is on another machine and asked without TLS.{~severity}',
  'open-redis': 'Redis is on another machine and asked without a password.{~severity}',
  'runs-as-root': 'EchoTune runs as root.{~severity}',
  'secrets-exposed': 'Others on this machine can read what config.toml keeps secret: {keys}.',
  'copies-exposed': 'Others on this machine can read {count|copy|copies} in the home.',
  'broad-keys': '{count|API key|API keys} may both operate and spend or change.',
  'node-ended': 'Node {version} gets no fixes since {endsOn}.',
  'node-unfixed': 'Node {version} lacks fixes of {least}.',
  'known-bad-version':
    '{count|weakness is|weaknesses are} known of versions that are installed: {names}.',
  weaknesses:
    'The diagnosis of security finds {high|weakness|weaknesses|no weakness} of high severity, {medium|of medium|of medium|none of medium}, {low|of low|of low|none of low}.',
  'licences-bind':
    '{count} of {packages} packages are under a licence that asks for sources to be handed on, such as {names}.',
  'licences-unknown':
    'The lockfile names no licence for {count} of {packages} packages, such as {names}.',
  'security-sound':
    'No file of the home is open to others; {keys|API key is|API keys are|no API key is} in use.{~files}',
  // Observability
  'no-prometheus':
    'How service levels and pages do over weeks is not known here: no Prometheus is connected.{~isSetUp}',
  'no-traces':
    'No traces are kept; {failed|job failed within a week that one|jobs failed within a week that one|no job failed within a week that one} would have shown.{~isSetUp}',
  'slo-burns': '“{ratio.of}” failed {ratio} of the time within three days; its budget is {budget}.',
  'slo-kept': '“{ratio.of}” failed {ratio} of the time within three days, of {budget} that it may.',
  // Documentation
  'docs-unlisted':
    '{count|document is|documents are} not listed in the README, the first of them {first}.',
  'docs-listed':
    '{documents|document is|documents are} there, each listed in the README.{~unlisted}',
  // Front end
  'page-slow':
    'For {percentile} of loads {vital.of} is {vital} or less; {wanted} is the limit for good.',
  'page-shifts':
    'For {percentile} of loads {vital.of} is {vital} or less, a shift of the layout; {wanted} is the limit for good.',
  'page-good': 'For {percentile} of loads {vital.of} is {vital} or less.',
  // Reports
  'much-unknown': '{unknown} of {all} facts could not be measured.',
  'reports-kept':
    '{kept|earlier report is|earlier reports are|No earlier report is} kept to compare with.',
  // Autopilot
  'agents-stopped': 'All agents are stopped.{~stopped}',
  'agents-idle':
    'None of {agents} agents acts: they say what they would do, or do not look.{~acting}',
  'agents-acting':
    '{acting} of {agents} agents act: {decisions|entry is|entries are|nothing is} in their log of this week.',
  'agents-revert': '{reverted} of {acts} acts within a week did not help and were taken back.',
  'agents-advise': '{advice|piece of advice|pieces of advice} of agents wait for a person.',
  // Integrations
  'join-spotify':
    'Spotify is not set up: plays of {listeners|listener|listeners} cannot be read there.{~isSetUp}',
  'join-lastfm':
    'Last.fm is not set up: {listeners|listener|listeners} can neither read a history there nor send plays.{~isSetUp}',
  'join-listenbrainz':
    'No account at ListenBrainz is connected: {plays|play is|plays are} kept here alone.{~accounts}',
  'join-mlflow':
    'MLflow is not set up: {versions|version of the model is|versions of the model are} listed here alone.{~isSetUp}',
  'join-redis':
    'Redis is not set up: {processes|process keeps|processes keep} answers for itself alone, at {requests|request|requests} within a week.{~isSetUp}',
  'join-language':
    'No language model is set up: chats of {listeners|listener|listeners} are understood by rules alone.{~models}',
  'join-webhooks':
    'No webhook is set up: nobody is told when something happens; {failed|job|jobs|no job} failed within a week.{~hooks}',
} as const;

export type SentenceCode = keyof typeof english;
