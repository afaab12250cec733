import type { Dispatcher } from 'undici';

/** Options of a request that wants to hear when it is begun. */
export interface StartedRequestOptions extends Dispatcher.RequestOptions {
  /** Called when a connection is there and the first byte is about to be written. Until then nothing has been sent. */
  readonly onStart: () => void;
}

/** Tells a request when it is begun: undici's own errors don't say whether one had been. */
export const tellStart: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch(options, {
    onRequestStart(controller, context) {
      (options as Dispatcher.DispatchOptions & Partial<StartedRequestOptions>).onStart?.();
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
    onResponseStart: (...start) => handler.onResponseStart?.(...start),
    onResponseData: (...data) => handler.onResponseData?.(...data),
    onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
    onResponseError: (...error) => handler.onResponseError?.(...error),
  });
