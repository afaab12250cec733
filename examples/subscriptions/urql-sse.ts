import { Client, fetchExchange } from '@urql/core';
import { id, show, url, WatchStatus } from './operation.ts';

// urql over server-sent events, with nothing but its own fetch exchange.
const client = new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true });

client.subscription(WatchStatus, { id }).subscribe(({ data, error, hasNext }) => {
  if (error) throw error;
  // urql repeats the last result when the stream has ended.
  if (data && hasNext) show(data.fineTuningJobStatusChanged.status);
});
