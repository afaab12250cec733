import { connectOpenaiShape } from '../../openai-shape/openai-shape.ts';
import type { OpenaiShape } from '../../openai-shape/shape.ts';
import type { Provider } from '../provider.ts';
import { zaiCapabilities } from './capabilities.ts';
import { closedCreation } from './closed-creation.ts';
import { readZaiError } from './read-error.ts';
import { readEvent } from './read-event.ts';
import { usedUp } from './used-up.ts';
import { writeCreate } from './write-create.ts';

const SHAPE: OpenaiShape = {
  readEvent,
  writeCreate,
  pauses: false,
  checkpoints: false,
  // No metadata; a suffix shows only in the name of a model that is finished.
  tagIn: null,
  filtersByMetadata: false,
};

/**
 * Z.ai, formerly Zhipu. Experimental: its public documents no longer have fine-tuning over REST, and this is how the SDKs
 * knew it (https://github.com/zai-org/z-ai-sdk-python before July 2025, https://github.com/MetaGLM/zhipuai-sdk-python-v4,
 * https://github.com/MetaGLM/zhipuai-sdk-java-v4, https://github.com/yankeguo/zhipu). Accounts at `open.bigmodel.cn` have
 * other keys, and their address has to be set.
 *
 * A create is never resent: a job gives nothing back that a tag could stand in. `request_id` may be such a thing, but no
 * document says that a job keeps its creator's.
 */
export const zai: Provider = {
  name: 'zai',
  baseUrl: 'https://api.z.ai/api/paas/v4',
  capabilities: zaiCapabilities,
  // The language is no proof of anything, but goes the same way: without it, refusals come in Chinese.
  credentialHeaders: ({ token }) => ({
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    'accept-language': 'en-US,en',
  }),
  // A request's id goes in the body, where only the provider's own create has a place for it.
  requestIdHeaders: [],
  upstreamRequestIdHeader: 'x-request-id',
  query: [],
  statuses: new Map([
    // Each SDK lists other words, and no document lists them all.
    ['create', 'QUEUED'],
    ['created', 'QUEUED'],
    ['pending', 'QUEUED'],
    ['validating_files', 'VALIDATING_FILES'],
    ['queued', 'QUEUED'],
    ['running', 'RUNNING'],
    ['succeeded', 'SUCCEEDED'],
    ['failed', 'FAILED'],
    ['cancelled', 'CANCELLED'],
  ]),
  methods: new Map(),
  // No document says it; the rest is OpenAI's, and so is this taken to be.
  eventOrder: 'NEWEST_FIRST',
  settle: 30_000,
  readError: readZaiError,
  closedCreation,
  usedUp,
  connect(parts) {
    const api = connectOpenaiShape(SHAPE)(parts);
    // The SDKs can't ask for one file: the call is there, commented out.
    return { ...api, files: { ...api.files, get: null } };
  },
};
