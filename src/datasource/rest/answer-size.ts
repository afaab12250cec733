/** How much is read of an answer that went well, and of one that did not, in bytes. */
export const LARGEST_BODY = 16 * 1024 * 1024;
export const LARGEST_ERROR_BODY = 256 * 1024;

/** Whether this status says that it went well. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** How much is read of an answer with this status. */
export const largestBody = (status: number): number =>
  isSuccess(status) ? LARGEST_BODY : LARGEST_ERROR_BODY;
