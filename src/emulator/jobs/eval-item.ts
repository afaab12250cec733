import { badRequest } from '../server/api-error.ts';
import {
  anyObject,
  type Check,
  listOf,
  objectOf,
  oneOf,
  optional,
  required,
  text,
} from '../server/values.ts';

type ContentPart = 'input_text' | 'output_text' | 'input_image' | 'input_audio';

const partChecks: Readonly<Record<ContentPart, Check<unknown>>> = {
  input_text(value, path) {
    const part = objectOf('type', 'text', 'prompt_cache_breakpoint')(value, path);
    required(part, path, 'text', text());
    optional(part, path, 'prompt_cache_breakpoint', (breakpoint, where) =>
      required(objectOf('mode')(breakpoint, where), where, 'mode', oneOf('explicit')),
    );
  },
  output_text(value, path) {
    required(objectOf('type', 'text')(value, path), path, 'text', text());
  },
  input_image(value, path) {
    const part = objectOf('type', 'image_url', 'detail')(value, path);
    required(part, path, 'image_url', text(1));
    optional(part, path, 'detail', oneOf('high', 'low', 'auto'));
  },
  input_audio(value, path) {
    required(objectOf('type', 'input_audio')(value, path), path, 'input_audio', (audio, where) => {
      const data = objectOf('data', 'format')(audio, where);
      required(data, where, 'data', text());
      required(data, where, 'format', oneOf('mp3', 'wav'));
    });
  },
};

const contentPart: Check<void> = (value, path) => {
  if (typeof value === 'string') return;
  const type = required(
    anyObject(value, path),
    path,
    'type',
    oneOf('input_text', 'output_text', 'input_image', 'input_audio'),
  );
  partChecks[type](value, path);
};

const content: Check<void> = (value, path) => {
  if (Array.isArray(value)) listOf(contentPart)(value, path);
  else contentPart(value, path);
};

/** One message that a model grader is shown. */
export const evalItem: Check<void> = (value, path) => {
  const item = objectOf('role', 'content', 'type')(value, path);
  required(item, path, 'role', oneOf('user', 'assistant', 'system', 'developer'));
  required(item, path, 'content', content);
  optional(item, path, 'type', oneOf('message'));
};

/** At least one message. */
export const evalItems: Check<void> = (value, path) => {
  const items = listOf(evalItem)(value, path);
  if (items.length === 0)
    throw badRequest(`Invalid '${path}': expected at least one message.`, path, 'empty_array');
};
