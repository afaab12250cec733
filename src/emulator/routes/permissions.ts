import { forbidden } from '../server/api-error.ts';
import type { Route } from '../server/call.ts';

const permissions = '/v1/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions';

/** Upstream takes only an admin key here. Every key is an ordinary one to the emulator, so every key is refused. */
const refuse: Route['handle'] = () => {
  throw forbidden(
    'You have insufficient permissions for this operation: it needs an admin API key.',
    'insufficient_permissions',
  );
};

export const permissionRoutes: readonly Route[] = [
  { method: 'GET', path: permissions, handle: refuse },
  { method: 'POST', path: permissions, handle: refuse },
  { method: 'DELETE', path: `${permissions}/{permission_id}`, handle: refuse },
];
