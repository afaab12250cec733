import { type DocumentNode, print } from 'graphql';
import { graphql } from '../../support/operations/index.ts';
import type { AppUnderTest } from '../../support/start-app.ts';
import { connectSocket } from '../../support/test-socket.ts';

/** Something to ask, the same for everybody. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

/** A way to ask, and what is asked that way. */
interface Road {
  /** @returns everything that was said in answer, one text for each message. */
  ask(app: AppUnderTest, headers: Headers, questions: readonly Question[]): Promise<readonly string[]>;
  questions(round: number): readonly Question[];
}

const ReadEverything = graphql(`
  query ReadEverything($id: ID!) {
    fineTuningJob(id: $id) {
      id status model suffix organizationId
      error { message }
      metadata { entries { key value } }
      trainingFile { filename purpose }
      resultFiles { filename }
      events(first: 5) { nodes { message metrics { values { name } } } pageInfo { endCursor } }
      checkpoints(first: 5) { nodes { fineTunedModelCheckpoint } pageInfo { endCursor } }
      trainingMetrics { values { name } }
    }
  }
`);

const ReadLists = graphql(`
  query ReadLists($first: Int) {
    fineTuningJobs(first: $first) { edges { cursor node { id model } } }
    fineTuningFiles(first: $first) { nodes { filename } pageInfo { endCursor } }
  }
`);

const ReadSeveral = graphql(`
  query ReadSeveral {
    a: fineTuningJob(id: "ftjob-ended-1") { model }
    b: fineTuningJob(id: "ftjob-ended-1") { suffix }
    c: fineTuningJob(id: "ftjob-live-1") { model }
    d: fineTuningFile(id: "file-1") { filename }
  }
`);

const CreateSame = graphql(`
  mutation CreateSame($key: String!) {
    createFineTuningJob(input: { model: "m", trainingFile: "file-1", idempotencyKey: $key }) {
      job { id model suffix }
      userErrors { code message }
    }
  }
`);

const WatchEnd = graphql(`
  subscription WatchEnd($id: ID!) {
    fineTuningJobStatusChanged(id: $id) { status job { model trainingFile { filename } } }
  }
`);

const CancelSame = graphql(`
  mutation CancelSame($id: ID!) {
    cancelFineTuningJob(id: $id) { job { model } }
  }
`);

const WatchLog = graphql(`
  subscription WatchLog($id: ID!) {
    fineTuningJobEventAdded(jobId: $id) { id message }
  }
`);

// No part of the API that clients see, so that nothing types it.
const ENTITIES = `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on FineTuningJob { id model }
      ... on FineTuningFile { id filename }
    }
  }
`;

const asking = (document: DocumentNode, variables: object = {}): Question => ({
  query: print(document),
  variables: { ...variables },
});

const endedIn = (round: number): { readonly id: string } => ({ id: `ftjob-ended-${round % 10}` });

const reads = (round: number): readonly Question[] => [
  asking(ReadEverything, endedIn(round)),
  asking(ReadEverything, { id: `ftjob-live-${round % 10}` }),
  asking(ReadLists, { first: 5 + (round % 3) }),
  asking(ReadSeveral),
];

const several = (times: number, questions: readonly Question[]): readonly Question[] =>
  Array.from({ length: times }, () => questions).flat();

const send = ({ url }: AppUnderTest, headers: Headers, question: Question): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(question),
  });

const post = async (app: AppUnderTest, headers: Headers, question: Question): Promise<string> =>
  (await send(app, headers, question)).text();

const overHttp: Road['ask'] = (app, headers, questions) =>
  Promise.all(questions.map((question) => post(app, headers, question)));

const overEvents: Road['ask'] = async (app, headers, questions) => {
  const streams = await overHttp(app, { ...headers, accept: 'text/event-stream' }, questions);
  return streams.flatMap((text) => text.match(/^data: .+$/gm) ?? [`nothing in ${text}`]);
};

const overSocket: Road['ask'] = async ({ url }, headers, questions) => {
  const { subscribe, read, socket } = await connectSocket(url, headers);
  for (const [id, { query, variables }] of questions.entries()) subscribe(String(id), query, variables);
  const said: string[] = [];
  for (let ended = 0; ended < questions.length; ) {
    const message = await read();
    if (message.type !== 'next') ended += 1;
    if (message.type !== 'complete') said.push(JSON.stringify(message));
  }
  socket.terminate();
  return said;
};

/** Everybody watches the same job, and ends his own once all have begun: what moves is pushed to all at the same place. */
const transitionsOverSocket: Road['ask'] = async (app, headers, questions) => {
  const { subscribe, read, socket } = await connectSocket(app.url, headers);
  for (const [id, { query, variables }] of questions.entries()) subscribe(String(id), query, variables);
  const said = (await read(questions.length)).map((message) => JSON.stringify(message));
  await endFirst(app, headers, questions);
  for (let ended = 0; ended < questions.length; ) {
    const message = await read();
    if (message.type === 'next') said.push(JSON.stringify(message));
    else ended += 1;
  }
  socket.terminate();
  return said;
};

const transitionsOverEvents: Road['ask'] = async (app, headers, questions) => {
  const streams = questions.map(async (question) => {
    const response = await send(app, { ...headers, accept: 'text/event-stream' }, question);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: next')) text += (await reader?.read())?.value ?? '';
    return { text, reader };
  });
  const begun = await Promise.all(streams);
  await endFirst(app, headers, questions);
  const texts = begun.map(async ({ text, reader }) => {
    let whole = text;
    for (;;) {
      const { done, value = '' } = (await reader?.read()) ?? { done: true };
      if (done) return whole.match(/^data: .+$/gm) ?? [];
      whole += value;
    }
  });
  return (await Promise.all(texts)).flat();
};

const endFirst = (app: AppUnderTest, headers: Headers, [first]: readonly Question[]): Promise<string> =>
  post(app, headers, asking(CancelSame, first?.variables));

const watches = (round: number): readonly Question[] => [
  asking(WatchEnd, endedIn(round)),
  asking(WatchLog, endedIn(round)),
];

const entities = (round: number): readonly Question[] => [
  {
    query: ENTITIES,
    variables: {
      representations: [
        { __typename: 'FineTuningJob', ...endedIn(round) },
        { __typename: 'FineTuningFile', id: 'file-1' },
        { __typename: 'FineTuningJob', id: 'ftjob-live-1' },
      ],
    },
  },
];

const creates = (round: number): readonly Question[] => [asking(CreateSame, { key: `key-${round}` })];

export type Channel = keyof typeof CHANNELS;

/** Every way on which an answer might cross. */
export const CHANNELS = {
  'queries over HTTP': { ask: overHttp, questions: (round) => several(4, reads(round)) },
  'queries over SSE': { ask: overEvents, questions: reads },
  'queries over WebSocket': { ask: overSocket, questions: (round) => several(2, reads(round)) },
  'subscriptions over SSE': { ask: overEvents, questions: (round) => several(2, watches(round)) },
  'subscriptions over WebSocket': { ask: overSocket, questions: (round) => several(4, watches(round)) },
  'transitions over SSE': {
    ask: transitionsOverEvents,
    questions: (round) => several(2, [asking(WatchEnd, { id: `ftjob-moving-${round}` })]),
  },
  'transitions over WebSocket': {
    ask: transitionsOverSocket,
    questions: (round) => several(3, [asking(WatchEnd, { id: `ftjob-going-${round}` })]),
  },
  'entities over HTTP': { ask: overHttp, questions: (round) => several(3, entities(round)) },
  'entities over WebSocket': { ask: overSocket, questions: entities },
  'creates under the same key': { ask: overHttp, questions: (round) => several(2, creates(round)) },
  'creates under the same key over WebSocket': { ask: overSocket, questions: creates },
} as const satisfies Readonly<Record<string, Road>>;
