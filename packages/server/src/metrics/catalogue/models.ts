import { gauge, histogram } from '../definition.ts';

/** What learns, and what is made of it. */
export const models = {
  echotune_model_version: gauge('Version under each alias', 'max', 'alias'),
  echotune_model_trained_timestamp_seconds: gauge('When it was trained', 'max', 'alias'),
  echotune_model_online_acceptance_ratio: gauge(
    'Of what it showed on the last day looked at, the share listened to within a day',
    'max',
    'alias',
  ),
  echotune_model_online_shown: gauge('Songs it showed on the last day looked at', 'max', 'alias'),
  echotune_model_drift_p: gauge(
    'At most how often chance alone shows as much change since the training',
    'max',
    'quantity',
  ),
  echotune_model_drifted: gauge(
    'Whether a drift was found since the newest training: 1 or 0',
    'max',
  ),
  echotune_training_seconds: histogram(
    'How long a training took that made a model',
    [1.5, 10, 30, 60, 300, 900, 3600, 14_400],
  ),
};
