import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';

/** What https://docs.z.ai/api-reference/api-code calls an error, by its status. */
const codes: Readonly<Record<number, string>> = {
  400: '1210',
  401: '1000',
  403: '1220',
  404: '1222',
  429: '1302',
  500: '1234',
  503: '1230',
};

/** `{ error: { code, message } }`, the code a text of digits. Where there is no fine-tuning, the table says 404. */
export function presentZaiError({ status, code, message }: ApiError): PresentedError {
  if (code === 'training_not_available') {
    return { status: 404, body: { error: { code: '404', message: 'Fine-tuning feature not available' } } };
  }
  if (code === 'model_not_found') {
    return {
      status,
      body: { error: { code: '1211', message: 'Unknown Model, please check the model code.' } },
    };
  }
  return { status, body: { error: { code: codes[status] ?? String(status), message } } };
}
