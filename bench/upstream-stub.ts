import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An upstream with one live job, its answers made in advance. It is told by a message to flip the job from running to
 * paused and back, and answers how often it has been asked since the last time.
 */
const job = (status: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      object: 'fine_tuning.job',
      id: 'ftjob-bench',
      model: 'gpt-4o-mini-2024-07-18',
      created_at: 1_763_820_000,
      finished_at: null,
      fine_tuned_model: null,
      organization_id: 'org-bench',
      result_files: [],
      status,
      validation_file: null,
      training_file: 'file-bench',
      hyperparameters: { n_epochs: 3, batch_size: 1, learning_rate_multiplier: 1.8 },
      trained_tokens: null,
      error: null,
      seed: 683_058_546,
      method: {
        type: 'supervised',
        supervised: { hyperparameters: { n_epochs: 3, batch_size: 1, learning_rate_multiplier: 1.8 } },
      },
      metadata: { team: 'bench' },
    }),
  );

const bodies = [job('running'), job('paused')] as const;
let turn: 0 | 1 = 0;
let calls = 0;

const server = createServer((_request, response) => {
  calls += 1;
  const body = bodies[turn];
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});

server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
});

process.on('message', (message) => {
  if (message === 'flip') turn = turn === 0 ? 1 : 0;
  process.send?.({ calls });
  calls = 0;
});
