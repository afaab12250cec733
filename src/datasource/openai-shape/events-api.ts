import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { EventsApi } from '../providers/api.ts';
import type { ProviderParts } from '../providers/provider.ts';
import { segment } from '../rest/ids.ts';
import { pageQuery } from '../rest/page-query.ts';
import { decodeEvent } from '../wire/decode-event.ts';
import { pageDecoding } from '../wire/page-decoding.ts';
import { asObject } from '../wire/values.ts';
import { type OpenaiShape, withinPageSize } from './shape.ts';

/** The logs of an API with OpenAI's paths. */
export const createEventsApi = ({ upstream, logger }: ProviderParts, shape: OpenaiShape): EventsApi => {
  const { readEvent } = shape;
  const decode = (raw: JsonValue): FineTuningJobEvent | null => {
    const body = readEvent ? asObject(raw) : null;
    return decodeEvent(readEvent && body ? readEvent(body) : raw);
  };
  const decodingOf = pageDecoding(decode, logger);
  return {
    async list(caller, jobId, request) {
      const page = withinPageSize(request, shape);
      const target = { path: `/fine_tuning/jobs/${segment(jobId)}/events`, query: pageQuery(page) };
      return upstream.get(caller, target, decodingOf(page));
    },
  };
};
