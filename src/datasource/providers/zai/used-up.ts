import type { UpstreamErrorBody } from '../profile.ts';

const OUT_OF_BALANCE = '1113';

/** Without money an account gets a 429 like one who asks too often (https://docs.z.ai/api-reference/api-code, 1113). */
export const usedUp = ({ code }: UpstreamErrorBody): string | null =>
  code === OUT_OF_BALANCE ? MESSAGE : null;

const MESSAGE =
  'Z.ai refuses because the account has no balance and no resource package left. Waiting changes nothing: recharge the account, or ask its owner to.';
